import { randomUUID } from 'node:crypto';
import { json } from '@penholder/db';
import * as coverage from '@penholder/shared/coverage';
import * as decisions from '@penholder/shared/decisions';
import * as deliberation from '@penholder/shared/deliberation';
import type { DelegationId, DocumentId } from '@penholder/shared/kernel';
import * as output from '@penholder/shared/output';
import * as practices from '@penholder/shared/practices';
import { draftQuestion, stepQuestion } from '@penholder/shared/questions';
import * as responses from '@penholder/shared/responses';
import type { AttributionLevel } from '@penholder/shared/round-tables';
import { ourClient, until } from '../document-clients.ts';
import { writeInto } from '../documents.ts';
import type { TestPerson, TestRoundTable, TestServer } from '../harness.ts';
import { aDraft, anArea, review, submit } from '../practices.ts';
import { rawDocx } from '../raw-docx.ts';
import { sendFile } from '../send-file.ts';
import type { Author } from './planted.ts';

/** Who takes part in a session: three delegations that act, and those who run it. */
export interface Cast {
  table: TestRoundTable;
  authors: readonly [Author, Author, Author];
  chair: TestPerson;
  penholder: TestPerson;
  secretariat: TestPerson;
  /** A delegate who only reads, and whom others mention. */
  reader: Pick<Author, 'delegation' | 'head'>;
}

export interface Held {
  joint: { id: responses.ResponseId; documentId: DocumentId };
  edition: output.EditionId | undefined;
}

/**
 * Runs a session by the API: responses and the joint one, practices, threads, ballots, an edition. `chosen` is what the
 * authors choose for what they make; what has no level of its own (ballots, endorsements) they leave out below `delegation`.
 */
export async function holdSession(
  server: TestServer,
  cast: Cast,
  { chosen, compiles }: { chosen: AttributionLevel; compiles: boolean },
): Promise<Held> {
  const { table, authors, chair, penholder } = cast;
  const [alpha, beta, gamma] = authors;
  const at = { roundTable: table.code };
  const isOpen = chosen === 'person' || chosen === 'delegation';
  const question = await anOpenQuestion(cast, chair);
  // A head of delegation may propose one too; there is no choosing how far that is attributed.
  if (isOpen) await alpha.head.call(draftQuestion, { params: at, body: { text: { en: 'What else is missing?' } } });

  const own = await alpha.head.call(responses.startResponse, {
    params: { ...at, question },
    body: { delegationId: alpha.delegation },
  });
  const of = { params: { ...at, response: own.id } };
  await alpha.head.call(responses.editResponse, { ...of, body: { attribution: chosen, capacity: 'expert-view' } });
  const editor = ourClient(server, own.documentId!, alpha.head);
  await editor.synced();
  editor.leave();
  await writeInto(server, own.documentId!, 'What was written for one delegation.');
  await alpha.head.call(responses.submitResponse, of);
  await chair.call(responses.returnResponse, { ...of, body: { reason: 'Please say more.' } });
  await writeInto(server, own.documentId!, 'And a little more.');
  await alpha.head.call(responses.submitResponse, of);
  await chair.call(responses.acceptResponse, of);

  const joint = await (isOpen ? alpha.head : chair).call(responses.startResponse, {
    params: { ...at, question },
    body: { delegationId: null },
  });

  if (!isOpen)
    await chair.call(responses.editResponse, {
      params: { ...at, response: joint.id },
      body: { attribution: chosen },
    });

  const draft = await aDraft(table, alpha.head, [alpha.delegation, beta.delegation], {
    attribution: practiceLevel(chosen),
    sources: [{ label: 'a law', address: 'https://example.org/law', seenOn: '2026-01-01' }],
  });
  await aFile(server, cast, draft.id);
  const { id, version } = await submit(table, alpha.head, draft, 'As it stands.');
  await beta.head.call(practices.confirmPractice, {
    params: { ...at, practice: id, delegation: beta.delegation },
    body: { version },
  });
  await review(table, chair, id, 'start-review', 'discuss', 'clear');
  await anObjection(cast, id);
  await aProposal(cast, chosen);
  if (isOpen)
    await gamma.head.call(practices.endorsePractice, {
      params: { ...at, practice: id, delegation: gamma.delegation },
      body: { version, note: 'Worth copying.' },
    });

  const number = isOpen ? await aDecision(cast, id) : undefined;
  await talk(cast, chosen, [
    ['question', question],
    ['practice', id],
    ...(number === undefined ? [] : [['decision', number.id] as const]),
  ]);
  await anAnsweredCall(cast, chosen);
  await anInstrument(server, table);
  await aPaper(server, table, penholder);
  await anImport(server, table, penholder, null);
  await anImport(server, table, alpha.head, alpha.delegation);

  const edition = compiles ? await anEdition(cast) : undefined;
  await server.app.deps.clockwork.runOnce('read-citations');
  return { joint: { id: joint.id, documentId: joint.documentId! }, edition };
}

