import { Publication, type Format } from '@penholder/shared/documents';
import { sha256 } from './content-hash.ts';
import { MEDIA_TYPES, write } from './writers/write.ts';
import type { WrittenFile } from './write-edition.ts';

/**
 * The process that writes an edition's files, and nothing else; `writeEdition` starts one for each edition. It is a
 * process and not a thread because the typesetter is native code: only a process can be stopped in the middle of a page,
 * can fail without taking the server along, and gives its memory back.
 *
 * It is sent one message, `{ publication, formats }`, and answers, for each format in order, `{ said: 'written', file }`.
 * If the publication is not one, it says `{ said: 'refused', detail }`; if a writer throws, `{ said: 'failed', format,
 * detail }`. Then it ends. It also ends when the server is gone.
 */
export type Said =
  | { readonly said: 'written'; readonly file: WrittenFile }
  | { readonly said: 'refused'; readonly detail: string }
  | { readonly said: 'failed'; readonly format: Format; readonly detail: string };

export interface Given {
  readonly publication: unknown;
  readonly formats: readonly Format[];
}

const say = (message: Said): Promise<void> =>
  new Promise((resolve, reject) =>
    process.send?.(message, undefined, {}, (error) => (error === null ? resolve() : reject(error))),
  );

async function writeAll({ publication, formats }: Given): Promise<void> {
  const parsed = Publication.safeParse(publication);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    return say({
      said: 'refused',
      detail: first === undefined ? 'It is not a publication.' : `${first.path.join('.')} ${first.message}`.trim(),
    });
  }
  for (const format of formats) {
    try {
      const { bytes, warnings } = await write(parsed.data, format);
      await say({
        said: 'written',
        file: { format, mediaType: MEDIA_TYPES[format], bytes, sha256: sha256(bytes), warnings },
      });
    } catch (error) {
      return say({ said: 'failed', format, detail: error instanceof Error ? error.message : String(error) });
    }
  }
}

process.once('disconnect', () => process.exit(0));
process.once('message', (given: Given) => void writeAll(given).finally(() => process.disconnect()));
