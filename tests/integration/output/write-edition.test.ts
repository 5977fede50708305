import { describe, expect, it } from 'vitest';
import { FORMATS, type Publication } from '@penholder/shared/documents';
import { sha256 } from '@penholder/server/output/content-hash';
import { NotWritten, writeEdition } from '@penholder/server/output/write-edition';
import { write } from '@penholder/server/output/writers/write';
import { aLargePublication, anEnglishPublication } from '../../_support/output/publications.ts';

const why = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'written',
    (error: unknown) => (error instanceof NotWritten ? error.why : error),
  );

describe('writing an edition', { timeout: 120_000 }, () => {
  it('gives the formats asked for, in order, with their hashes', async () => {
    const told: unknown[] = [];
    const files = await writeEdition(anEnglishPublication(), ['json', 'html', 'docx', 'pdf', 'markdown'], {
      onProgress: (progress) => told.push(progress),
    });
    expect(files.map(({ format, mediaType }) => [format, mediaType])).toEqual([
      ['json', 'application/json'],
      ['html', 'text/html; charset=utf-8'],
      ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
      ['pdf', 'application/pdf'],
      ['markdown', 'text/markdown; charset=utf-8; variant=GFM'],
    ]);
    for (const file of files) {
      expect(file.sha256).toBe(sha256(file.bytes));
      expect(Buffer.from(file.bytes).equals((await write(anEnglishPublication(), file.format)).bytes)).toBe(true);
    }
    expect(told.at(-1)).toEqual({ format: 'markdown', done: 5, of: 5 });
    expect(told).toHaveLength(FORMATS.length);
  });

  it('hands on what a format could not do', async () => {
    const publication = { ...anEnglishPublication(), title: '😀' };
    const [pdf] = await writeEdition(publication, ['pdf']);
    expect(pdf?.warnings).toEqual([{ code: 'unprintable', character: '😀' }]);
  });

  it('refuses what is not a publication', async () => {
    const marked = anEnglishPublication();
    marked.footnotes = marked.footnotes.slice(1);
    expect(await why(writeEdition(marked, ['json']))).toBe('refused');
    await expect(writeEdition(marked, ['json'])).rejects.toThrow('The footnote n1 is marked and missing.');
    const bad = {
      ...anEnglishPublication(),
      blocks: [{ kind: 'paragraph', id: 'p', content: [{ text: 'x', href: 'javascript:alert(1)' }] }],
      footnotes: [],
    } as Publication;
    expect(await why(writeEdition(bad, ['html']))).toBe('refused');
  });

  it('is stopped when it takes too long, in the middle of a page', async () => {
    expect(await why(writeEdition(aLargePublication(3000), ['pdf'], { timeout: 1500 }))).toBe('timed-out');
  });

  it('says so when the worker runs out of memory, and goes on after', async () => {
    expect(await why(writeEdition(aLargePublication(8000), ['docx'], { heap: 60 }))).toBe('crashed');
    expect((await writeEdition(anEnglishPublication(), ['json']))[0]?.format).toBe('json');
  });

  it('gives up when told, running or waiting, with the reason it was told', async () => {
    const running = new AbortController();
    const waiting = new AbortController();
    const first = writeEdition(aLargePublication(3000), ['pdf'], { signal: running.signal });
    const second = writeEdition(anEnglishPublication(), ['json'], { signal: waiting.signal });
    const third = writeEdition(anEnglishPublication(), ['json']);
    waiting.abort(new Error('not wanted any more'));
    await expect(second).rejects.toThrow('not wanted any more');
    running.abort(new Error('the server stops'));
    await expect(first).rejects.toThrow('the server stops');
    expect(await third).toHaveLength(1);
    await expect(
      writeEdition(anEnglishPublication(), ['json'], { signal: AbortSignal.abort(new Error('before')) }),
    ).rejects.toThrow('before');
  });

  it('writes one edition after the other', async () => {
    const order: string[] = [];
    const named = (name: string, formats: ('json' | 'html')[]) =>
      writeEdition(anEnglishPublication(), formats, { onProgress: ({ format }) => order.push(`${name} ${format}`) });
    await Promise.all([named('first', ['html', 'json']), named('second', ['json', 'html'])]);
    expect(order).toEqual(['first html', 'first json', 'second json', 'second html']);
  });

  it('leaves the loop of the server free', async () => {
    let turns = 0;
    let isDone = false;
    const count = (): void => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    count();
    await writeEdition(aLargePublication(500), ['markdown', 'html']);
    isDone = true;
    expect(turns).toBeGreaterThan(1000);
  });

  it('passes on what the listener to its progress throws', async () => {
    const onProgress = (): void => {
      throw new Error('the page is gone');
    };
    await expect(writeEdition(anEnglishPublication(), ['json'], { onProgress })).rejects.toThrow('the page is gone');
  });
});
