import { Refused } from '@penholder/shared/kernel';
import type { Oddity, SourceBlock } from '@penholder/shared/reading';
import { LIMITS, readingRefusals } from '../refusals.ts';
import { type Run, joinRuns } from '../runs.ts';
import type { Story } from './story-state.ts';
import type { Style } from './styles.ts';

/** What a run says of itself and what its style says; undefined where it leaves it to the paragraph's. */
export interface RunStyle {
  bold?: boolean;
  italic?: boolean;
  isHidden?: boolean;
  size?: number;
  style: Style;
}

/** Puts one paragraph together from the elements within it. */
export class ParagraphBuilder {
  style: Style;
  numId: string | undefined;
  numLevel: number | undefined;
  /** 1–9, where the paragraph says itself that it is a heading. */
  outline: number | undefined;
  isContents: boolean;
  /** What text boxes anchored in it hold. */
  readonly boxes: SourceBlock[] = [];
  private readonly runs: Run[] = [];
  private readonly sizes = new Map<number, number>();
  private readonly oddities: { readonly code: Oddity['code']; readonly text: string }[] = [];
  private readonly story: Story;

  constructor(story: Story, isContents: boolean) {
    this.story = story;
    this.style = story.styles.paragraph(undefined);
    this.isContents = isContents;
  }

  addText(text: string, run: RunStyle, href: string | undefined) {
    if (text === '') return;
    if (run.isHidden ?? run.style.isHidden ?? this.style.isHidden) return this.note('hidden-text', text);
    if (++this.story.runs > LIMITS.runs) throw new Refused(readingRefusals.tooLong());
    this.runs.push({
      text,
      bold: run.bold ?? run.style.bold ?? this.style.bold ?? false,
      italic: run.italic ?? run.style.italic ?? this.style.italic ?? false,
      href,
    });
    const size = run.size ?? run.style.size ?? this.style.size;
    if (size) this.sizes.set(size, (this.sizes.get(size) ?? 0) + text.length);
  }

  addMark(footnote: string) {
    this.runs.push({ text: '', bold: false, italic: false, href: undefined, footnote });
  }

  /** Keeps what was met and is no text; of tracked changes once is enough. */
  note(code: Oddity['code'], text: string) {
    if (code !== 'tracked-changes' || !this.oddities.some((oddity) => oddity.code === code))
      this.oddities.push({ code, text });
  }

  /** The paragraph, where it has text, and what its text boxes hold. Its oddities go to the story's. */
  finish(): SourceBlock[] {
    const { story, style } = this;
    const content = joinRuns(this.runs);
    // Counted even when empty, as Word does.
    const list = story.numbering(this.numId ?? style.numId, this.numLevel ?? style.numLevel ?? 0);
    const blocks: SourceBlock[] = [];
    if (content.length > 0) {
      if (++story.paragraphs > LIMITS.paragraphs) throw new Refused(readingRefusals.tooLong());
      const level = this.outline ?? style.level;
      const role = this.isContents ? 'contents' : style.role;
      const size = [...this.sizes].sort((a, b) => b[1] - a[1])[0]?.[0];
      blocks.push({
        kind: 'paragraph',
        n: story.paragraphs,
        content,
        ...(level && { level }),
        ...(role && { style: role }),
        ...(list && { list }),
        ...(size && { size }),
      });
    }
    for (const oddity of this.oddities) story.oddities.push({ ...oddity, n: story.paragraphs });
    return [...blocks, ...this.boxes];
  }
}
