import { Publication } from '@penholder/shared/documents';
import { sha256 } from './content-hash.ts';
import { MEDIA_TYPES, write } from './writers/write.ts';
import type { Given, Said } from './writers-protocol.ts';

/** The process that writes an edition's files, and nothing else; see writers-protocol.ts. */
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
