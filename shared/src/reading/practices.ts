import type { Inline } from '../documents/index.ts';
import { plainText } from '../documents/index.ts';
import type { Language } from '../kernel/index.ts';
import type { Context } from './context.ts';
import { yearsIn } from '../output/index.ts';
import { statesIn, statusHintsIn } from './hints.ts';
import { leadOf } from './leads.ts';
import type { Segment } from './outline.ts';
import type { PaperArea, PaperLink, PaperPractice } from './paper.ts';
import type { Grid, Line, Piece } from './prepare.ts';
import { ordinalOf } from './prepare.ts';
import { linksIn, onLines, sliceRuns, trimRuns } from './runs.ts';
import { isParties, looksLikeSubmitter, readSubmitters } from './submitters.ts';
import { readTable } from './tables.ts';
import { titleText, toBlocks, withoutBold } from './to-blocks.ts';

/** Practices by area, and the lines that introduce them all. */
export interface Practices {
  readonly areas: PaperArea[];
  readonly introduction: Piece[];
}

/**
 * Reads practices out of an annex (or a section): list items, paragraphs, tables or texts under a heading for each country;
 * grouped by the headings that are no country's. `annex` is its letter.
 */
export function readPractices(segments: readonly Segment[], annex: string | null, context: Context): Practices {
  return new PracticeReader(annex, context).read(segments);
}

class PracticeReader {
  private readonly areas: PaperArea[] = [];
  private readonly introduction: Piece[] = [];
  private readonly openings = new Map<PaperArea, Piece[]>();
  private readonly annex: string | null;
  private readonly context: Context;
  private area: PaperArea | undefined;
  /** Set under a heading that is the name of a party. */
  private underParty: { name: string; id: string; level: number } | undefined;
  private last: PaperPractice | undefined;

  constructor(annex: string | null, context: Context) {
    this.annex = annex;
    this.context = context;
  }

  read(segments: readonly Segment[]): Practices {
    const ofSubmitters = levelsOfSubmitters(segments, this.context.language);
    segments.forEach(({ heading, pieces }, nth) => {
      if (nth > 0 && heading) {
        const name = titleText(heading.title || heading.line.text);
        if (ofSubmitters.has(heading.level) || looksLikeSubmitter(name, this.context.language)) {
          this.underParty = { name, id: heading.line.id, level: heading.level };
          this.last = undefined;
        } else this.openArea(heading.line, name);
      }
      pieces.forEach((piece, at) => this.piece(piece, pieces[at + 1]));
    });
    for (const area of this.areas) {
      area.blocks = toBlocks(this.openings.get(area) ?? []);
      if (area.practices.length === 0)
        this.context.remark('area-without-practices', area.place, [area.id], [area.name]);
      if (!area.name)
        this.context.remark(
          'practices-without-area',
          area.place,
          area.practices.map((practice) => practice.id),
        );
    }
    return { areas: this.areas, introduction: this.introduction };
  }

  private openArea(line: Line, name: string) {
    this.underParty = undefined;
    this.last = undefined;
    this.area = {
      id: line.id,
      name,
      heading: withoutBold(line.content),
      annex: this.annex,
      place: this.context.placeOf(line.n),
      blocks: [],
      practices: [],
    };
    this.areas.push(this.area);
  }

  /** The area that a practice found now belongs to; one without a name where none was opened. */
  private areaAt(n: number): PaperArea {
    if (!this.area) {
      this.area = {
        id: `area-p${n}`,
        name: '',
        heading: [],
        annex: this.annex,
        place: this.context.placeOf(n),
        blocks: [],
        practices: [],
      };
      this.areas.push(this.area);
    }
    return this.area;
  }

  private piece(piece: Piece, next: Piece | undefined) {
    if (piece.kind === 'table') return this.table(piece);
    const { list } = piece;
    if (this.underParty) return this.ofParty(piece);
    if (list && list.level > 0 && this.last) return this.append(piece.content);
    const ordinal = list ? undefined : ordinalOf(piece);
    const content = ordinal ? trimRuns(sliceRuns(piece.content, ordinal.from)) : [...piece.content];
    const lead = leadOf(content, this.context.language, list !== undefined || ordinal !== undefined);
    if (lead) return this.add(piece.id, piece.n, lead.text, lead.rest, lead.links);
    if (isGroupLine(piece, next)) return this.openArea(piece, titleText(piece).replace(/\s*[:：]$/, ''));
    if (list && this.area) return this.add(piece.id, piece.n, '', content);
    if (this.last) {
      this.append(piece.content);
      return this.context.remark('practice-continued', this.context.placeOf(piece.n), [this.last.id], [piece.text]);
    }
    if (this.area) this.openings.set(this.area, [...(this.openings.get(this.area) ?? []), piece]);
    else this.introduction.push(piece);
  }

