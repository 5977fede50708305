import { type XmlBudget, parseXml } from '../xml.ts';

interface Level {
  format: string;
  /** "%1.%2": what is printed, `%n` standing for the count at level n. */
  text: string;
  start: number;
}
interface Abstract {
  readonly levels: Map<number, Level>;
  styleLink?: string;
}
interface Num {
  abstract: string;
  readonly levels: Map<number, Level>;
  readonly starts: Map<number, number>;
}

/** The place in a list that a paragraph takes: `label` as printed, without its closing dot or bracket; empty for a bullet. */
export interface ListPlace {
  readonly ordered: boolean;
  readonly level: number;
  readonly label: string;
  readonly list: string;
}

/** Counts paragraphs as Word does while they are met in order; undefined: the paragraph is in no list. */
export type Numbering = (numId: string | undefined, level: number) => ListPlace | undefined;

/** Reads numbering.xml (ISO/IEC 29500-1, 17.9). */
export function readNumbering(part: Uint8Array | undefined, budget: XmlBudget): Numbering {
  const abstracts = new Map<string, Abstract>();
  const nums = new Map<string, Num>();
  const linked = new Map<string, Abstract>();
  let abstract: Abstract | undefined;
  let num: Num | undefined;
  let override = 0;
  let level: Level | undefined;

  if (part)
    parseXml(
      part,
      {
        open({ name, attribute }) {
          const value = attribute('w:val') ?? '';
          switch (name) {
            case 'w:abstractNum':
              abstract = { levels: new Map() };
              abstracts.set(attribute('w:abstractNumId') ?? '', abstract);
              break;
            case 'w:num':
              num = { abstract: '', levels: new Map(), starts: new Map() };
              nums.set(attribute('w:numId') ?? '', num);
              break;
            case 'w:abstractNumId':
              if (num) num.abstract = value;
              break;
            case 'w:styleLink':
              if (abstract) linked.set(value, abstract);
              break;
            case 'w:numStyleLink':
              if (abstract) abstract.styleLink = value;
              break;
            case 'w:lvlOverride':
              override = Number(attribute('w:ilvl') ?? 0);
              break;
            case 'w:startOverride':
              num?.starts.set(override, Number(value) || 0);
              break;
            case 'w:lvl':
              level = { format: 'decimal', text: '', start: 1 };
              (num ?? abstract)?.levels.set(Number(attribute('w:ilvl') ?? 0), level);
              break;
            case 'w:start':
              if (level) level.start = Number(value) || 0;
              break;
            case 'w:numFmt':
              if (level) level.format = value;
              break;
            case 'w:lvlText':
              if (level) level.text = value.slice(0, 100);
              break;
          }
        },
        close(name) {
          if (name === 'w:abstractNum') abstract = undefined;
          else if (name === 'w:num') num = undefined;
          else if (name === 'w:lvl') level = undefined;
        },
      },
      budget,
    );

  const counts = new Map<string, number[]>();
  const begun = new Set<string>();

  return (numId, at) => {
    const of = numId === undefined ? undefined : nums.get(numId);
    if (!of || numId === '0' || at < 0 || at > 8) return undefined;
    const own = abstracts.get(of.abstract);
    const base = own?.styleLink ? (linked.get(own.styleLink) ?? own) : own;
    const levelAt = (depth: number) => of.levels.get(depth) ?? base?.levels.get(depth);
    const here = levelAt(at);
    if (!here) return { ordered: false, level: at, label: '', list: numId! };
    if (here.format === 'bullet' || here.format === 'none') {
      // A bullet that prints nothing continues the item before it.
      return here.text.trim() ? { ordered: false, level: at, label: '', list: numId! } : undefined;
    }
    const count = counts.get(of.abstract) ?? [];
    counts.set(of.abstract, count);
    for (const [depth, start] of of.starts)
      if (!begun.has(`${numId} ${depth}`)) {
        begun.add(`${numId} ${depth}`);
        count[depth] = start - 1;
      }
    count[at] = (count[at] ?? here.start - 1) + 1;
    count.length = at + 1;
    const label = here.text.replace(/%([1-9])/g, (_, digit: string) => {
      const depth = Number(digit) - 1;
      const counted = count[depth] ?? levelAt(depth)?.start ?? 1;
      return printed(counted, depth === at ? here.format : (levelAt(depth)?.format ?? 'decimal'));
    });
    return { ordered: true, level: at, label: label.replace(/^[\s(]+|[\s.):]+$/g, ''), list: numId! };
  };
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
function roman(count: number): string {
  let text = '';
  for (const [value, letters] of ROMAN) for (; count >= value; count -= value) text += letters;
  return text;
}
/** a … z, aa, bb … as Word counts. */
const letter = (count: number, letters: string) =>
  letters[(count - 1) % letters.length]!.repeat(Math.ceil(count / letters.length));
const ABJAD = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ';

function printed(count: number, format: string): string {
  if (count < 1 || count > 5_000) return String(count);
  switch (format) {
    case 'upperRoman':
      return roman(count).toUpperCase();
    case 'lowerRoman':
      return roman(count);
    case 'upperLetter':
      return letter(count, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    case 'lowerLetter':
      return letter(count, 'abcdefghijklmnopqrstuvwxyz');
    case 'arabicAbjad':
    case 'arabicAlpha':
      return letter(count, ABJAD);
    default:
      return String(count);
  }
}
