import { type Element, walkMarkup } from './walk-markup.ts';

/** The one kind of relationship that may lead out of a file: what a reader follows who clicks. In both editions of the standard. */
const HYPERLINK =
  /^http:\/\/(?:schemas\.openxmlformats\.org\/officeDocument\/2006|purl\.oclc\.org\/ooxml\/officeDocument)\/relationships\/hyperlink$/;
/** Relationships to what acts or loads, wherever its part lies: macros, controls, objects of other programs, data and pages from elsewhere. */
const ACTING =
  /\/(?:vbaProject|wordVbaData|control|activeXControlBinary|oleObject|xlMacrosheet|xlIntlMacrosheet|externalLink|connections|attachedTemplate|mailMergeSource|frame|subDocument|aFChunk|webextension|webextensiontaskpanes)$/i;
/** The workbook behind a chart is a package in the file, which is looked into as well. */
const PACKAGE = /\/package$/i;
export const EMBEDDED_WORKBOOK = /\/embeddings\/[^/]+\.xlsx$/i;
const LEADS_OUT = /^\s*(?:[a-z][a-z\d+.-]*:|\/\/|\\)/i;

function relationshipActs({ name, attributes }: Element): boolean {
  if (name !== 'Relationship') return false;
  const { Type: type = '', Target: target = '', TargetMode: mode = 'Internal' } = attributes;
  if (ACTING.test(type.trim())) return true;
  if (mode.trim().toLowerCase() !== 'internal' || LEADS_OUT.test(target)) return !HYPERLINK.test(type.trim());
  return PACKAGE.test(type.trim()) && !EMBEDDED_WORKBOOK.test(target);
}

const typeActs = ({ attributes }: Element) => /macroEnabled|vbaProject/i.test(attributes['ContentType'] ?? '');

/** What a click or a pointer over a shape of a slide sets off, where it is more than going elsewhere. */
const slideActs = ({ attributes }: Element) =>
  /^\s*ppaction:\/\/(?:program|macro|ole)/i.test(attributes['action'] ?? '');

/** Elements of OpenDocument that ask another program, or run one. */
const OPEN_ACTING = new Set(['dde-source', 'dde-connection-decl', 'object-ole', 'plugin', 'applet', 'floating-frame']);
const SCRIPT = /^\s*(?:vnd\.sun\.star\.script|macro|javascript):/i;
/** An address that leaves the package, as ODF 1.3 part 2, 3.7 resolves it. */
const LEAVES = /^\s*(?:[a-z][a-z\d+.-]*:|\/|\\|\.\.\/)/i;

function openDocumentActs({ name, attributes }: Element): boolean {
  if (OPEN_ACTING.has(name)) return true;
  const { href = '' } = attributes;
  return SCRIPT.test(href) || (name !== 'a' && LEAVES.test(href));
}

/** Whether a text of Word has a field that asks another program for data when it is opened. Runs may cut its words anywhere. */
function asksByField(part: Uint8Array): boolean {
  let instructions = '';
  walkMarkup(part, {
    open({ name, attributes }) {
      if (name === 'fldChar') instructions += '\n';
      if (name === 'fldSimple') instructions += `\n${attributes['instr'] ?? ''}\n`;
    },
    text(words, within) {
      if (within === 'instrText') instructions += words;
    },
  });
  return /^\s*"?DDE(?:AUTO)?\b/im.test(instructions);
}

const anyElement = (acts: (element: Element) => boolean) => (part: Uint8Array) => {
  let found = false;
  walkMarkup(part, { open: (element) => void (found ||= acts(element)) });
  return found;
};

/** The parts that say what a document does when it is opened, by their names, with the question that each is asked. [PR49] */
export const TELLING: readonly (readonly [name: RegExp, acts: (part: Uint8Array) => boolean])[] = [
  [/(?:^|\/)_rels\/[^/]*\.rels$/i, anyElement(relationshipActs)],
  [/^\[Content_Types\]\.xml$/i, anyElement(typeActs)],
  [/^word\/[^/]+\.xml$/i, asksByField],
  [/^ppt\/slide[^/]*\/[^/]+\.xml$/i, anyElement(slideActs)],
  [/^(?!word\/|xl\/|ppt\/)(?:[^/]+\/)*(?:content|styles)\.xml$/i, anyElement(openDocumentActs)],
];
