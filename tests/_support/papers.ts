import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { FOOTNOTES, type PaperPlan, type PlannedSection } from './paper-plan.ts';

/** How a paper looks: the ways in which papers of one content differ from each other. */
export interface PaperLook {
  /** `counted`: styled, and numbered by the file rather than in the text. */
  readonly headings: 'styles' | 'bold' | 'numbered' | 'counted';
  readonly bullets: 'list' | 'dots' | 'dashes' | 'lines';
  readonly lead: 'bold' | 'plain' | 'heading';
  readonly practices: 'items' | 'table';
  readonly questions: 'numbered' | 'bullets' | 'labelled';
  readonly hasLinks: boolean;
  readonly hasAnnexes: boolean;
}
export const USUAL: PaperLook = {
  headings: 'styles',
  bullets: 'list',
  lead: 'bold',
  practices: 'items',
  questions: 'numbered',
  hasLinks: true,
  hasAnnexes: true,
};

interface Words {
  readonly text: string;
  readonly bold?: boolean;
  readonly href?: string;
  readonly note?: number;
}
type Node =
  | { readonly kind: 'heading'; readonly level: number; readonly words: Words[]; readonly number?: string }
  | { readonly kind: 'paragraph'; readonly words: Words[] }
  | { readonly kind: 'item'; readonly ordered: boolean; readonly words: Words[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Words[][])[] };

/** A paper's content in one look, and how many links were written into it. */
class Composer {
  readonly nodes: Node[] = [];
  links = 0;
  private readonly plan: PaperPlan;
  private readonly look: PaperLook;

  constructor(plan: PaperPlan, look: PaperLook) {
    this.plan = plan;
    this.look = look;
    this.heading(1, plan.title);
    plan.sections.forEach((section, nth) => this.section(section, String(nth + 1), 1));
    if (look.hasAnnexes) this.annexes();
  }

  words(marked: string, bold = false): Words[] {
    return marked.split(/(\[\^\d\]|\[[^\]^]+\])/).flatMap((part): Words[] => {
      if (!part) return [];
      const note = /^\[\^(\d)\]$/.exec(part);
      if (note) return [{ text: '', note: Number(note[1]) }];
      const link = /^\[(.+)\]$/.exec(part)?.[1];
      if (!link || !this.look.hasLinks) return [{ text: link ?? part, bold }];
      return [{ text: link, bold, href: `https://example.org/source/${++this.links}` }];
    });
  }

  private heading(level: number, marked: string, number?: string) {
    this.nodes.push({ kind: 'heading', level, words: this.words(marked), ...(number && { number }) });
  }
  private paragraph(marked: string) {
    this.nodes.push({ kind: 'paragraph', words: this.words(marked) });
  }
  private item(words: Words[], ordered = false) {
    this.nodes.push({ kind: 'item', ordered, words });
  }

  private section(section: PlannedSection, number: string, level: number) {
    this.heading(level, section.title, number);
    section.text.forEach((text) => this.paragraph(text));
    if (section.asks)
      this.plan.questions.forEach((question, nth) => {
        if (this.look.questions === 'labelled') this.paragraph(`Question ${nth + 1}: ${question}`);
        else this.item(this.words(question), this.look.questions === 'numbered');
      });
    section.sections?.forEach((inner, nth) => this.section(inner, `${number}.${nth + 1}`, level + 1));
  }

  private annexes() {
    const { annexWord, annexLetters, listOfAnnexes, practices, instruments } = this.plan;
    const titles = [practices.title, ...instruments.map((annex) => annex.title)];
    this.heading(1, listOfAnnexes);
    titles.forEach((title, nth) => this.paragraph(`${annexWord} ${annexLetters[nth]} – ${title}`));
    this.heading(1, `${annexWord} ${annexLetters[0]}: ${practices.title}`);
    this.paragraph(practices.introduction);
    for (const area of practices.areas) {
      this.heading(2, area.name);
      if (this.look.practices === 'table') this.table(area.practices);
      else for (const [submitter, text] of area.practices) this.practice(submitter, text);
    }
    instruments.forEach((annex, nth) => {
      this.heading(1, `${annexWord} ${annexLetters[nth + 1]}: ${annex.title}`);
      for (const group of annex.groups) {
        this.heading(2, group.title);
        for (const entry of group.entries) this.item(this.words(`[${entry}]`));
      }
    });
  }

  private practice(submitter: string, text: string) {
    if (this.look.lead === 'heading') {
      this.heading(3, submitter);
      this.paragraph(text);
    } else this.item([{ text: `${submitter}:`, bold: this.look.lead === 'bold' }, { text: ' ' }, ...this.words(text)]);
  }

  private table(practices: PaperPlan['practices']['areas'][number]['practices']) {
    const header = this.plan.practices.columns.map((column) => [{ text: column, bold: true }]);
    const rows = practices.map(([submitter, text]) => {
      const source = this.look.hasLinks
        ? [{ text: 'source', href: `https://example.org/source/${++this.links}` }]
        : [{ text: '–' }];
      return [[{ text: submitter }], [{ text: text.replace(/[[\]]/g, '') }], source];
    });
    this.nodes.push({ kind: 'table', rows: [header, ...rows] });
  }
}

