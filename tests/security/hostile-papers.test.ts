import { describe, expect, it } from 'vitest';
import { Refused } from '@penholder/shared/kernel';
import { PaperReading, recognisePaper } from '@penholder/shared/reading';
import { docxToSource } from '../../server/src/reading/docx/docx-to-source.ts';
import { type ReadPaperOptions, readPaper } from '../../server/src/reading/index.ts';
import { formatOf, readFile } from '../../server/src/reading/read-file.ts';
import { HOSTILE } from '../_support/hostile-papers.ts';
import { ARABIC, ENGLISH } from '../_support/paper-plan.ts';
import { paperAsDocx, paperAsMarkdown } from '../_support/papers.ts';
import { pack, rawDocx } from '../_support/raw-docx.ts';
import { unzipSync } from 'fflate';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const read = (file: Uint8Array, options: Partial<ReadPaperOptions> = {}) =>
  readPaper(file, { name: 'paper.docx', mediaType: '', ...options });

/** A stream of numbers from 0 to 1 that is the same each time (mulberry32). */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('hostile papers', () => {
  it.each(Object.entries(HOSTILE))('[RD13] refuses %s', async (_, make) => {
    const { file, name, mediaType, code } = make();
    const result = await read(file, { ...(name && { name }), ...(mediaType && { mediaType }) });
    expect(result).toMatchObject({ ok: false, refusal: { code } });
    expect(!result.ok && result.refusal.detail).toMatch(/^\p{Lu}.+\.$/u);
    expect(!result.ok && result.refusal.status).toBe(
      { 'reading.too-large': 413, 'reading.unsupported': 415 }[code] ?? 422,
    );
  });

  it('[RD13] does not unpack anything before the directory has passed', () => {
    const file = HOSTILE['entries that overlap']!().file;
    expect(() => docxToSource(file)).toThrow(/reading\.bomb/);
  });

  it('[RD13] goes by what a file is, not by what it is called', async () => {
    expect(await read(rawDocx(), { name: 'paper.md', mediaType: 'text/markdown' })).toMatchObject({
      ok: true,
      format: 'docx',
    });
    expect(
      await read(new TextEncoder().encode('# Paper\n\nText.'), {
        name: 'paper',
        mediaType: 'text/markdown; charset=utf-8',
      }),
    ).toMatchObject({ ok: true, format: 'markdown' });
    expect(await read(new TextEncoder().encode('Text.'), { name: 'paper', mediaType: WORD })).toMatchObject({
      ok: false,
      refusal: { code: 'reading.malformed' },
    });
  });

  it('[RD14] ends a reading at its deadline', async () => {
    const { file } = paperAsMarkdown(ENGLISH);
    expect(await read(file, { name: 'paper.md', deadlineMs: 1 })).toMatchObject({
      ok: false,
      refusal: { code: 'reading.timed-out' },
    });
  });

  it('[RD14] reads one paper to its end while another keeps its thread busy', async () => {
    const nobodyWaits = new AbortController();
    // Ends of one emphasis after beginnings of another cost the Markdown parser the square of their number: minutes here.
    const endless = new TextEncoder().encode('*a_ '.repeat(100_000));
    const slow = read(endless, { name: 'slow.md', deadlineMs: 600_000, signal: nobodyWaits.signal });
    const first = Promise.race([
      slow.then(
        () => 'slow',
        () => 'slow',
      ),
      read(rawDocx()).then(() => 'quick'),
    ]);
    expect(await first).toBe('quick');
    nobodyWaits.abort(new Error('gone'));
    await expect(slow).rejects.toThrow('gone');
  });

  it('[RD14] turns away a crowd of papers, and reads again when it has passed', async () => {
    const crowd = await Promise.all(Array.from({ length: 11 }, () => read(rawDocx())));
    const codes = crowd.map((result) => (result.ok ? 'read' : result.refusal.code));
    expect(new Set(codes)).toEqual(new Set(['read', 'reading.busy']));
    expect(codes.filter((code) => code === 'read')).toHaveLength(10);
    expect(await read(rawDocx())).toMatchObject({ ok: true });
  });

  it('[RD14] tells how far a reading is', async () => {
    const steps: string[] = [];
    await read(rawDocx(), { onProgress: (step) => steps.push(step) });
    expect(steps).toEqual(['opening', 'recognising', 'done']);
  });
});