async function anEdition({ table, penholder }: Cast): Promise<output.EditionId> {
  const at = { roundTable: table.code };
  const { id: edition } = await penholder.call(output.compileEdition, {
    params: at,
    body: { letters: ['A', 'B'], language: 'en' },
  });
  await until(
    async () => {
      const { status } = await penholder.call(output.getEdition, { params: { ...at, edition } });
      if (status === 'failed') throw new Error('the edition failed');
      return status === 'compiled';
    },
    'the edition',
    120_000,
  );
  return edition;
}

/** A sentence that a submitter objects to, the answer to that, and the question whether the status still holds. */
async function anObjection({ table, authors: [alpha], chair, penholder }: Cast, practice: practices.PracticeId) {
  const params = { roundTable: table.code, practice };
  const { revision } = await penholder.call(output.saveSentence, {
    params,
    body: { language: 'en', text: 'Clinics are free.', version: 1, revision: 0 },
  });
  const { objections } = await alpha.head.call(output.objectToSentence, {
    params,
    body: { delegationId: alpha.delegation, language: 'en', revision, reason: 'Not all are.', proposed: 'Some are.' },
  });
  await penholder.call(output.answerObjection, {
    params: { ...params, objection: objections[0]!.id },
    body: { takes: false, reason: 'They are said to be.', revision, version: 1 },
  });
  if ((await chair.call(output.getStatusInquiry, { params })).asked === 0)
    await chair
      .call(output.askStatus, { params, body: { closesAt: '2099-01-01T12:00:00Z' } })
      // Where nobody is to be named an edition prints nothing.
      .catch(() => undefined);
}

/** A draft of two delegations that one of them would split. */
async function aProposal({ table, authors: [alpha, beta] }: Cast, chosen: AttributionLevel) {
  const { id } = await aDraft(table, alpha.head, [alpha.delegation, beta.delegation], {
    attribution: practiceLevel(chosen),
  });
  await alpha.head.call(practices.proposeLineage, {
    params: { roundTable: table.code },
    body: {
      kind: 'split',
      practices: [{ id, version: 0 }],
      titles: ['One part', 'Another part'],
      reason: 'Two things.',
    },
  });
}

/** A file that names who submits it, as evidence does. */
async function aFile(server: TestServer, { table, authors: [alpha] }: Cast, practice: practices.PracticeId) {
  const { names } = await server.opened.db
    .selectFrom('delegation as d')
    .innerJoin('party as y', 'y.id', 'd.party_id')
    .select('y.names')
    .where('d.id', '=', alpha.delegation)
    .executeTakeFirstOrThrow();
  const bytes = rawDocx({ parts: { 'docProps/core.xml': `<p><dc:creator>${names.en}</dc:creator></p>` } });
  await sendFile(server, {
    to: `${table.code}/practices/${practice}/attachments`,
    by: alpha.head,
    bytes,
    name: 'report.docx',
  });
}

const practiceLevel = (chosen: AttributionLevel) => (chosen === 'person' ? 'delegation' : chosen);

async function anOpenQuestion({ table }: Cast, chair: TestPerson) {
  const params = { roundTable: table.code };
  const { id } = await chair.call(draftQuestion, { params, body: { text: { en: 'What works?' } } });
  await chair.call(stepQuestion, { params: { ...params, question: id, step: 'open' } });
  return id;
}

/** A call for practices to everybody, and the draft of an answer. */
async function anAnsweredCall({ table, authors, chair }: Cast, chosen: AttributionLevel) {
  const at = { roundTable: table.code };
  const { number, revision } = await chair.call(coverage.draftCall, {
    params: at,
    body: {
      title: { en: 'More practices' },
      text: { en: 'Please share.' },
      cells: [{ objective: 7 }],
      delegations: null,
      closesAt: '2099-01-01T12:00:00Z',
      remindDays: [],
    },
  });
  await chair.call(coverage.stepCall, { params: { ...at, call: number, step: 'open' }, body: { revision } });
  const { head } = authors[0];
  const { id } = await head.call(coverage.answerCall, { params: { ...at, call: number }, body: {} });
  await head.call(practices.saveDraft, {
    params: { ...at, practice: id },
    body: { revision: 1, fields: { attribution: practiceLevel(chosen) } },
  });
}

async function aDecision({ table, authors, chair }: Cast, practiceId: practices.PracticeId) {
  const { id, number } = await chair.call(decisions.draftDecision, {
    params: { roundTable: table.code },
    body: { question: { en: 'Include it?' }, practiceId, method: 'gradient', secrecy: 'hidden-until-close' },
  });
  const params = { roundTable: table.code, decision: number };
  await chair.call(decisions.stepDecision, { params: { ...params, step: 'open' } });
  for (const [place, { delegation, head }] of authors.entries())
    await head.call(decisions.castBallot, {
      params: { ...params, delegation },
      body: {
        choice: (['support', 'reservation', 'cannot-join'] as const)[place]!,
        reason: 'For reasons of our own.',
        replaces: 0,
        operationId: randomUUID(),
      },
    });
  await chair.call(decisions.stepDecision, { params: { ...params, step: 'close' } });
  await chair.call(decisions.stepDecision, { params: { ...params, step: 'publish' } });
  return { id, number };
}

