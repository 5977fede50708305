import { type Db, now } from '@penholder/db';
import {
  factsOf,
  findLastStep,
  findSummary,
  findVersion,
  listConfirmations,
  listConfirmationStates,
  listEndorsements,
  type PracticeRow,
  type SummaryRow,
  type VersionRow,
} from '@penholder/db/practices';
import { type DelegationId, refuse } from '@penholder/shared/kernel';
import { type Actor, delegationsFor } from '@penholder/shared/people';
import {
  holds,
  isBureau,
  isOwn,
  mayConfirm,
  mayEdit,
  mayEndorse,
  mayRemind,
  mayTake,
  noSuchPractice,
  type PracticeFacts,
  type PracticeReading,
  stepsFor,
  type SupportFacts,
} from '@penholder/shared/practices';
import { presentVoices } from '../round-tables/index.ts';
import { presentLineage } from './lineage/present-lineage.ts';
import { presentMentions } from './mentions/present-mentions.ts';
import { getPracticeFor, readerOf } from './find-practice.ts';
import { contentOf, hasUnsubmittedChanges, readWorkingCopy } from './freeze.ts';
import { presentAttached, presentSaid } from './present-said.ts';
import { presentAsk } from './status/present-ask.ts';
import {
  presentSummaries,
  type Reading,
  submitterVoice,
  tellsSubmittersOf,
  timeOf,
  voicesOfPractices,
} from './present-summary.ts';

/** A practice with everything that its page shows this reader, in the version that they are shown. */
export async function presentPractice(db: Db, reading: Reading, ref: string): Promise<PracticeReading> {
  const { actor, roundTable } = reading;
  const row = await getPracticeFor(db, actor, ref);
  const shown = (await findSummary(db, readerOf(actor, roundTable), row.id)) ?? refuse(noSuchPractice);
  const [summary] = await presentSummaries(db, reading, [shown]);
  const frozen = shown.version > 0 ? await findVersion(db, row.id, shown.version) : undefined;
  const practice = factsOf(row);
  const own = isOwn(actor, practice);
  // Reading the body costs; only who may change it needs to know whether it has changed.
  const working = own || !frozen ? await readWorkingCopy(db, row) : undefined;
  const content = frozen?.content ?? (await contentOf(db, row, working!));
  const { submitters: _, endorsements: __, ...rest } = summary!;
  const inside = own || isBureau(actor);
  const support = await presentSupport(db, reading, { row, shown, frozen, inside });
  const voices = await voicesOfPractices(db, reading, [shown]);
  return {
    ...rest,
    ...(await presentSaid(db, content)),
    ...presentAttached(content, support.submitters, own),
    submitters: support.submitters,
    endorsements: support.endorsements,
    lineage: await presentLineage(db, reading, row),
    mentions: await presentMentions(db, actor, row),
    statusAsk: await presentAsk(db, reading, row),
    hash: frozen ? Buffer.from(frozen.hash).toString('hex') : null,
    submittedAt: frozen ? timeOf(voices, shown, frozen.created_at) : null,
    clearedVersion: inside || row.cleared_version === shown.version ? row.cleared_version : null,
    isPublished: row.published_version !== null,
    isOnBehalf: inside && practice.isOnBehalf,
    attributionAsked: inside ? (frozen?.attribution_asked ?? null) : null,
    informationRequested: inside ? await presentRequest(db, row) : null,
    hasUnsubmittedChanges: own && frozen && working ? await hasUnsubmittedChanges(db, row, working) : null,
    may: { ...mayOf(actor, practice, row, frozen, support), remind: support.remind },
  };
}

/** What is asked of the submitters, while they have not answered. */
export async function presentRequest(db: Db, row: PracticeRow): Promise<{ reason: string; at: string } | null> {
  if (row.status !== 'information-requested') return null;
  const request = await findLastStep(db, row.id, 'request-information');
  return request ? { reason: request.reason ?? '', at: request.at.toISOString() } : null;
}

interface Supported {
  submitters: PracticeReading['submitters'];
  endorsements: PracticeReading['endorsements'];
  confirmedBy: ReadonlySet<DelegationId>;
  /** Those that may be reminded now. */
  remind: DelegationId[];
  endorsedBy: ReadonlySet<DelegationId>;
}

interface Supporting {
  row: PracticeRow;
  /** As the reader is shown it. */
  shown: Pick<SummaryRow, 'submitters' | 'told'>;
  frozen: VersionRow | undefined;
  /** Whether the reader submits the practice or is one of those who review it. */
  inside: boolean;
}

