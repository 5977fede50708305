import type { DelegationId } from '@penholder/shared/kernel';
import * as practices from '@penholder/shared/practices';
import type { TestPerson, TestRoundTable } from './harness.ts';

export const bodyOf = (...paragraphs: string[]) => ({
  type: 'doc',
  content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});

export type Draft = practices.Draft;
export type Reading = practices.PracticeReading;

/** Everything that submitting asks for, in one practice. */
export const completeFields = {
  title: 'Free clinics',
  summary: 'Public clinics see everyone.',
  countries: ['EG'],
  startDate: '2021',
  livingStatus: 'in-force',
  livingStatusOn: '2026-01-15',
  evidenceLevel: 'described',
} as const;

type Fields = Partial<practices.PracticeFields>;

/** A draft that could be submitted, but for what `fields` leaves blank. */
export async function aDraft(
  table: TestRoundTable,
  by: TestPerson,
  submitters: DelegationId[],
  fields: Fields = {},
  body = 'Care is free for all.',
): Promise<Draft> {
  const params = { roundTable: table.code };
  const { id, revision } = await by.call(practices.draftPractice, { params, body: { submitters, body: bodyOf(body) } });
  const areaId = fields.areaId === undefined ? await anArea(table) : fields.areaId;
  return by.call(practices.saveDraft, {
    params: { ...params, practice: id },
    body: { revision, fields: { ...completeFields, ...fields, areaId } as never },
  });
}

const areas = new Map<string, practices.AreaId>();
/** The one thematic area of the table, made at the first question. */
export async function anArea(table: TestRoundTable): Promise<practices.AreaId> {
  const known = areas.get(table.id);
  if (known) return known;
  const chair = await table.aRole('co-chair');
  const { id } = await chair.call(practices.createArea, {
    params: { roundTable: table.code },
    body: { names: { en: 'Access to healthcare' } },
  });
  areas.set(table.id, id);
  return id;
}

/** Submits the working copy. */
export const submit = (
  table: TestRoundTable,
  by: TestPerson,
  draft: { id: string; revision: number },
  note?: string,
): Promise<Reading> =>
  by.call(practices.submitPractice, {
    params: { roundTable: table.code, practice: draft.id },
    body: { revision: draft.revision, ...(note && { note }) },
  });

/** Changes fields of the working copy. */
export const save = (
  table: TestRoundTable,
  by: TestPerson,
  draft: { id: string; revision: number },
  fields: Fields,
): Promise<Draft> =>
  by.call(practices.saveDraft, {
    params: { roundTable: table.code, practice: draft.id },
    body: { revision: draft.revision, fields: fields as never },
  });

type ReviewStep = 'start-review' | 'request-information' | 'discuss' | 'clear' | 'not-include' | 'reopen';
/** Takes steps of the review one after another, on the version that stands. */
export async function review(
  table: TestRoundTable,
  by: TestPerson,
  id: string,
  ...steps: ReviewStep[]
): Promise<Reading> {
  const params = { roundTable: table.code, practice: id };
  let reading = await by.call(practices.getPractice, { params });
  for (const step of steps)
    reading = await by.call(practices.reviewPractice, {
      params,
      body: { step, version: reading.version, reason: `because of ${step}` },
    });
  return reading;
}