async function talk(
  { table, authors, chair, secretariat, reader }: Cast,
  chosen: AttributionLevel,
  subjects: readonly (readonly [deliberation.ThreadKind, string])[],
) {
  const attribution = chosen === 'sealed' ? 'unattributed' : chosen;
  for (const [kind, subject] of subjects) {
    const params = { roundTable: table.code, kind, subject };
    for (const { delegation, head } of authors) {
      const post = await head.call(deliberation.addPost, {
        params,
        body: {
          body: `What do you think, @[${reader.delegation}]?`,
          language: 'en',
          delegationId: delegation,
          capacity: 'national-position',
          attribution,
        },
      });
      const one = { roundTable: table.code, post: post.id };
      await head.call(deliberation.editPost, {
        params: one,
        body: { body: `What do you think of it, @[${reader.delegation}]?`, revision: post.revision },
      });
    }
    const last = await authors[2].head.call(deliberation.addPost, {
      params,
      body: {
        body: 'Not so nice.',
        language: 'en',
        delegationId: authors[2].delegation,
        capacity: 'expert-view',
        attribution,
      },
    });
    await secretariat.call(deliberation.hidePost, {
      params: { roundTable: table.code, post: last.id },
      body: { reason: 'Not so nice.' },
    });
    await chair.call(deliberation.addPost, {
      params,
      body: { body: 'Let us move on.', language: 'en', delegationId: null, capacity: 'secretariat', attribution },
    });
  }
}

async function anInstrument(server: TestServer, table: TestRoundTable) {
  const { db } = server.opened;
  await anArea(table);
  const group = await db
    .insertInto('instrument_group')
    .values({
      round_table_id: table.id,
      annex: 'B',
      position: 1,
      titles: json({ en: 'Treaties' }),
      ordering: 'chronological',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const instrument = await db
    .insertInto('instrument')
    .values({
      round_table_id: table.id,
      kind: 'treaty',
      citations: json({ en: 'Early Convention (1951)' }),
      number: null,
      year: 1951,
      issuer: null,
      symbol: null,
      address: 'https://example.org/treaty',
      canonical_key: 'early',
      // Names that the response and the practice have in their texts, which so cite it.
      aliases: ['written for one delegation', 'Care is free'],
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('instrument_in_group')
    .values({ group_id: group.id, instrument_id: instrument.id, position: 1 })
    .execute();
}

/** A file of practices that was confirmed: by the offices, or by a delegation for itself. */
async function anImport(server: TestServer, table: TestRoundTable, by: TestPerson, of: DelegationId | null) {
  await server.opened.db
    .insertInto('practice_import')
    .values({
      round_table_id: table.id,
      delegation_id: of,
      file_name: 'practices.csv',
      file_hash: '1'.repeat(64),
      format: 'csv',
      status: 'confirmed',
      row_count: 1,
      content: json({
        encoding: 'utf-8',
        separator: ',',
        sheet: null,
        otherSheets: [],
        headRow: 1,
        headings: ['Title'],
        rows: [{ row: 2, cells: ['A clinic'] }],
      }),
      mapping: json(['title'] as const),
      language: 'en',
      submitter_id: null,
      outcome: json({ created: 0, submitted: 0, edited: 0, errors: 0, leftOut: 1, known: 0 }),
      results: json([{ row: 2, makes: 'left-out' as const, title: 'A clinic', findings: [], known: null }]),
      undone: null,
      created_by: by.id,
      confirmed_at: new Date(),
      confirmed_by: by.id,
    })
    .execute();
}

async function aPaper(server: TestServer, table: TestRoundTable, by: TestPerson) {
  const { db } = server.opened;
  const reading = await db
    .insertInto('paper_reading')
    .values({
      round_table_id: table.id,
      file_name: 'paper.md',
      media_type: 'text/markdown',
      file: null,
      file_hash: '0'.repeat(64),
      status: 'discarded',
      reading: null,
      refusal: null,
      outcome: null,
      claimed_until: null,
      created_by: by.id,
      confirmed_at: null,
      confirmed_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('paper')
    .values({
      round_table_id: table.id,
      reading_id: reading.id,
      title: 'A paper',
      language: 'en',
      publication: json({
        symbol: 'PAPER/1',
        language: 'en',
        title: 'A paper',
        forum: 'A forum',
        roundTable: 'A round table',
        issuedOn: '2026-01-01',
        disclaimers: [],
        blocks: [],
        footnotes: [],
      }),
      created_by: by.id,
    })
    .execute();
}