async function presentSupport(
  db: Db,
  reading: Reading,
  { row, shown: { submitters, told }, frozen, inside }: Supporting,
): Promise<Supported> {
  const confirmations = frozen ? await listConfirmations(db, row.id, frozen.wording) : [];
  const endorsements = await listEndorsements(db, row.id);
  const confirmed = new Map(confirmations.map((one) => [one.delegation_id, one]));
  const asVoice = (one: (typeof endorsements)[number]) => ({
    person_id: one.person_id,
    delegation_id: one.delegation_id,
    capacity: 'national-position' as const,
    attribution: 'delegation' as const,
  });
  const states = new Map(
    inside && frozen ? (await listConfirmationStates(db, row.id)).map((one) => [one.delegation_id, one]) : [],
  );
  const at = await now(db);
  const practiceVoices = await voicesOfPractices(db, reading, [{ ...row, told, submitters }]);
  const voices = await presentVoices(db, reading.roundTable, reading.actor, endorsements.map(asVoice));
  return {
    confirmedBy: new Set(confirmed.keys()),
    endorsedBy: new Set(endorsements.map((one) => one.delegation_id)),
    submitters: submitters.map((delegation) => {
      const confirmation = confirmed.get(delegation);
      const voice = submitterVoice(practiceVoices, { ...row, told }, delegation);
      return {
        voice,
        confirmedAt: confirmation ? practiceVoices.timeOf(confirmation.at, voice) : null,
        confirmedVersion: confirmation?.version ?? null,
        confirmedEarlier: confirmation ? null : (states.get(delegation)?.confirmed_last ?? null),
        remindedAt: states.get(delegation)?.reminded_at?.toISOString() ?? null,
      };
    }),
    remind: [...states.values()]
      .filter(
        ({ delegation_id: one, reminded_at: remindedAt }) =>
          submitterVoice(practiceVoices, { ...row, told }, one).delegation !== null &&
          !mayRemind(
            reading.actor,
            one,
            {
              status: row.status,
              submitters,
              hasConfirmed: confirmed.has(one),
              isTold: tellsSubmittersOf(reading.roundTable, told),
              remindedAt,
            },
            at,
          ),
      )
      .map((one) => one.delegation_id),
    endorsements: endorsements
      .map((one) => {
        const voice = voices.voiceOf(asVoice(one));
        return {
          voice: { ...voice, person: null },
          version: one.version,
          note: one.note,
          at: voices.timeOf(one.at, voice),
          holds: frozen !== undefined && holds(one.wording, frozen.wording),
        };
      })
      .sort(byWhatIsShown),
  };
}

/** By the time as the reader is told it, then by the words: an order of their own would tell the moments of those not named. */
const byWhatIsShown = (one: PracticeReading['endorsements'][number], two: typeof one): number =>
  compare(one.at, two.at) || compare(one.note ?? '', two.note ?? '');
const compare = (one: string, two: string): number => (one < two ? -1 : one > two ? 1 : 0);

function mayOf(
  actor: Actor,
  practice: PracticeFacts,
  row: PracticeRow,
  frozen: VersionRow | undefined,
  { confirmedBy, endorsedBy, endorsements }: Supported,
): Omit<PracticeReading['may'], 'remind'> {
  const facts: SupportFacts | undefined = frozen && {
    status: row.status,
    submitters: frozen.content.submitters,
    version: frozen.version,
    latest: row.version,
    shownVersion: row.shown_version,
  };
  const confirming = delegationsFor(actor, 'practice.confirm');
  const endorsing = delegationsFor(actor, 'practice.endorse');
  const holding = new Set(
    endorsements.flatMap(({ voice, holds: still }) => (still && voice.delegation ? [voice.delegation.id] : [])),
  );
  return {
    edit: mayEdit(actor, practice) === undefined,
    submit: mayTake(actor, 'submit', practice) === undefined && stepsFor(actor, practice).includes('submit'),
    steps: stepsFor(actor, practice).filter((step) => step !== 'submit'),
    confirm: confirming.filter(
      (delegation) => facts && !confirmedBy.has(delegation) && !mayConfirm(actor, delegation, facts),
    ),
    unconfirm: confirming.filter((delegation) => confirmedBy.has(delegation)),
    endorse: endorsing.filter(
      (delegation) => facts && !holding.has(delegation) && !mayEndorse(actor, delegation, facts),
    ),
    unendorse: endorsing.filter((delegation) => endorsedBy.has(delegation)),
  };
}