  /** Under a party's heading each item of a list is a practice of its own, and paragraphs together are one. */
  private ofParty(piece: Line) {
    const { name } = this.underParty!;
    if (this.last && (!piece.list || piece.list.level > 0)) this.append(piece.content);
    else this.add(piece.id, piece.n, name, [...piece.content]);
  }

  private append(content: readonly Inline[]) {
    const practice = this.last!;
    const ofLead = practice.links.slice(0, practice.links.length - linksIn(practice.content).length);
    this.describe(practice, onLines([practice.content, content]));
    practice.links.unshift(...ofLead);
  }

  private add(id: string, n: number, submitterText: string, content: Inline[], ofLead: readonly PaperLink[] = []) {
    const { context } = this;
    const place = context.placeOf(n);
    const { submitters, alternatives } = readSubmitters(submitterText, context.language, plainText(content));
    const practice: PaperPractice = {
      id,
      place,
      submitterText,
      submitters,
      alternatives,
      content: [],
      links: [],
      countries: [],
      years: [],
      statusHints: [],
    };
    this.describe(practice, content);
    practice.links.unshift(...ofLead);
    if (submitters.length === 0)
      context.remark('practice-without-submitter', place, [id], [plainText(content).slice(0, 200)]);
    else if (submitters.some((submitter) => !submitter.certain))
      context.remark('submitter-uncertain', place, [id], [submitterText]);
    this.areaAt(n).practices.push(practice);
    this.last = practice;
  }

  private describe(practice: PaperPractice, content: Inline[]) {
    const text = plainText(content);
    Object.assign(practice, {
      content,
      links: linksIn(content),
      countries: statesIn(text, this.context.language),
      years: yearsIn(text),
      statusHints: statusHintsIn(text),
    });
  }

  private table(table: Grid) {
    const { language } = this.context;
    let submitter = this.underParty?.name ?? '';
    let area = '';
    const isUnderHeading = this.area !== undefined && this.area.name !== '' && !this.area.id.startsWith('area-');
    for (const row of readTable(table, ['submitter', 'area', 'title', 'practice', 'source'], language)) {
      const text = plainText(row.all).trim();
      if (row.isHeading && !isParties(text, language)) {
        this.openArea({ kind: 'paragraph', n: row.n, id: `p${row.n}`, content: row.all, text }, titleText(text));
        continue;
      }
      if (row.isHeading) {
        submitter = text;
        continue;
      }
      const { cells } = row;
      const named = plainText(cells.submitter ?? []).trim();
      // Under a heading of its own the table's theme is a detail of the practice.
      const ofArea = isUnderHeading ? '' : plainText(cells.area ?? []).trim();
      if (ofArea && ofArea !== area) {
        area = ofArea;
        const known = this.areas.find((other) => other.name === titleText(ofArea));
        if (known) this.area = known;
        else
          this.openArea(
            { kind: 'paragraph', n: row.n, id: `area-p${row.n}`, content: cells.area!, text: ofArea },
            titleText(ofArea),
          );
      }
      const others = row.others.map(({ heading, content }) =>
        heading ? [{ text: `${heading}: ` }, ...content] : content,
      );
      const theme = isUnderHeading ? (cells.area ?? []) : [];
      const content = onLines([cells.title ?? [], cells.practice ?? [], theme, ...others, cells.source ?? []]);
      if (named) submitter = named;
      if (content.length === 0) {
        this.context.leave('row-without-text', this.context.placeOf(row.n), text);
        continue;
      }
      const lead = cells.submitter ? undefined : leadOf(content, language, true);
      this.add(
        `p${row.n}`,
        row.n,
        lead?.text ?? submitter,
        lead?.rest ?? content,
        lead?.links ?? linksIn(cells.submitter ?? []),
      );
    }
    this.last = undefined;
  }
}

/** Levels of headings at which submitters stand: where at least half are known parties, and areas stand at another level. */
function levelsOfSubmitters(segments: readonly Segment[], language: Language): Set<number> {
  const byLevel = new Map<number, boolean[]>();
  for (const { heading } of segments.slice(1))
    if (heading)
      byLevel.set(heading.level, [...(byLevel.get(heading.level) ?? []), isParties(heading.title, language)]);
  const share = (known: readonly boolean[]) => known.filter(Boolean).length / known.length;
  const levels = [...byLevel].filter(([, known]) => known.length > 1 && share(known) >= 0.5).map(([level]) => level);
  return levels.length < byLevel.size ? new Set(levels) : new Set();
}

/** A short plain line right above a list or table: a heading that nothing marks as one. */
export const isGroupLine = (line: Line, next: Piece | undefined): boolean =>
  !line.list &&
  line.text.length <= 100 &&
  line.text.split(/\s+/).length <= 14 &&
  !/[.;,،。]$/.test(line.text) &&
  next !== undefined &&
  (next.kind === 'table' || next.list !== undefined);
