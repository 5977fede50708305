import { describe, expect, it } from 'vitest';
import { address, oneLine, printable } from './printable.ts';

describe('printable text', () => {
  it('keeps letters of every script, marks of direction and joiners', () => {
    const text = 'é œ Ж 移民 الهجرة हिन्दी 👩\u200D👧 a\u200Fb\u200Ec\u00A0d\u00ADe\u200Bf';
    expect(printable(text)).toBe(text);
  });

  it('drops what would command the typesetter or cannot be stored', () => {
    expect(printable('a\u202Eb\u2067c\u2069d\u0000e\u0007f\uFEFFg\uFFFEh\u{E0041}i\u{1FFFF}j\uFDD0k\u009Bl')).toBe(
      'abcdefghijkl',
    );
    expect(printable('\uD800x')).toBe('\uFFFDx');
  });

  it('knows one kind of line break', () => {
    expect(printable('a\r\nb\rc\u2028d\u2029e\u0085f\vg\fh\ti')).toBe('a\nb\nc\nd\ne\nf\ng\nh i');
    expect(oneLine('  a \n b  ')).toBe('a b');
  });

  it('is the same when printed again', () => {
    const text = 'a\r\n\u202Eb\t\uD800';
    expect(printable(printable(text))).toBe(printable(text));
  });
});

describe('addresses', () => {
  it('leave nothing that a format could take for its own', () => {
    expect(address('https://example.org/a b/"q"/<t>?x=`|\\^{}')).toMatch(
      /^https:\/\/example\.org\/a%20b\/%22q%22\/%3Ct%3E\?x=%60%7C/,
    );
    expect(address('mailto:a<b>"c"@example.org')).toBe('mailto:a%3Cb%3E%22c%22@example.org');
    expect(address('https://bücher.example/é')).toBe('https://xn--bcher-kva.example/%C3%A9');
    expect(address('https://example.org/a%20b?x=1&y=(2)#z')).toBe('https://example.org/a%20b?x=1&y=(2)#z');
  });
});
