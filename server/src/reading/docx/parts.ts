import { Refused } from '@penholder/shared/kernel';
import { malformed, readingRefusals } from '../refusals.ts';
import { XmlBudget, parseXml } from '../xml.ts';
import { type Zip, openZip } from '../zip.ts';

/** A relationship of a part: what it points to, and whether that lies outside of the file. */
export interface Relationship {
  readonly id: string;
  /** The last step of its type: `hyperlink`, `footnotes`, `styles`. */
  readonly type: string;
  readonly target: string;
  readonly isExternal: boolean;
}

/** A Word document's parts (Open Packaging Conventions, ISO/IEC 29500-2), found by relationship as Word does, not by name. */
export interface DocxParts {
  readonly zip: Zip;
  readonly main: string;
  readonly budget: XmlBudget;
  relationshipsOf(part: string): Relationship[];
  /** The part that the main one relates to by that type, where there is one. */
  related(type: string): string | undefined;
  read(part: string): Uint8Array;
}

const ACTIVE_PARTS = /(?:^|\/)(?:vbaProject[^/]*\.bin|vbaData[^/]*\.xml|activeX\/.+)$/i;
const ACTIVE_TYPES = /macroEnabled|vbaProject|vbaData|activeX/i;

/** Opens a Word document; refuses other kinds of file and those with macros or other active content. */
export function openDocx(file: Uint8Array): DocxParts {
  const zip = openZip(file);
  const budget = new XmlBudget();
  if (zip.names.some((name) => ACTIVE_PARTS.test(name))) throw new Refused(readingRefusals.macros());
  // OpenDocument and EPUB are archives too, and say so in a part of this name.
  if (zip.has('mimetype') && !zip.has('[Content_Types].xml')) throw new Refused(readingRefusals.unsupported());

  const types: string[] = [];
  parseXml(
    zip.read('[Content_Types].xml'),
    { open: (element) => void types.push(element.attribute('ContentType') ?? '') },
    budget,
  );
  if (types.some((type) => ACTIVE_TYPES.test(type))) throw new Refused(readingRefusals.macros());

  const relationshipsOf = (part: string): Relationship[] => {
    const folder = part.slice(0, part.lastIndexOf('/') + 1);
    const rels = `${folder}_rels/${part.slice(folder.length)}.rels`;
    if (!zip.has(rels)) return [];
    const found: Relationship[] = [];
    parseXml(
      zip.read(rels),
      {
        open(element) {
          if (element.name !== 'rel:Relationship') return;
          const isExternal = element.attribute('TargetMode') === 'External';
          const target = element.attribute('Target') ?? '';
          found.push({
            id: element.attribute('Id') ?? '',
            type: (element.attribute('Type') ?? '').split('/').at(-1)!,
            target: isExternal ? target : resolve(folder, target),
            isExternal,
          });
        },
      },
      budget,
    );
    return found;
  };

  const main = relationshipsOf('').find(
    (relationship) => relationship.type === 'officeDocument' && !relationship.isExternal,
  )?.target;
  if (
    main &&
    zip.has(main) &&
    types.some((type) => /spreadsheetml\.(?:sheet|template)\.main|presentationml\.[a-z]+\.main/i.test(type))
  )
    throw new Refused(readingRefusals.unsupported());
  if (!main || !zip.has(main)) throw malformed('its text is missing');

  let ofMain: Relationship[] | undefined;
  return {
    zip,
    main,
    budget,
    relationshipsOf,
    related(type) {
      ofMain ??= relationshipsOf(main);
      const target = ofMain.find((relationship) => relationship.type === type && !relationship.isExternal)?.target;
      return target && zip.has(target) ? target : undefined;
    },
    read: (part) => zip.read(part),
  };
}

/** The name of the part that a relative or absolute target means. */
function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
