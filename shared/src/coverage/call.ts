import { z } from 'zod';
import {
  conflict,
  type Id,
  id,
  invalid,
  type Language,
  LocalizedText,
  type Refusal,
  type Verdict,
} from '../kernel/index.ts';
import { type Actor, can, hasRole } from '../people/index.ts';
import { type AreaId, JOURNEY_PHASES, type JourneyPhase, Region } from '../practices/index.ts';

export type CallId = Id<'practice-call'>;

/** The life of a call for practices. [CV6] */
export const CALL_STATUSES = ['draft', 'open', 'closed'] as const;
export type CallStatus = (typeof CALL_STATUSES)[number];
export const CALL_STEPS = ['open', 'close', 'reopen'] as const;
export type CallStep = (typeof CALL_STEPS)[number];

const TRANSITIONS: Readonly<Record<CallStep, readonly [from: CallStatus, to: CallStatus]>> = {
  open: ['draft', 'open'],
  close: ['open', 'closed'],
  reopen: ['closed', 'open'],
};

/** What a call asks for: practices under all that is named. */
export const CallCell = z
  .object({
    area: id('area').nullable().default(null),
    objective: z.number().int().min(1).max(23).nullable().default(null),
    region: Region.nullable().default(null),
    phase: z.enum(JOURNEY_PHASES).nullable().default(null),
  })
  .refine(
    (cell) => Object.values(cell).some((key) => key !== null),
    'Name an area, an objective, a region or a phase.',
  );
export type CallCell = z.infer<typeof CallCell>;

const short = (most: number) =>
  LocalizedText.refine(
    (text) => Object.values(text).every((words) => words.length <= most),
    `At most ${most} characters.`,
  );

/** What a call is drafted with. */
export const CallTerms = z.object({
  title: short(200),
  text: short(5000),
  cells: z.array(CallCell).max(60),
  /** Whom it goes to; null: every delegation that takes part. */
  delegations: z
    .array(id('delegation'))
    .max(300)
    .transform((list) => [...new Set(list)])
    .nullable(),
  closesAt: z.iso.datetime({ offset: true }).nullable(),
  /** How many days before it closes those who have not answered are reminded. */
  remindDays: z
    .array(z.number().int().min(1).max(60))
    .max(5)
    .transform((days) => [...new Set(days)].sort((a, b) => b - a)),
});
export type CallTerms = z.output<typeof CallTerms>;

/** The facts about a call that the rules ask for. */
export interface CallFacts extends Pick<CallTerms, 'title' | 'text' | 'cells' | 'delegations'> {
  readonly status: CallStatus;
  readonly closesAt: Date | null;
}

/** Who knows of a call: of a draft those who may draft and the secretariat, of any other the whole table. [CV7] */
export const seesCall = (actor: Actor, call: Pick<CallFacts, 'status'>): boolean =>
  call.status !== 'draft' || can(actor, 'practice-call.draft') || hasRole(actor, 'secretariat');

const needed = (field: string, sentence: string): Refusal =>
  invalid('practice-call.incomplete', sentence, { fields: { [field]: sentence } });

/** The status after a step, or why not. An opened call has words in the table's first language, asks for something, and ends. [CV6] [CV8] */
export function takeCallStep(
  call: CallFacts,
  step: CallStep,
  { at, language }: { readonly at: Date; readonly language: Language },
): CallStatus | Refusal {
  const [from, to] = TRANSITIONS[step];
  if (call.status !== from)
    return conflict('practice-call.wrong-status', `A call that is ${call.status} cannot take this step.`, {
      params: { status: call.status, step },
    });
  if (to !== 'open') return to;
  if (!call.title[language]) return needed('title', 'The title is needed in the first of the languages.');
  if (!call.text[language]) return needed('text', 'The text is needed in the first of the languages.');
  if (call.cells.length === 0)
    return needed('cells', 'A call asks for something: choose at least one cell of the map.');
  if (call.delegations?.length === 0)
    return needed('delegations', 'A call goes to somebody: choose delegations, or all.');
  return judgeDeadline(call.closesAt, at) ?? to;
}

