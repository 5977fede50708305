import type { Trx } from '@penholder/db';
import {
  findVersion,
  listConfirmations,
  listDelegatesToTell,
  listOfficers,
  type PracticeRow,
} from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { DelegationId, Language } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import { type PracticeStatus, type Step, symbolOf } from '@penholder/shared/practices';
import type { Deps } from '../deps.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { layOut } from '../mail/texts/index.ts';
import { type PracticeMailTexts, practiceMailTexts } from './mail-texts.ts';

/** A step just taken, in the transaction that takes it. */
export interface News {
  step: Step;
  version: number;
  from: PracticeStatus;
  reason?: string | undefined;
  actor: Actor;
}

interface Recipient {
  email: string;
  name: string;
  language: Language;
}
type Say = (texts: PracticeMailTexts, practice: string) => string;

const TO_SUBMITTERS: Partial<Record<Step, { kind: string; say: Say }>> = {
  'request-information': {
    kind: 'practice-information-requested',
    say: (texts, practice) => texts.informationRequested(practice),
  },
  discuss: { kind: 'practice-discussed', say: (texts, practice) => texts.discussed(practice) },
  clear: { kind: 'practice-cleared', say: (texts, practice) => texts.cleared(practice) },
  'not-include': { kind: 'practice-not-included', say: (texts, practice) => texts.notIncluded(practice) },
  reopen: { kind: 'practice-reopened', say: (texts, practice) => texts.reopened(practice) },
};

/**
 * Writes to those whom a step concerns: to those who review when something comes in or is withdrawn, to the submitters
 * when the review moves on, and to submitters who have yet to confirm. Never to whoever took the step.
 */
export async function mailAbout(
  trx: Trx,
  deps: Deps,
  roundTable: RoundTableRow,
  row: PracticeRow,
  news: News,
): Promise<void> {
  const { step, version, from, actor } = news;
  const frozen = version > 0 ? await findVersion(trx, row.id, version) : undefined;
  // By the title that was submitted: those who review never see the working copy [PR7].
  const read = frozen ? { ...row, title: frozen.content.title } : row;
  const write = (kind: string, to: readonly Recipient[], say: Say) =>
    writeAbout(trx, deps, roundTable, read, { kind, to, say, reason: news.reason });
  const reviewers = () => listOfficers(trx, row.round_table_id, ['co-chair', 'penholder'], actor.personId);
  const submitters = (delegations: readonly DelegationId[]) => listDelegatesToTell(trx, delegations, actor.personId);

  if (step === 'submit') {
    await write('practice-submitted', await reviewers(), (texts, practice) =>
      from === 'information-requested'
        ? texts.answered(practice)
        : version > 1
          ? texts.resubmitted(practice)
          : texts.submitted(practice),
    );
    await write('practice-to-confirm', await submitters(await unconfirmed(trx, row, version)), (texts, practice) =>
      texts.toConfirm(practice),
    );
  }
  if (step === 'withdraw' && version > 0)
    await write('practice-withdrawn', await reviewers(), (texts, practice) => texts.withdrawn(practice));
  const moved = TO_SUBMITTERS[step];
  if (moved) await write(moved.kind, await submitters(row.submitters), moved.say);
}

async function unconfirmed(trx: Trx, row: PracticeRow, version: number): Promise<DelegationId[]> {
  const frozen = await findVersion(trx, row.id, version);
  if (!frozen) return [];
  const confirmed = new Set((await listConfirmations(trx, row.id, frozen.wording)).map((one) => one.delegation_id));
  return frozen.content.submitters.filter((delegation) => !confirmed.has(delegation));
}

/** Writes one mail about a practice to each of these people, in their language. */
export const writeAbout = (
  trx: Trx,
  deps: Deps,
  roundTable: RoundTableRow,
  row: PracticeRow,
  { kind, to, say, reason }: { kind: string; to: readonly Recipient[]; say: Say; reason?: string | undefined },
): Promise<void> =>
  queueMail(
    trx,
    deps,
    to.map((person) => compose(deps, roundTable, row, kind, person, say, reason)),
  );

function compose(
  deps: Deps,
  roundTable: RoundTableRow,
  row: PracticeRow,
  kind: string,
  { email, name, language }: Recipient,
  say: Say,
  reason: string | undefined,
) {
  const texts = practiceMailTexts(language);
  const called = `${symbolOf(row.number)} ${row.title ? texts.quoted(row.title) : texts.untitled}`;
  const sentence = say(texts, called);
  const address = `${deps.address()}/rt/${roundTable.code}/practices/${row.number}`;
  const paragraphs = [sentence, ...(reason ? [texts.reason(reason)] : []), texts.read(address)];
  return { to: email, kind, ...layOut(language, { name, subject: `${roundTable.code}: ${called}`, paragraphs }) };
}
