import { readFileSync } from 'node:fs';

/**
 * The faces that paper is set in, from packages and not from the machine, so that an edition looks and reads the same
 * wherever it is made. Arabic is Amiri: of the free faces it is the one whose text can be copied and searched (others
 * draw a letter's dots as glyphs of their own). Chinese is one light package of simplified characters (GB 2312).
 */
const FILES = [
  'noto-serif/400Regular/NotoSerif_400Regular.ttf',
  'noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic.ttf',
  'noto-serif/700Bold/NotoSerif_700Bold.ttf',
  'noto-serif/700Bold_Italic/NotoSerif_700Bold_Italic.ttf',
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
  'noto-sans/700Bold/NotoSans_700Bold.ttf',
  'noto-sans/700Bold_Italic/NotoSans_700Bold_Italic.ttf',
  'amiri/400Regular/Amiri_400Regular.ttf',
  'amiri/400Regular_Italic/Amiri_400Regular_Italic.ttf',
  'amiri/700Bold/Amiri_700Bold.ttf',
  'amiri/700Bold_Italic/Amiri_700Bold_Italic.ttf',
  'zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf',
];

export interface Fonts {
  /** Each a TrueType file. */
  readonly files: readonly Buffer[];
  /** Whether a character can be drawn in every style. */
  readonly has: (codePoint: number) => boolean;
}

let loaded: Fonts | undefined;

/** The faces, read once. */
export function fonts(): Fonts {
  loaded ??= load();
  return loaded;
}

function load(): Fonts {
  const files = FILES.map((file) => readFileSync(new URL(import.meta.resolve(`@expo-google-fonts/${file}`))));
  const families = Map.groupBy(files, (_, index) => FILES[index]?.split('/')[0] ?? '');
  const covered = new Set<number>();
  for (const styles of families.values()) {
    const [first, ...others] = styles.map(charactersOf);
    for (const character of first ?? []) if (others.every((other) => other.has(character))) covered.add(character);
  }
  return { files, has: (codePoint) => covered.has(codePoint) };
}

/**
 * The characters that a TrueType file has glyphs for: its `cmap` table, subtables of format 4 and 12 for Unicode.
 * Source: OpenType 1.9, "cmap — Character to glyph index mapping table".
 */
export function charactersOf(file: Buffer): Set<number> {
  const characters = new Set<number>();
  const tables = file.readUInt16BE(4);
  for (let index = 0; index < tables; index += 1) {
    const record = 12 + 16 * index;
    if (file.toString('latin1', record, record + 4) !== 'cmap') continue;
    const cmap = file.readUInt32BE(record + 8);
    const subtables = file.readUInt16BE(cmap + 2);
    for (let at = cmap + 4; at < cmap + 4 + 8 * subtables; at += 8) {
      const isUnicode = file.readUInt16BE(at) === 0 || file.readUInt16BE(at) === 3;
      const subtable = cmap + file.readUInt32BE(at + 4);
      const format = file.readUInt16BE(subtable);
      if (isUnicode && format === 4) readSegments(file, subtable, characters);
      if (isUnicode && format === 12) readGroups(file, subtable, characters);
    }
  }
  return characters;
}

function readSegments(file: Buffer, at: number, into: Set<number>): void {
  const width = file.readUInt16BE(at + 6);
  const ends = at + 14;
  const starts = ends + width + 2;
  const deltas = starts + width;
  const offsets = deltas + width;
  for (let segment = 0; segment < width; segment += 2) {
    const end = file.readUInt16BE(ends + segment);
    const start = file.readUInt16BE(starts + segment);
    const delta = file.readInt16BE(deltas + segment);
    const offset = file.readUInt16BE(offsets + segment);
    for (let character = start; character <= end && character !== 0xffff; character += 1) {
      const listed = offset === 0 ? character : file.readUInt16BE(offsets + segment + offset + 2 * (character - start));
      const glyph = listed === 0 && offset !== 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) into.add(character);
    }
  }
}

function readGroups(file: Buffer, at: number, into: Set<number>): void {
  const groups = file.readUInt32BE(at + 12);
  for (let group = at + 16; group < at + 16 + 12 * groups; group += 12) {
    const end = file.readUInt32BE(group + 4);
    for (let character = file.readUInt32BE(group); character <= end; character += 1) into.add(character);
  }
}
