import { deflateSync } from 'node:zlib';
import type { Refused } from '@penholder/shared/kernel';
import { describe, expect, it } from 'vitest';
import { lookApart } from './look-apart.ts';
import { lookInto } from './look-into.ts';

const SCRIPT = '<< /S /JavaScript /JS (app.alert(1)) >>';
const pdf = (...parts: readonly (string | Uint8Array)[]) =>
  Buffer.concat(
    ['%PDF-1.7\n', ...parts, '\ntrailer << /Root 1 0 R >>\n%%EOF\n'].map((part) =>
      Buffer.from(part as string, 'latin1'),
    ),
  );
const packed = (dictionary: string, objects: string | Uint8Array = `5 0 ${SCRIPT}`, head = 'stream\n') =>
  pdf(`4 0 obj\n${dictionary}\n${head}`, deflateSync(objects), '\nendstream\nendobj');
function codeOf(file: Buffer): string {
  try {
    return lookInto(file).kind;
  } catch (error) {
    return (error as Refused).refusal.code;
  }
}

describe('a PDF that hides what it can do', () => {
  it.each<[string, Buffer]>([
    ['a name with escapes', pdf('5 0 obj << /S /JavaScr#69pt /J#53 (x) >> endobj')],
    ['an object behind a comment that looks like a stream', pdf(`% >>stream\n5 0 obj ${SCRIPT} endobj\nendstream`)],
    ['a string that looks like a stream', pdf('5 0 obj << /A (>> stream\n) /S /JavaScript /B (endstream) >> endobj')],
    ['a word that looks like a stream', pdf('5 0 obj << /A stream\n /S /JavaScript /B endstream >> endobj')],
    ['a list that looks like a stream', pdf('5 0 obj [ stream\n << /S /JavaScript >> endstream ] endobj')],
    ['an object within a stream', pdf(`4 0 obj << >> stream\n5 0 obj ${SCRIPT} endobj\nendstream endobj`)],
    ['an object within a comment', pdf(`% 5 0 obj << /A (\n >>stream\n) /S /JavaScript /B (endstream) >> endobj`)],
    ['numbers with a comment between', pdf(`5 0 % number\nobj ${SCRIPT} endobj`)],
    ['numbers without a blank', pdf(`5 0obj${SCRIPT}endobj`)],
    ['packed objects under a name with escapes', packed('<< /Type /Obj#53tm >>')],
    ['packed objects without a type', packed('<< /N 1 /First 4 >>')],
    ['packed objects behind a long dictionary', packed(`<< /Type /ObjStm /X (${'x'.repeat(900)}) >>`)],
    [
      'packed objects whose stream ends nowhere',
      pdf('4 0 obj << /Type /ObjStm >>\nstream\n', deflateSync(`5 0 ${SCRIPT}`)),
    ],
  ])('[PR49] is refused: %s', (_, file) => {
    expect(codeOf(file)).toBe('attachment.active');
  });

  it.each<[string, Buffer]>([
    ['behind a comment that looks like a stream', packed('<< /Type /ObjStm >>', undefined, '% stream\nstream\n')],
    ['in another way', pdf('4 0 obj << /Type /ObjStm /Filter /ASCIIHexDecode >> stream\n3520\nendstream endobj')],
    // Each row behind a zero, as pictures are.
    ['in another way as well', packed('<< /Type /ObjStm >>', `\0${'5 0 '}\0${SCRIPT}`)],
  ])('[PR49] is refused where its objects are packed %s', (_, file) => {
    expect(['attachment.damaged', 'attachment.active']).toContain(codeOf(file));
  });

  it('[PR49] is refused where it is encrypted, however that is written', () => {
    expect(codeOf(pdf('trailer << /Encr#79pt 9 0 R >>'))).toBe('attachment.encrypted');
  });
});

it('[PR49] a PDF that does nothing is taken: names in pictures and longer names are none of it', () => {
  const picture = pdf('4 0 obj << /Length 20 >> stream\n/JS /Launch (<< [ %\nendstream endobj');
  expect(codeOf(picture)).toBe('pdf');
  expect(codeOf(pdf('5 0 obj << /JSX 1 /LaunchPad 2 /A (\\() >> endobj'))).toBe('pdf');
  expect(codeOf(packed('<< /Type /ObjStm /N 1 /First 4 >>', '5 0 << /A 1 >>'))).toBe('pdf');
  expect(codeOf(packed('<< /Type /ObjStm /N 0 /First 0 >>', ''))).toBe('pdf');
});

describe('looking into a file', () => {
  const refusalOf = (looking: Promise<unknown>) =>
    looking.then(
      () => undefined,
      (error: unknown) => (error as Refused).refusal.code,
    );

  it('[PR49] happens in a thread, with what comes of it', async () => {
    expect(await lookApart(pdf('5 0 obj << /Author (Amina) >> endobj'))).toEqual({ kind: 'pdf', names: ['Amina'] });
    expect(await refusalOf(lookApart(pdf(`5 0 obj ${SCRIPT} endobj`)))).toBe('attachment.active');
  });

  it('[PR49] ends at the deadline, whatever the file holds', async () => {
    // Each of them is a string that goes on to the end: the work grows with their square.
    const endless = pdf('5 0 obj (\n'.repeat(900_000));
    expect(await refusalOf(lookApart(endless, { deadlineMs: 300 }))).toBe('attachment.unreadable');
  });

  it('[PR49] is refused for the moment where very many wait', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => refusalOf(lookApart(pdf()))));
    expect(answers.filter((code) => code === 'attachment.busy')).toHaveLength(2);
  });
});
