import type { Db } from '@penholder/db';
import { findEntry, listFatesOf, listObjections, listUnread, type ObjectionRow } from '@penholder/db/output';
import { factsOf, listLeastTold, type PracticeRef, type PracticeRow } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { dayIn } from '@penholder/shared/kernel';
import {
  type InPrint,
  mayAnswerObjection,
  mayNoteSentence,
  mayObject,
  mayWithdrawObjection,
  type Objection,
  whyFor,
} from '@penholder/shared/output';
import { type Actor, can, delegationsFor, isOf } from '@penholder/shared/people';
import { isBureau, isOwn, OUT_OF_THE_WAY } from '@penholder/shared/practices';
import { type AttributionLevel, disclosesAtLeast, levelOfTable, lowest } from '@penholder/shared/round-tables';
import { getPracticeFor } from '../practices/index.ts';
import { sentenceFacts } from './sentence-facts.ts';
import { printedVersion, proposedOf, sentencesInPrint } from './sentences-in-print.ts';

/** So many sentences of a language, objections to them, and editions are told. */
const MOST = { sentences: 6, objections: 50, fates: 60 };

interface Reading {
  actor: Actor;
  roundTable: RoundTableRow;
}

/** What the annexes make of a practice, as far as the reader may know [AX54, AX59]. */
export async function presentInPrint(db: Db, reading: Reading, ref: PracticeRef): Promise<InPrint> {
  const { actor } = reading;
  const row = await getPracticeFor(db, actor, ref);
  const own = isOwn(actor, factsOf(row));
  const inside = own || isBureau(actor);
  // An objection is of whichever version was printed: it is told as little as the one that tells least.
  const told = (await listLeastTold(db, [row.id])).get(row.id)!;
  const objections = inside ? await listObjections(db, row.id, MOST.objections) : [];
  const printed = isInAnnex(row) ? printedVersion(row) : null;
  const mayArrange = can(actor, 'annex.arrange');
  const mayWrite = printed !== null && mayArrange;
  const entry = mayWrite ? await findEntry(db, row.id) : undefined;
  const fates = await listFatesOf(db, row.id, MOST.fates);
  return {
    sentences: inside && isInAnnex(row) ? await presentSentences(db, reading, row) : [],
    proposals: printed === null && mayArrange ? await proposedOf(db, row, reading.roundTable) : [],
    entry: mayWrite ? { version: printed, revision: entry?.revision ?? 0 } : null,
    objections: objections.map((one) => presentObjection(reading, told, one)),
    fates: fates
      .filter(({ fate }) => inside || fate !== 'not-printed')
      .map(({ id, symbol, number, language, published_at, fate, why, version, printed }) => ({
        edition: { id, symbol, number, language, publishedAt: published_at!.toISOString() },
        fate,
        why: why && whyFor(isBureau(actor) ? 'bureau' : own ? 'submitter' : 'table', why),
        version,
        printed,
      })),
  };
}

const isInAnnex = ({ status }: PracticeRow): boolean => status !== 'not-included' && !OUT_OF_THE_WAY.includes(status);

async function presentSentences(
  db: Db,
  { actor, roundTable }: Reading,
  row: PracticeRow,
): Promise<InPrint['sentences']> {
  const inPrint = await sentencesInPrint(db, row, roundTable, MOST.sentences);
  const factsFor = await sentenceFacts(db, row, inPrint);
  const objecting = delegationsFor(actor, 'practice.object');
  const unread = await listUnread(db, row.id);
  return inPrint.sentences.map((sentence) => ({
    ...sentence,
    mayObject: objecting.filter(
      (delegation) => mayObject(actor, delegation, factsFor(sentence.language, delegation)) === undefined,
    ),
    toRead: unread
      .filter((one) => one.language === sentence.language)
      .map((one) => one.delegation_id)
      .filter((delegation) => {
        const { text } = sentence;
        return mayNoteSentence(actor, delegation, { read: text, put: text, inPrint: text }) === undefined;
      }),
  }));
}

/** An objection as far as the ladder lets the reader know whose it is; a delegation always knows its own. */
export function presentObjection({ actor, roundTable }: Reading, told: AttributionLevel, row: ObjectionRow): Objection {
  const level = lowest(told, levelOfTable(roundTable.settings, roundTable.phase));
  const isTold = isOf(actor, row.delegation_id) || disclosesAtLeast(level, 'delegation');
  const timeOf = (at: Date) => (isTold ? at.toISOString() : dayIn(roundTable.time_zone, at));
  const { status, proposed } = row;
  return {
    id: row.id,
    language: row.language,
    delegation: isTold ? { id: row.delegation_id, names: row.names } : null,
    sentence: row.sentence,
    revision: row.revision,
    reason: row.reason,
    proposed,
    status,
    answer: row.answer,
    at: timeOf(row.at),
    answeredAt: row.answered_at && timeOf(row.answered_at),
    may: {
      withdraw: mayWithdrawObjection(actor, { delegationId: row.delegation_id, status }) === undefined,
      answer: mayAnswerObjection(actor, { status, proposed }, { takes: false, reason: 'given later' }) === undefined,
    },
  };
}
