import { parseXml, type XmlBudget, type Zip } from '../../reading/opening/index.ts';

export interface Workbook {
  /** Those in sight, in their order. */
  readonly sheets: readonly { readonly name: string; readonly relation: string }[];
  /** Days are counted from 1904, as on old Macintoshes. */
  readonly is1904: boolean;
}

/** What a part refers to: relation ids to the kind and path of what they mean. `path` '' asks for the package itself. */
export function readRelations(
  zip: Zip,
  path: string,
  budget: XmlBudget,
): Map<string, { kind: string; target: string }> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const part = `${folder}_rels/${path.slice(folder.length)}.rels`;
  const relations = new Map<string, { kind: string; target: string }>();
  if (!zip.has(part)) return relations;
  parseXml(
    zip.read(part),
    {
      open(element) {
        if (element.name !== 'rel:Relationship' || element.attribute('TargetMode') === 'External') return;
        const [id, type, target] = ['Id', 'Type', 'Target'].map((name) => element.attribute(name) ?? '');
        relations.set(id!, {
          kind: type!.slice(type!.lastIndexOf('/') + 1),
          target: target!.startsWith('/') ? target!.slice(1) : within(folder, target!),
        });
      },
    },
    budget,
  );
  return relations;
}

/** A path relative to a folder: `xl/`, `../docProps/x.xml`. */
function within(folder: string, target: string): string {
  const parts = folder.split('/').filter(Boolean);
  for (const step of target.split('/'))
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  return parts.join('/');
}

/** The content types of the package, as one text. */
export function readContentTypes(zip: Zip, budget: XmlBudget): string {
  const types: string[] = [];
  const open = (element: { attribute(name: string): string | undefined }) =>
    void types.push(element.attribute('ContentType') ?? '');
  if (zip.has('[Content_Types].xml')) parseXml(zip.read('[Content_Types].xml'), { open }, budget);
  return types.join('\n');
}

export function readWorkbook(zip: Zip, path: string, budget: XmlBudget): Workbook {
  const sheets: { name: string; relation: string }[] = [];
  let is1904 = false;
  parseXml(
    zip.read(path),
    {
      open(element) {
        if (element.name === 's:workbookPr') is1904 = /^(?:1|true)$/.test(element.attribute('date1904') ?? '');
        if (element.name !== 's:sheet' || (element.attribute('state') ?? 'visible') !== 'visible') return;
        sheets.push({ name: element.attribute('name') ?? '', relation: element.attribute('r:id') ?? '' });
      },
    },
    budget,
  );
  return { sheets, is1904 };
}

/** The texts that cells share, without what is only there to be read aloud. */
export function readTexts(zip: Zip, path: string | undefined, budget: XmlBudget): readonly string[] {
  const texts: string[] = [];
  if (path === undefined) return texts;
  let text: string | undefined;
  let isRead = false;
  let phonetic = 0;
  parseXml(
    zip.read(path),
    {
      open({ name }) {
        if (name === 's:si') text = '';
        else if (name === 's:rPh') phonetic++;
        else if (name === 's:t') isRead = phonetic === 0;
      },
      close(name) {
        if (name === 's:si') {
          texts.push(unescaped(text ?? ''));
          text = undefined;
        } else if (name === 's:rPh') phonetic--;
        else if (name === 's:t') isRead = false;
      },
      text(written) {
        if (isRead && text !== undefined) text += written;
      },
    },
    budget,
  );
  return texts;
}

/** `_x000D_` is how a workbook writes a character that XML has no place for. */
export const unescaped = (text: string): string =>
  text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Number formats that a workbook need not spell out: dates, alone or with a time. */
const isDateFormat = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
const showsDate = (code: string): boolean => /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));

/** Which of the cell formats, by their place, show a number as a date. */
export function readStyles(zip: Zip, path: string | undefined, budget: XmlBudget): (style: number) => boolean {
  const written = new Map<number, string>();
  const formats: number[] = [];
  let isOfCells = false;
  if (path !== undefined)
    parseXml(
      zip.read(path),
      {
        open(element) {
          if (element.name === 's:numFmt')
            written.set(Number(element.attribute('numFmtId')), element.attribute('formatCode') ?? '');
          else if (element.name === 's:cellXfs') isOfCells = true;
          else if (element.name === 's:xf' && isOfCells) formats.push(Number(element.attribute('numFmtId') ?? 0));
        },
        close(name) {
          if (name === 's:cellXfs') isOfCells = false;
        },
      },
      budget,
    );
  return (style) => {
    const id = formats[style] ?? 0;
    const code = written.get(id);
    return code === undefined ? isDateFormat(id) : showsDate(code);
  };
}
