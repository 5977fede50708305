import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '@penholder/shared/documents';
import { write } from '@penholder/server/output/writers/write';
import { hashAll } from '../../_support/output/hash-all.ts';
import { anEnglishPublication } from '../../_support/output/publications.ts';

const script = fileURLToPath(new URL('../../_support/output/hash-all.ts', import.meta.url));

/** The hashes as another process gives them, `days` from now and in another part of the world. */
async function hashElsewhere(days: number, TZ: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, String(days)], {
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      TZ,
      LANG: 'ar_EG.UTF-8',
      LC_ALL: 'ar_EG.UTF-8',
    },
  });
  return JSON.parse(stdout);
}

describe('the same publication', () => {
  let here: Awaited<ReturnType<typeof hashAll>>;
  beforeAll(async () => {
    here = await hashAll();
  });

  it(
    'gives the same bytes in another process, on another day, in another time zone',
    { timeout: 120_000 },
    async () => {
      expect(Object.keys(here)).toHaveLength(2 * FORMATS.length);
      expect(await hashElsewhere(1, 'Pacific/Kiritimati')).toEqual(here);
      expect(await hashElsewhere(400, 'America/Los_Angeles')).toEqual(here);
    },
  );

  it('gives the same bytes twice in one process', async () => {
    expect(await hashAll()).toEqual(here);
  });

  it.each(FORMATS)('gives other bytes when a word changes (%s)', async (format) => {
    const changed = anEnglishPublication();
    changed.disclaimers = [...changed.disclaimers.slice(0, -1), 'Another sentence.'];
    expect(
      Buffer.from((await write(changed, format)).bytes).equals((await write(anEnglishPublication(), format)).bytes),
    ).toBe(false);
  });
});
