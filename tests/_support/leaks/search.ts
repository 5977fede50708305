import { createHash } from 'node:crypto';
import { gunzipSync, inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Needle } from './planted.ts';

/** How a planted string may be written, each as the bytes (latin1) to look for. */
function formsOf({ text, what }: Needle): string[] {
  const utf8 = Buffer.from(text);
  const forms = [
    utf8.toString('latin1'),
    encodeURIComponent(text),
    JSON.stringify(text).slice(1, -1),
    text.replaceAll(/[^\x20-\x7e]/gu, (char) => `\\u${char.codePointAt(0)!.toString(16).padStart(4, '0')}`),
    text.replaceAll(/[^\x20-\x7e]/gu, (char) => `&#x${char.codePointAt(0)!.toString(16)};`),
    Buffer.from(text, 'utf16le').toString('latin1'),
    Buffer.from(text, 'utf16le').swap16().toString('latin1'),
    utf8.toString('hex'),
  ];
  const raw = [utf8];
  if (what === 'id') {
    const bytes = Buffer.from(text.replaceAll('-', ''), 'hex');
    raw.push(bytes);
    forms.push(text.replaceAll('-', ''), bytes.toString('latin1'));
  }
  // Base64 of a longer text that it stands in: three ways to fall on its groups of three bytes.
  for (const bytes of raw)
    for (const before of [0, 1, 2]) {
      const coded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
      const inner = coded.slice(before === 0 ? 0 : before + 1, Math.floor(((before + bytes.length) * 8) / 6));
      forms.push(inner, inner.replaceAll('+', '-').replaceAll('/', '_'));
    }
  return [...new Set(forms.map((form) => form.toLowerCase()))];
}

const forms = new WeakMap<Needle, string[]>();
const formsFor = (needle: Needle): string[] => {
  const known = forms.get(needle) ?? formsOf(needle);
  forms.set(needle, known);
  return known;
};

/** Whatever can be read out of bytes: themselves, the parts of archives, the text and the properties of PDF files. */
async function readable(bytes: Buffer, depth = 0): Promise<string[]> {
  const itself = bytes.toString('latin1');
  const all = [itself];
  if (depth > 3) return all;
  if (itself.startsWith('PK\u0003\u0004'))
    for (const [name, part] of Object.entries(unzipSync(new Uint8Array(bytes))))
      all.push(Buffer.from(name).toString('latin1'), ...(await readable(Buffer.from(part), depth + 1)));
  if (itself.startsWith('\u001f\u008b')) all.push(...(await readable(gunzipSync(bytes), depth + 1)));
  if (itself.startsWith('%PDF')) all.push(...(await textsOfPdf(bytes)), ...streamsOf(bytes));
  return all;
}

async function textsOfPdf(bytes: Buffer): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  const texts: string[] = [];
  const { info, metadata } = await pdf.getMetadata();
  texts.push(JSON.stringify(info), metadata?.getRaw() ?? '', JSON.stringify(await pdf.getOutline()));
  for (let page = 1; page <= pdf.numPages; page++) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    const words = items.map((item) => ('str' in item ? item.str : ''));
    texts.push(words.join(''), words.join(' '));
  }
  await task.destroy();
  return texts.map((text) => Buffer.from(text).toString('latin1'));
}

/** The streams of a PDF file as they are when unpacked. */
function streamsOf(bytes: Buffer): string[] {
  const texts: string[] = [];
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const begins = at + 6 + (bytes[at + 6] === 13 ? 2 : 1);
    const ends = bytes.indexOf('endstream', begins);
    if (ends < 0) break;
    try {
      texts.push(inflateSync(bytes.subarray(begins, ends)).toString('latin1'));
    } catch {
      // It is not packed this way; as it stands it is searched with the file.
    }
    at = ends;
  }
  return texts;
}

/** Searches bytes for planted strings; the same bytes are taken apart once. */
export function createSearch(needles: readonly Needle[]) {
  const known = new Map<string, readonly Needle[]>();
  return async (bytes: Buffer | string): Promise<readonly Needle[]> => {
    const whole = Buffer.from(bytes);
    const key = createHash('sha1').update(whole).digest('hex');
    let found = known.get(key);
    if (!found) {
      const texts = (await readable(whole)).map((text) => text.toLowerCase());
      found = needles.filter((needle) => formsFor(needle).some((form) => texts.some((text) => text.includes(form))));
      known.set(key, found);
    }
    return found;
  };
}
export type Search = ReturnType<typeof createSearch>;
