import type { SourceParagraph } from '@penholder/shared/reading';
import { type XmlBudget, parseXml } from '../xml.ts';

/** What a style says, with what it is based on already taken in. Undefined: it says nothing of that. */
export interface Style {
  readonly level?: number | undefined;
  readonly role?: SourceParagraph['style'] | undefined;
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
  readonly isHidden?: boolean | undefined;
  /** Points. */
  readonly size?: number | undefined;
  readonly numId?: string | undefined;
  readonly numLevel?: number | undefined;
}

export interface Styles {
  /** The style with that id, or the default one of paragraphs; `{}` where there is none. */
  paragraph(id: string | undefined): Style;
  character(id: string | undefined): Style;
}

/** Toggles are on when their element stands there, unless its value says no. */
export const isOn = (value: string | undefined): boolean =>
  value === undefined || !/^(?:0|false|off|none)$/.test(value);

/** Word writes the names of its own styles in English whatever its language; others translate them. */
const HEADING_NAME = /^(?:heading|titre|título|titulo|überschrift|заголовок|标题|عنوان|العنوان)\s*([1-9])$/i;
const ROLES: readonly (readonly [RegExp, SourceParagraph['style']])[] = [
  [/^(?:title|titre|título|titel|العنوان)$/i, 'title'],
  [/^(?:subtitle|sous-titre|subtítulo)$/i, 'subtitle'],
  [/^(?:intense )?(?:quote|quotation|block ?text|citation|cita)$/i, 'quotation'],
  [/^(?:toc|tm|contents) ?(?:heading|\d)/i, 'contents'],
];

type Draft = { -readonly [Key in keyof Style]: Style[Key] } & { basedOn?: string; ownOutline?: number };

/** Reads styles.xml (ISO/IEC 29500-1, 17.7). */
export function readStyles(part: Uint8Array | undefined, budget: XmlBudget): Styles {
  const drafts = new Map<string, Draft>();
  const defaults: Draft = {};
  let defaultId: string | undefined;
  let current: Draft | undefined;
  let isInChange = 0;

  const handler = {
    open({ name, attribute }: { name: string; attribute(name: string): string | undefined }) {
      if (name.endsWith('PrChange')) isInChange++;
      if (isInChange) return;
      const value = attribute('w:val');
      switch (name) {
        case 'w:style':
          current = {};
          drafts.set(attribute('w:styleId') ?? '', current);
          if (attribute('w:default') && isOn(attribute('w:default')) && attribute('w:type') === 'paragraph')
            defaultId = attribute('w:styleId');
          break;
        case 'w:docDefaults':
          current = defaults;
          break;
        case 'w:tblStylePr':
          // What a table style says of its corners and bands is no property of the style itself.
          isInChange++;
          break;
        case 'w:name':
          if (current && value) nameSays(current, value);
          break;
        case 'w:basedOn':
          if (current && value) current.basedOn = value;
          break;
        case 'w:outlineLvl':
          if (current && Number(value) < 9) current.ownOutline = Number(value) + 1;
          break;
        case 'w:b':
          if (current) current.bold = isOn(value);
          break;
        case 'w:i':
          if (current) current.italic = isOn(value);
          break;
        case 'w:vanish':
          if (current) current.isHidden = isOn(value);
          break;
        case 'w:sz':
          if (current && Number(value) > 0) current.size = Number(value) / 2;
          break;
        case 'w:numId':
          if (current && value) current.numId = value;
          break;
        case 'w:ilvl':
          if (current && value) current.numLevel = Number(value);
          break;
      }
    },
    close(name: string) {
      if (name.endsWith('PrChange') || name === 'w:tblStylePr') isInChange--;
      if (name === 'w:style' || name === 'w:docDefaults') current = undefined;
    },
  };
  if (part) parseXml(part, handler, budget);

  const resolved = new Map<string, Style>();
  const resolve = (id: string | undefined, isParagraph: boolean): Style => {
    const key = id !== undefined && drafts.has(id) ? id : isParagraph ? defaultId : undefined;
    if (key === undefined) return isParagraph ? defaults : {};
    const known = resolved.get(key);
    if (known) return known;
    const chain: Draft[] = [];
    for (let at: string | undefined = key; at !== undefined && chain.length < 20; at = drafts.get(at)?.basedOn) {
      const draft = drafts.get(at);
      if (!draft || chain.includes(draft)) break;
      chain.unshift(draft);
    }
    const merged: Draft = Object.assign({}, isParagraph ? defaults : {}, ...chain);
    const style: Style = { ...merged, level: merged.level ?? merged.ownOutline };
    resolved.set(key, style);
    return style;
  };
  return { paragraph: (id) => resolve(id, true), character: (id) => resolve(id, false) };
}

function nameSays(draft: Draft, name: string) {
  const heading = HEADING_NAME.exec(name);
  if (heading) draft.level = Number(heading[1]);
  const role = ROLES.find(([pattern]) => pattern.test(name))?.[1];
  if (role) draft.role = role;
}