export interface MadePaper {
  readonly file: Uint8Array;
  /** Links written, those of the footnotes included. */
  readonly links: number;
}

/** The paper as a Word document. */
export async function paperAsDocx(plan: PaperPlan, changes: Partial<PaperLook> = {}): Promise<MadePaper> {
  const look = { ...USUAL, ...changes };
  const composer = new Composer(plan, look);
  const runs = (words: readonly Words[], size?: number) =>
    words.map((word) => {
      if (word.note) return new FootnoteReferenceRun(word.note);
      const run = new TextRun({
        text: word.text,
        ...(word.bold && { bold: true }),
        ...(size && { size }),
        ...(word.href && { style: 'Hyperlink' }),
      });
      return word.href ? new ExternalHyperlink({ link: word.href, children: [run] }) : run;
    });
  const bold = (words: readonly Words[]) => words.map((word) => ({ ...word, bold: true }));
  const hasNotes = plan.title.includes('[^') || JSON.stringify(plan.sections).includes('[^');
  const notes = FOOTNOTES.map((note) => composer.words(note));

  const heading = (node: Extract<Node, { kind: 'heading' }>) => {
    const numbered: Words[] = node.number
      ? [{ text: `${node.number}${node.number.includes('.') ? '' : '.'} ` }, ...node.words]
      : node.words;
    switch (look.headings) {
      case 'styles':
        return new Paragraph({
          heading: LEVELS[node.level - 1]!,
          children: runs(
            node.number
              ? [{ text: node.number.includes('.') ? `${node.number} ` : `Section ${node.number}: ` }, ...node.words]
              : node.words,
          ),
        });
      case 'counted':
        return new Paragraph({
          heading: LEVELS[node.level - 1]!,
          children: runs(node.words),
          ...(node.number && { numbering: { reference: 'headings', level: node.level - 1 } }),
        });
      case 'bold':
        return new Paragraph({ children: runs(bold(node.words), 32 - 4 * node.level) });
      case 'numbered':
        return new Paragraph({ children: runs(node.number ? numbered : bold(node.words)) });
    }
  };
  const bullet = { dots: '• ', dashes: '– ', lines: '• ', list: '' }[look.bullets];
  let lines: Words[][] = [];
  const children: (Paragraph | Table)[] = [];
  const flush = () => {
    if (lines.length)
      children.push(
        new Paragraph({
          children: lines.flatMap((words, nth) => [...(nth ? [new TextRun({ break: 1 })] : []), ...runs(words)]),
        }),
      );
    lines = [];
  };
  for (const node of composer.nodes) {
    if (node.kind === 'item' && !node.ordered && look.bullets === 'lines') {
      lines.push([{ text: bullet }, ...node.words]);
      continue;
    }
    flush();
    if (node.kind === 'heading') children.push(heading(node));
    else if (node.kind === 'paragraph') children.push(new Paragraph({ children: runs(node.words) }));
    else if (node.kind === 'table')
      children.push(
        new Table({
          rows: node.rows.map(
            (row, nth) =>
              new TableRow({
                tableHeader: nth === 0,
                children: row.map((cell) => new TableCell({ children: [new Paragraph({ children: runs(cell) })] })),
              }),
          ),
        }),
      );
    else if (node.ordered)
      children.push(new Paragraph({ children: runs(node.words), numbering: { reference: 'questions', level: 0 } }));
    else if (look.bullets === 'list')
      children.push(new Paragraph({ children: runs(node.words), bullet: { level: 0 } }));
    else children.push(new Paragraph({ children: runs([{ text: bullet }, ...node.words]) }));
  }
  flush();
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'questions',
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START }],
        },
        {
          reference: 'headings',
          levels: [0, 1, 2].map((level) => ({
            level,
            format: LevelFormat.DECIMAL,
            text: ['%1.', '%1.%2', '%1.%2.%3'][level]!,
            alignment: AlignmentType.START,
          })),
        },
      ],
    },
    ...(hasNotes && {
      footnotes: Object.fromEntries(
        notes.map((note, nth) => [nth + 1, { children: [new Paragraph({ children: runs(note) })] }]),
      ),
    }),
    sections: [{ children }],
  });
  return {
    file: new Uint8Array(await Packer.toBuffer(document)),
    links: composer.links - (hasNotes ? 0 : NOTE_LINKS * Number(look.hasLinks)),
  };
}
const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4];
const NOTE_LINKS = FOOTNOTES.join('').match(/\[/g)!.length;

/** The paper as Markdown. */
export function paperAsMarkdown(plan: PaperPlan, changes: Partial<PaperLook> = {}): MadePaper {
  const look = { ...USUAL, ...changes };
  const composer = new Composer(plan, look);
  const inline = (words: readonly Words[]) =>
    words
      .map(({ text, bold, href, note }) => {
        if (note) return `[^${note}]`;
        const escaped = text.replace(/([\\*_[\]<>])/g, '\\$1');
        const styled = bold && escaped.trim() ? `**${escaped}**` : escaped;
        return href ? `[${styled}](${href})` : styled;
      })
      .join('');
  const bullet = { dots: '• ', dashes: '– ', lines: '• ', list: '- ' }[look.bullets];
  const blocks: string[] = [];
  let count = 0;
  let last: Node | undefined;
  for (const node of composer.nodes) {
    count = node.kind === 'item' && node.ordered ? count + 1 : 0;
    if (node.kind === 'heading') {
      const isLevelled = look.headings === 'styles' || look.headings === 'counted';
      const label = !node.number
        ? ''
        : look.headings === 'styles' && !node.number.includes('.')
          ? `Section ${node.number}: `
          : `${node.number}${node.number.includes('.') ? '' : '.'} `;
      const text = `${look.headings === 'bold' ? '' : label}${inline(node.words)}`;
      blocks.push(
        isLevelled
          ? `${'#'.repeat(node.level)} ${text}`
          : look.headings === 'numbered' && node.number
            ? text
            : `**${text.replace(/(\[\^\d\])$/, '')}**${/\[\^\d\]$/.exec(text)?.[0] ?? ''}`,
      );
    } else if (node.kind === 'paragraph') blocks.push(inline(node.words));
    else if (node.kind === 'table') {
      const rows = node.rows.map((row) => `| ${row.map(inline).join(' | ')} |`);
      blocks.push([rows[0], `|${' --- |'.repeat(node.rows[0]!.length)}`, ...rows.slice(1)].join('\n'));
    } else {
      const line = `${node.ordered ? `${count}. ` : bullet}${inline(node.words)}`;
      const joins =
        last?.kind === 'item' &&
        last.ordered === node.ordered &&
        (look.bullets === 'list' || look.bullets === 'lines' || node.ordered);
      if (joins) blocks.push(`${blocks.pop()}\n${line}`);
      else blocks.push(line);
    }
    last = node;
  }
  const text = blocks.join('\n\n');
  const notes = text.includes('[^')
    ? FOOTNOTES.map((note, nth) => `[^${nth + 1}]: ${inline(composer.words(note))}`)
    : [];
  return { file: new TextEncoder().encode([text, ...notes].join('\n\n')), links: composer.links };
}
