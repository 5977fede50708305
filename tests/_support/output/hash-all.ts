import { createHash } from 'node:crypto';
import { FORMATS } from '@penholder/shared/documents';
import { write } from '@penholder/server/output/writers/write';
import { anArabicPublication, anEnglishPublication } from './publications.ts';

/** The SHA-256 of every format of two publications. Run as a program: prints them as JSON. With a number: that many days from now. */
export async function hashAll(): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const [name, publication] of [
    ['en', anEnglishPublication()],
    ['ar', anArabicPublication()],
  ] as const)
    for (const format of FORMATS) {
      const { bytes } = await write(publication, format);
      hashes[`${name} ${format}`] = createHash('sha256').update(bytes).digest('hex');
    }
  return hashes;
}

if (process.argv[1] === import.meta.filename) {
  const days = Number(process.argv[2] ?? 0);
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...given: [] | [number | string | Date]) {
      if (given.length === 0) super(RealDate.now() + days * 86_400_000);
      else super(...(arguments as unknown as [number]));
    }
    static override now(): number {
      return RealDate.now() + days * 86_400_000;
    }
  } as DateConstructor;
  process.stdout.write(JSON.stringify(await hashAll()));
}