/** A reading or a refusal: anything else is a fault. */
async function survives(file: Uint8Array, name = 'paper.docx'): Promise<'read' | 'refused'> {
  try {
    PaperReading.parse(await readFile(file, formatOf(file, { name, mediaType: '' })));
    return 'read';
  } catch (error) {
    if (error instanceof Refused) return 'refused';
    throw error;
  }
}

describe('damaged papers', () => {
  it('[RD13] are read or refused, whichever bytes are flipped', async () => {
    const { file } = await paperAsDocx(ARABIC, { practices: 'table', headings: 'counted' });
    const random = seeded(1);
    const outcomes: string[] = [];
    for (let nth = 0; nth < 80; nth++) {
      const damaged = file.slice();
      for (let flips = 1 + Math.floor(random() * 4); flips > 0; flips--)
        damaged[Math.floor(random() * damaged.length)]! ^= 1 << Math.floor(random() * 8);
      outcomes.push(await survives(damaged));
    }
    expect(outcomes).toHaveLength(80);
    // A flip in what nobody reads (a picture, a date) changes nothing; one in the text is found out by its checksum.
    expect(outcomes.filter((outcome) => outcome === 'refused').length).toBeGreaterThan(50);
  });

  it('[RD13] are read or refused, whatever is written into their markup', async () => {
    const { file } = await paperAsDocx(ARABIC, { practices: 'table', headings: 'counted' });
    const parts = unzipSync(file);
    const names = [
      'word/document.xml',
      'word/numbering.xml',
      'word/styles.xml',
      'word/_rels/document.xml.rels',
      '[Content_Types].xml',
    ];
    const SNIPPETS = [
      '<',
      '>',
      '&',
      '"',
      '/',
      '</w:p>',
      '<w:p>',
      '<w:tbl>',
      '</w:tc>',
      '<w:del>',
      '\0',
      'w:ilvl w:val="-7"',
      '&#0;',
      '&#x202e;',
      '<w:numPr/>',
      '<w:fldChar w:fldCharType="end"/>',
      '%9',
      '999999999999',
    ];
    const random = seeded(2);
    const outcomes = new Set<string>();
    for (let nth = 0; nth < 150; nth++) {
      const name = names[Math.floor(random() * names.length)]!;
      const text = new TextDecoder().decode(parts[name]);
      const at = Math.floor(random() * text.length);
      const end = at + Math.floor(random() * random() * 200);
      const written =
        text.slice(0, at) + (random() < 0.6 ? SNIPPETS[Math.floor(random() * SNIPPETS.length)] : '') + text.slice(end);
      outcomes.add(await survives(pack({ ...parts, [name]: new TextEncoder().encode(written) }, 0)));
    }
    expect(outcomes).toEqual(new Set(['read', 'refused']));
  });

  it('[RD13] are refused wherever they are cut off', async () => {
    const { file } = await paperAsDocx(ARABIC);
    for (let nth = 0; nth < 60; nth++)
      expect(await survives(file.subarray(0, Math.floor((file.length * nth) / 60)))).toBe('refused');
  });

  it('are read in Markdown, whatever is written into them', async () => {
    const text = new TextDecoder().decode(paperAsMarkdown(ARABIC, { practices: 'table' }).file);
    const SNIPPETS = [
      '*',
      '**',
      '[',
      '](',
      '|',
      '\n\n',
      '\n- ',
      '1. ',
      '#',
      '`',
      '[^1]',
      '<b>',
      '\u202e',
      ':',
      '\n> ',
      '\t',
    ];
    const random = seeded(3);
    for (let nth = 0; nth < 60; nth++) {
      const at = Math.floor(random() * text.length);
      const written =
        text.slice(0, at) +
        SNIPPETS[Math.floor(random() * SNIPPETS.length)] +
        text.slice(at + Math.floor(random() * 30));
      expect(await survives(new TextEncoder().encode(written), 'paper.md')).toBe('read');
    }
  });

  it('[RD2, RD3] are recognised in any order of their blocks', async () => {
    const source = docxToSource((await paperAsDocx(ENGLISH)).file);
    const random = seeded(4);
    for (let nth = 0; nth < 20; nth++) {
      const blocks = source.blocks.filter(() => random() > 0.3).sort(() => random() - 0.5);
      const reading = PaperReading.parse(recognisePaper({ ...source, blocks }));
      expect(reading.counts.paragraphs).toBe(blocks.length);
      expect(recognisePaper({ ...source, blocks })).toEqual(reading);
    }
  });
});
