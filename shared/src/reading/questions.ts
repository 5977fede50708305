import type { PaperQuestion } from './paper.ts';
import type { Context } from './context.ts';
import type { Segment } from './outline.ts';
import { type Line, ordinalOf } from './prepare.ts';
import { onLines, sliceRuns, trimRuns } from './runs.ts';
import { ENDS_AS_QUESTION, GUIDING_QUESTIONS, QUESTIONS, QUESTION_LABEL, numeral } from './words.ts';

/** The guiding questions: under the heading that says so, else under one that says "questions", else the first list of nothing but questions. */
export function readQuestions(segments: readonly Segment[], context: Context): PaperQuestion[] {
  for (const words of [GUIDING_QUESTIONS, QUESTIONS])
    for (const segment of segments) {
      if (!segment.heading || !words.test(segment.heading.line.text)) continue;
      const questions = questionsIn(underHeading(segments, segment), context);
      if (questions.length) return questions;
    }
  for (const segment of segments) {
    const run = firstRunOfQuestions(linesOf(segment));
    if (run.length < 2) continue;
    const questions = questionsIn(run, context);
    context.remark(
      'questions-without-heading',
      questions[0]!.place,
      questions.map((question) => question.id),
    );
    return questions;
  }
  context.remark('no-questions', null);
  return [];
}

const linesOf = (segment: Segment): Line[] =>
  segment.pieces.filter((piece): piece is Line => piece.kind === 'paragraph');

/** The lines under a heading, those of its lower headings included. */
function underHeading(segments: readonly Segment[], segment: Segment): Line[] {
  const at = segments.indexOf(segment);
  const end = segments.findIndex((later, nth) => nth > at && (later.heading?.level ?? 0) <= segment.heading!.level);
  return segments
    .slice(at, end === -1 ? segments.length : end)
    .flatMap((each) => [...(each === segment ? [] : [each.heading!.line]), ...linesOf(each)]);
}

function firstRunOfQuestions(lines: readonly Line[]): Line[] {
  const run: Line[] = [];
  for (const line of lines) {
    const isQuestion = (line.list !== undefined || ordinalOf(line) !== undefined) && ENDS_AS_QUESTION.test(line.text);
    if (isQuestion) run.push(line);
    else if (run.length >= 2) break;
    else run.length = 0;
  }
  return run;
}

/** Items of lists, numbered or labelled lines, and lines that end as a question; deeper items belong to the question above them. */
function questionsIn(lines: readonly Line[], context: Context): PaperQuestion[] {
  const questions: PaperQuestion[] = [];
  const isListed = lines.some((line) => line.list || ordinalOf(line) || QUESTION_LABEL.test(line.text));
  for (const line of lines) {
    const last = questions.at(-1);
    const label = QUESTION_LABEL.exec(line.text);
    const ordinal = label ? { label: numeral(label[1]!), from: label[0].length } : ordinalOf(line);
    const isAsked =
      label !== null || ordinal !== undefined || line.list !== undefined || ENDS_AS_QUESTION.test(line.text);
    if (last && line.list && line.list.level > 0) last.content = onLines([last.content, line.content]);
    // "Question 1" alone on its line: the next line asks it.
    else if (last && last.content.length === 0) last.content = [...line.content];
    else if (isAsked)
      questions.push({
        id: line.id,
        number: ordinal?.label || String(questions.length + 1),
        content: ordinal?.from ? trimRuns(sliceRuns(line.content, ordinal.from)) : [...line.content],
        place: context.placeOf(line.n),
      });
    else if (last && isListed) last.content = onLines([last.content, line.content]);
  }
  return questions.filter((question) => question.content.length > 0);
}
