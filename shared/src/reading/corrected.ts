import type { PaperReading } from './paper.ts';

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** A corrected reading with the counts of what it holds now; those of the file itself (paragraphs, links) stay. */
export const countAgain = (reading: PaperReading): PaperReading => ({
  ...reading,
  counts: {
    ...reading.counts,
    sections: reading.sections.length,
    footnotes: reading.footnotes.length,
    questions: reading.questions.length,
    practices: sum(reading.areas.map((area) => area.practices.length)),
    areas: reading.areas.length,
    instruments: sum(reading.instrumentGroups.map((group) => group.instruments.length)),
  },
});

/** What of a reading enters the round table when `ids` are left out; an area or group goes with all it holds. */
export function leaveOutOf(reading: PaperReading, ids: readonly string[]): { entering: PaperReading; leftOut: number } {
  const out = new Set(ids);
  const stays = ({ id }: { readonly id: string }) => !out.has(id);
  const entering = {
    ...reading,
    questions: reading.questions.filter(stays),
    areas: reading.areas.filter(stays).map((area) => ({ ...area, practices: area.practices.filter(stays) })),
    instrumentGroups: reading.instrumentGroups
      .filter(stays)
      .map((group) => ({ ...group, instruments: group.instruments.filter(stays) })),
  };
  const things = (one: PaperReading) =>
    one.questions.length +
    sum(one.areas.map((area) => area.practices.length)) +
    sum(one.instrumentGroups.map((group) => group.instruments.length));
  return { entering, leftOut: things(reading) - things(entering) };
}