/** Whether a call may end then: it has an end, and it is to come on the database's clock. [CV8] */
export const judgeDeadline = (closesAt: Date | null, at: Date): Refusal | undefined =>
  closesAt === null || closesAt.getTime() <= at.getTime()
    ? needed('closesAt', 'A call needs a deadline that is still to come.')
    : undefined;

/** Whether the change is possible: a draft is changed whole, of an open or closed call the deadline and the reminders. [CV8] */
export function mayEditCall(
  actor: Actor,
  call: Pick<CallFacts, 'status'>,
  changed: readonly (keyof CallTerms)[],
): Verdict {
  if (call.status === 'draft') return undefined;
  if (can(actor, 'practice-call.open') && changed.every((field) => field === 'closesAt' || field === 'remindDays'))
    return undefined;
  return conflict(
    'practice-call.not-a-draft',
    'What was opened stays as it is: a co-chair can move its deadline, close it, or draft another call.',
  );
}

/** The actor's delegations that a call goes to, and for which they may begin a practice. [CV9] */
export const answersFor = (actor: Actor, call: Pick<CallFacts, 'delegations'>) =>
  actor.accreditations
    .map((place) => place.delegationId)
    .filter(
      (delegationId) =>
        (call.delegations === null || call.delegations.includes(delegationId)) &&
        can({ ...actor, roles: [] }, 'practice.draft', { delegationId }),
    );

/** What a practice that answers a call begins with: where the cells agree, all of them; else what they have in common. [CV9] */
export function beginningOf(cells: readonly CallCell[]): {
  areaId: AreaId | null;
  gcmObjectives: number[];
  journeyPhases: JourneyPhase[];
  regions: Region[];
} {
  const common = <Key>(of: (cell: CallCell) => Key | null): Key[] => {
    const keys = new Set(cells.map(of));
    return keys.size === 1 && !keys.has(null) ? ([...keys] as Key[]) : [];
  };
  return {
    areaId: common((cell) => cell.area)[0] ?? null,
    gcmObjectives: common((cell) => cell.objective),
    journeyPhases: common((cell) => cell.phase),
    regions: common((cell) => cell.region),
  };
}

const DAY = 86_400_000;

/** The reminders that are due: those whose day has come, before the end, and that were not sent for this deadline. [CV11] */
export const remindersDue = (
  call: { readonly closesAt: Date; readonly remindDays: readonly number[]; readonly reminded: readonly number[] },
  at: Date,
): number[] =>
  at.getTime() >= call.closesAt.getTime()
    ? []
    : call.remindDays.filter(
        (days) => !call.reminded.includes(days) && call.closesAt.getTime() - days * DAY <= at.getTime(),
      );

/** Of the reminders those whose day is past when a call opens or its deadline moves: they are not sent at once. [CV11] */
export const remindersPast = (closesAt: Date, remindDays: readonly number[], at: Date): number[] =>
  remindDays.filter((days) => closesAt.getTime() - days * DAY <= at.getTime());

/** A cell as an address holds it: `area:…,region:015`. */
export const cellInAddress = (cell: Partial<Record<keyof CallCell, string | number | null>>): string =>
  Object.entries(cell)
    .filter(([, key]) => key !== null && key !== undefined)
    .map(([dimension, key]) => `${dimension}:${key}`)
    .join(',');

/** A cell from an address; undefined where it says nothing that there is. */
export function cellFromAddress(text: string): CallCell | undefined {
  const said = new Map(text.split(',').map((part) => part.split(':') as [string, string | undefined]));
  const objective = Number(said.get('objective'));
  const cell = {
    area: (said.get('area') ?? null) as AreaId | null,
    objective: Number.isInteger(objective) && objective > 0 ? objective : null,
    region: (said.get('region') ?? null) as Region | null,
    phase: (said.get('phase') ?? null) as JourneyPhase | null,
  };
  return Object.values(cell).some((key) => key !== null) ? cell : undefined;
}
