// Writes one file in a process of its own: what is measured begins with Node's start, as the others' begins with theirs.
import { readFileSync, writeFileSync } from 'node:fs';
import { write } from '@penholder/server/output/writers/write';
import type { Format, Publication } from '@penholder/shared/documents';

const [publication, format, file] = process.argv.slice(2) as [string, Format, string];
const { bytes } = await write(JSON.parse(readFileSync(publication, 'utf8')) as Publication, format);
writeFileSync(file, bytes);
