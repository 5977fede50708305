import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { WriterWarning } from './write.ts';

/** The pages as PDF/UA-1; and where the typesetter cannot tag one, better a file without tags, and a warning, than none. */
export function exportPdf(
  compiler: Pick<NodeCompiler, 'pdf'>,
  pages: NodeTypstDocument,
): { bytes: Uint8Array; warnings: WriterWarning[] } {
  try {
    return { bytes: Uint8Array.from(compiler.pdf(pages, { pdfStandard: 'ua-1' })), warnings: [] };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return {
      bytes: Uint8Array.from(compiler.pdf(pages, { pdfTags: false })),
      warnings: [{ code: 'untagged', detail }],
    };
  }
}
