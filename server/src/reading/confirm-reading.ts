import { onCommit, today, transaction } from '@penholder/db';
import { type AuditEvent, recordActs } from '@penholder/db/audit';
import { insertQuestion } from '@penholder/db/questions';
import { insertPaper, lockRoundTable, type ReadingRow, saveConfirmed } from '@penholder/db/reading';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { plainText, Publication } from '@penholder/shared/documents';
import { type Id, inLanguage, insist, invalid, refuse } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import {
  type KeepsOut,
  leaveOutOf,
  MOST_SUBMITTERS,
  paperAsPublication,
  type PaperReading,
  type PracticesAs,
  type ReadingOutcome,
  whatKeepsOut,
} from '@penholder/shared/reading';
import type { Deps } from '../deps.ts';
import { getLockedReading, previewOf } from './correct-preview.ts';
import { enterAreas } from './entering/areas.ts';
import { type Entry, inPaper } from './entering/enter.ts';
import { enterInstruments } from './entering/instruments.ts';
import { enterIntroductions } from './entering/introductions.ts';
import { enterPractices } from './entering/practices.ts';
import { enterSubmitters } from './entering/submitters.ts';
import { tellPapers } from './tell-papers.ts';

export interface Confirmation {
  revision: number;
  practicesAs: PracticesAs;
  /** Ids of what does not enter. */
  leaveOut: readonly string[];
}

/** Takes a preview into the round table: areas, questions, instruments, submitters, practices and the paper itself; all of it or nothing. */
export const confirmReading = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  id: Id<'paper-reading'>,
  { revision, practicesAs, leaveOut }: Confirmation,
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    // Clearing is reviewing: an annex that is agreed already is so by the word of those who review.
    if (practicesAs === 'cleared') insist(must(actor, 'practice.review'));
    await lockRoundTable(trx, roundTable.id);
    const row = await getLockedReading(trx, actor, id, revision);
    const reading = previewOf(row);
    const { entering, leftOut } = leaveOutOf(reading, leaveOut);
    insistComplete(entering, practicesAs);

    const acts: Omit<AuditEvent, 'roundTableId'>[] = [];
    const entry: Entry = {
      trx,
      deps,
      roundTable,
      personId: actor.personId,
      language: reading.language,
      fileHash: row.file_hash,
      fileName: row.file_name,
      record: (act, subject, details) => acts.push({ act, personId: actor.personId, subject, details: details ?? {} }),
    };
    const areas = await enterAreas(entry, entering.areas);
    const questions = await enterQuestions(entry, entering);
    const instruments = await enterInstruments(entry, entering);
    const submitters = await enterSubmitters(
      entry,
      entering.areas.flatMap((area) => area.practices),
    );
    const practiceNumbers = await enterPractices(
      entry,
      entering,
      { areas: areas.ids, submittersOf: submitters.of },
      practicesAs,
    );
    await enterIntroductions(entry, entering);
    const publication = publicationOf(reading, row, roundTable, await today(trx, roundTable.time_zone));
    const paper = await insertPaper(trx, {
      roundTableId: roundTable.id,
      readingId: id,
      publication,
      personId: actor.personId,
    });
    const outcome: ReadingOutcome = {
      paper,
      practicesAs,
      leftOut,
      questions,
      practiceNumbers,
      practices: practiceNumbers.length,
      areas: areas.counts,
      delegations: submitters.counts,
      instruments: instruments.counts,
      groups: instruments.groups,
      repeated: instruments.repeated,
    };
    await saveConfirmed(trx, id, { outcome, personId: actor.personId });
    entry.record(
      'paper.confirmed',
      { kind: 'paper-reading', id },
      { hash: row.file_hash, paper, practicesAs, practices: outcome.practices, questions, leftOut },
    );
    await recordActs(trx, roundTable.id, acts);
    onCommit(trx, () => {
      tellPapers(deps, roundTable.id, id, 'table');
      for (const topic of [
        'areas',
        'questions',
        'instruments',
        'people',
        ...(practicesAs === 'cleared' ? ['practices'] : []),
      ])
        deps.live.tell({ roundTableId: roundTable.id, topic, ids: [] });
    });
  });

const WORDS: Record<KeepsOut, string> = {
  'no-submitter': 'Name who submits it, or leave it out.',
  'too-many-submitters': `A practice has at most ${MOST_SUBMITTERS} submitters.`,
  'submitter-without-name': 'Give each submitter a name.',
  'submitter-without-kind': 'Say what kind of party each submitter is.',
  'no-text': 'It has no text; write one, or leave it out.',
  'no-area': 'It stands in no thematic area; name one, or read the practices in as drafts.',
};

/** Refuses with the practices that cannot enter as they are, each by its id [RD16]. */
function insistComplete(reading: PaperReading, as: PracticesAs): void {
  const kept = whatKeepsOut(reading, as);
  if (kept.length === 0) return;
  const fields = Object.fromEntries(kept.map(({ practice, why }) => [practice.id, WORDS[why]]));
  refuse(invalid('paper-reading.incomplete', 'Some practices cannot enter as they are.', { fields }));
}

async function enterQuestions(entry: Entry, { questions }: PaperReading): Promise<number> {
  const texts = questions.map(({ content }) => plainText(content).trim()).filter(Boolean);
  for (const text of texts) {
    const id = await insertQuestion(entry.trx, {
      roundTableId: entry.roundTable.id,
      text: inPaper(entry, text),
      personId: entry.personId,
    });
    entry.record('question.drafted', { kind: 'question', id }, { paper: entry.fileHash });
  }
  return texts.length;
}

function publicationOf(
  reading: PaperReading,
  row: ReadingRow,
  roundTable: RoundTableRow,
  issuedOn: string,
): Publication {
  const parsed = Publication.safeParse(
    paperAsPublication(reading, {
      symbol: `${roundTable.code}/PAPER/${row.file_hash.slice(0, 8).toUpperCase()}`,
      title: reading.title.trim() || row.file_name,
      forum: inLanguage(roundTable.forum_title, reading.language).text,
      roundTable: inLanguage(roundTable.title, reading.language).text,
      issuedOn,
    }),
  );
  if (parsed.success) return parsed.data;
  return refuse(
    invalid('paper-reading.inconsistent', 'The text of the paper cannot be kept as it was corrected.', {
      params: { why: parsed.error.issues[0]?.message ?? '' },
    }),
  );
}
