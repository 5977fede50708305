import type { Format, Publication } from '@penholder/shared/documents';

/** What a file of each format is called in HTTP and in e-mail. */
export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8; variant=GFM',
  json: 'application/json',
};

/**
 * What a format could not do with a publication.
 * - `unprintable`: no face has the character; U+FFFD stands in its place.
 * - `untagged`: the file shows everything and is not accessible; `detail` is why, in the typesetter's words.
 */
export type WriterWarning =
  { readonly code: 'unprintable'; readonly character: string } | { readonly code: 'untagged'; readonly detail: string };

/** A format's bytes, and what it could not do. */
export interface Written {
  readonly bytes: Uint8Array;
  readonly warnings: readonly WriterWarning[];
}

/**
 * Writes a publication in one format. The same publication gives the same bytes. Blocks its thread: see `writeEdition`.
 * A writer is loaded when it is wanted: the libraries behind the DOCX and PDF writers are large.
 */
export async function write(publication: Publication, format: Format): Promise<Written> {
  const complete = (bytes: Uint8Array): Written => ({ bytes, warnings: [] });
  switch (format) {
    case 'docx':
      return complete(await (await import('./write-docx.ts')).writeDocx(publication));
    case 'pdf':
      return (await import('./write-pdf.ts')).writePdf(publication);
    case 'html':
      return complete((await import('./write-html.ts')).writeHtml(publication));
    case 'markdown':
      return complete((await import('./write-markdown.ts')).writeMarkdown(publication));
    case 'json':
      return complete((await import('./write-json.ts')).writeJson(publication));
  }
}
