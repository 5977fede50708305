import { createHash } from 'node:crypto';
import { publishPractices } from '@penholder/server/practices/publish-practices';
import { json, sql, transaction } from '@penholder/db';
import { canonicalJson, type DelegationId } from '@penholder/shared/kernel';
import * as practices from '@penholder/shared/practices';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestPerson, type TestRoundTable, type TestServer } from '../_support/harness.ts';
import { aDraft, anArea, review, save, submit } from '../_support/practices.ts';

let server: TestServer;
let table: TestRoundTable;
let egypt: DelegationId;
let kenya: DelegationId;
let malta: DelegationId;
let head: TestPerson;
let kenyan: TestPerson;
let maltese: TestPerson;
let chair: TestPerson;
let secretariat: TestPerson;
beforeAll(async () => {
  server = await startServer();
  table = await server.aRoundTable();
  [egypt, kenya, malta] = [
    await table.aDelegation('Egypt'),
    await table.aDelegation('Kenya'),
    await table.aDelegation('Malta'),
  ];
  [head, kenyan, maltese] = [await table.aDelegate(egypt), await table.aDelegate(kenya), await table.aDelegate(malta)];
  [chair, secretariat] = [await table.aRole('co-chair'), await table.aRole('secretariat')];
  await anArea(table);
});
afterAll(() => server.close());

const at = (id: string) => ({ params: { roundTable: table.code, practice: id } });
const read = (by: TestPerson, id: string) => by.call(practices.getPractice, at(id));
const acts = async (id: string) =>
  (
    await server.opened.db
      .selectFrom('audit_event')
      .select('act')
      .where('subject_id', '=', id)
      .orderBy('sequence')
      .execute()
  ).map((event) => event.act);

it('[PR1] goes from draft through a request for information into the annex', async () => {
  const draft = await aDraft(table, head, [egypt]);
  expect((await submit(table, head, draft)).status).toBe('submitted');
  expect((await review(table, chair, draft.id, 'start-review')).status).toBe('under-review');
  const asked = await review(table, chair, draft.id, 'request-information');
  expect(asked).toMatchObject({
    status: 'information-requested',
    informationRequested: { reason: 'because of request-information' },
  });
  expect((await submit(table, head, draft, 'Here it is.')).status).toBe('under-review');
  expect((await review(table, chair, draft.id, 'discuss', 'clear')).status).toBe('cleared');
  const steps = await chair.call(practices.listPracticeSteps, at(draft.id));
  expect(steps.items.map((step) => step.step)).toEqual([
    'clear',
    'discuss',
    'submit',
    'request-information',
    'start-review',
    'submit',
  ]);
  expect(await acts(draft.id)).toEqual([
    'practice.drafted',
    'practice.submitted',
    'practice.review-started',
    'practice.information-requested',
    'practice.submitted',
    'practice.discussed',
    'practice.cleared',
  ]);
});

it('[PR2] refuses a no without its reason', async () => {
  const draft = await aDraft(table, head, [egypt]);
  await submit(table, head, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss');
  const refusal = await chair.refused(practices.reviewPractice, {
    ...at(draft.id),
    body: { step: 'not-include', version: 1 },
  });
  expect(refusal).toMatchObject({ status: 422, code: 'practice.reason-needed' });
  expect((await read(chair, draft.id)).status).toBe('discussed');
});

it('[PR4] freezes what was submitted, with a hash that anyone can compute', async () => {
  const draft = await aDraft(table, head, [egypt], {
    sources: [{ label: 'Decree', address: 'https://example.org/decree', seenOn: '2026-01-02' }],
  });
  const reading = await submit(table, head, draft);
  const { content, hash } = await server.opened.db
    .selectFrom('practice_version')
    .selectAll()
    .where('practice_id', '=', draft.id)
    .executeTakeFirstOrThrow();
  expect(createHash('sha256').update(canonicalJson(content)).digest('hex')).toBe(reading.hash);
  expect(Buffer.from(hash).toString('hex')).toBe(reading.hash);
  expect(content).toMatchObject({
    number: draft.number,
    title: 'Free clinics',
    area: { names: { en: 'Access to healthcare' } },
    submitters: [egypt],
    countries: ['EG'],
    sources: [{ label: 'Decree', address: 'https://example.org/decree', seenOn: '2026-01-02' }],
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Care is free for all.' }] }] },
  });
});

it('[PR4] is kept by the database itself from changing a version', async () => {
  const draft = await aDraft(table, head, [egypt]);
  await submit(table, head, draft);
  const changing = sql`update practice_version set content = '{}' where practice_id = ${draft.id}`.execute(
    server.opened.db,
  );
  await expect(changing).rejects.toThrow(/immutable/);
});

it('[PR5] refuses to submit what is incomplete, naming all of it', async () => {
  const draft = await aDraft(table, head, [egypt], { title: '', startDate: null, areaId: null });
  const refusal = await head.refused(practices.submitPractice, { ...at(draft.id), body: { revision: draft.revision } });
  expect(refusal).toMatchObject({ status: 422, code: 'practice.incomplete' });
  expect(Object.keys(refusal.fields!)).toEqual(['title', 'areaId']);
});

describe('[PR6] when the call has closed', () => {
  const closedTable = async () => {
    const closed = await server.aRoundTable({ settings: { practiceCallClosesAt: '2020-05-03T18:00:00+02:00' } });
    const delegation = await closed.aDelegation('Egypt');
    return { closed, delegation, person: await closed.aDelegate(delegation) };
  };

  it('takes no first submission but a co-chair’s', async () => {
    const { closed, delegation, person } = await closedTable();
    const draft = await aDraft(closed, person, [delegation]);
    const params = { roundTable: closed.code, practice: draft.id };
    const refusal = await person.refused(practices.submitPractice, { params, body: { revision: draft.revision } });
    expect(refusal).toMatchObject({
      status: 409,
      code: 'practice.call-closed',
      params: { closedAt: '2020-05-03T18:00:00+02:00' },
    });
    const grant = { round_table_id: closed.id, person_id: person.id, role: 'co-chair' as const, granted_by: null };
    await server.opened.db.insertInto('role_grant').values(grant).execute();
    expect((await submit(closed, person, draft)).status).toBe('submitted');
  });

  it('still takes what was submitted before in a new version', async () => {
    const open = await server.aRoundTable();
    const delegation = await open.aDelegation('Egypt');
    const person = await open.aDelegate(delegation);
    const draft = await aDraft(open, person, [delegation]);
    await submit(open, person, draft);
    await sql`update round_table set settings = '{"practiceCallClosesAt": "2020-05-03T18:00:00+02:00"}' where id = ${open.id}`.execute(
      server.opened.db,
    );
    expect((await submit(open, person, await save(open, person, draft, { title: 'Clinics' }))).version).toBe(2);
  });
});

it('[PR7] keeps what is edited after submitting to its submitters', async () => {
  const draft = await aDraft(table, head, [egypt]);
  await submit(table, head, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss');
  const edited = await save(table, head, draft, { title: 'Clinics without fees' });
  expect((await read(chair, draft.id)).title).toBe('Free clinics');
  expect((await read(maltese, draft.id)).title).toBe('Free clinics');
  expect(await read(head, draft.id)).toMatchObject({ title: 'Free clinics', hasUnsubmittedChanges: true });
  for (const other of [chair, maltese, secretariat]) {
    const refusal = await other.refused(practices.getDraft, at(draft.id));
    expect([403, 404]).toContain(refusal.status);
  }
  const found = await maltese.call(practices.listPractices, {
    params: { roundTable: table.code },
    query: { search: 'without fees' },
  });
  expect(found.total).toBe(0);
  await submit(table, head, edited);
  expect((await read(chair, draft.id)).title).toBe('Clinics without fees');
  expect(await read(maltese, draft.id)).toMatchObject({ title: 'Free clinics', version: 1, status: 'discussed' });
});

it('[PR10] tells the table what became of a practice, and not why', async () => {
  const draft = await aDraft(table, head, [egypt]);
  await submit(table, head, draft, 'A note to those who review.');
  await review(table, chair, draft.id, 'start-review', 'discuss', 'not-include');
  const told = await maltese.call(practices.listPracticeSteps, at(draft.id));
  expect(told.items.map(({ step, reason }) => [step, reason])).toEqual([
    ['not-include', null],
    ['discuss', null],
  ]);
  expect(told.total).toBe(2);
  const known = await head.call(practices.listPracticeSteps, at(draft.id));
  expect(known.items.map(({ step, reason }) => [step, reason])).toEqual([
    ['not-include', 'because of not-include'],
    ['discuss', 'because of discuss'],
    ['start-review', 'because of start-review'],
    ['submit', 'A note to those who review.'],
  ]);
  expect((await maltese.call(practices.listPracticeVersions, at(draft.id))).items).toMatchObject([
    { version: 1, note: null },
  ]);
});

describe('[PR11] submitting', () => {
  it('confirms for the delegation in whose name, and asks the others by mail', async () => {
    const draft = await aDraft(table, head, [egypt, kenya]);
    const reading = await submit(table, head, draft);
    expect(
      reading.submitters.map(({ voice, confirmedVersion }) => [voice.delegation?.names.en, confirmedVersion]),
    ).toEqual([
      ['Egypt', 1],
      ['Kenya', null],
    ]);
    const mails = await server.opened.db
      .selectFrom('mail')
      .select(['kind', 'recipient', 'subject'])
      .where('subject', 'like', `%P-${draft.number} %`)
      .execute();
    const email = async (person: TestPerson) =>
      (
        await server.opened.db
          .selectFrom('person')
          .select('email')
          .where('id', '=', person.id)
          .executeTakeFirstOrThrow()
      ).email;
    expect(mails.filter(({ kind }) => kind === 'practice-to-confirm').map(({ recipient }) => recipient)).toEqual([
      await email(kenyan),
    ]);
    expect(mails.filter(({ kind }) => kind === 'practice-submitted').map(({ recipient }) => recipient)).toContain(
      await email(chair),
    );
  });

  it('confirms for nobody when the secretariat does it on behalf', async () => {
    const draft = await aDraft(table, secretariat, [egypt]);
    const reading = await submit(table, secretariat, draft);
    expect(reading).toMatchObject({ isOnBehalf: true, submitters: [{ confirmedVersion: null }] });
  });
});

it('[PR3] [PR12] names and clears only with a confirmation of the wording', async () => {
  const draft = await aDraft(table, secretariat, [egypt, kenya]);
  await submit(table, secretariat, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss');
  expect((await read(maltese, draft.id)).submitters).toEqual([]);
  const refusal = await chair.refused(practices.reviewPractice, {
    ...at(draft.id),
    body: { step: 'clear', version: 1 },
  });
  expect(refusal).toMatchObject({ status: 409, code: 'practice.nobody-confirmed' });
  const inName = { roundTable: table.code, practice: draft.id, delegation: kenya };
  expect((await read(kenyan, draft.id)).awaitsMyConfirmation).toBe(true);
  await kenyan.call(practices.confirmPractice, { params: inName, body: { version: 1 } });
  expect((await read(maltese, draft.id)).submitters.map(({ voice }) => voice.delegation?.names.en)).toEqual(['Kenya']);
  expect((await review(table, chair, draft.id, 'clear')).status).toBe('cleared');
  await kenyan.call(practices.unconfirmPractice, { params: inName });
  expect((await read(maltese, draft.id)).submitters).toEqual([]);
});

it('[RT5] tells no moment of a practice from which the unnamed submitter took back its confirmation', async () => {
  const draft = await aDraft(table, head, [egypt], { attribution: 'unattributed' });
  await submit(table, head, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss');
  await head.call(practices.unconfirmPractice, {
    params: { roundTable: table.code, practice: draft.id, delegation: egypt },
  });
  const seen = await read(maltese, draft.id);
  expect([seen.submitters, seen.submittedAt?.length, seen.updatedAt.length]).toEqual([[], 10, 10]);
});

it('[PR26] puts endorsements that it does not attribute in no order of their moments', async () => {
  const draft = await aDraft(table, head, [egypt]);
  await submit(table, head, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss');
  for (const [person, delegation, note] of [
    [maltese, malta, 'Second by its words.'],
    [kenyan, kenya, 'First by its words.'],
  ] as const)
    await person.call(practices.endorsePractice, {
      params: { roundTable: table.code, practice: draft.id, delegation },
      body: { version: 1, note },
    });
  const notes = async () => (await read(secretariat, draft.id)).endorsements.map((one) => one.note);
  expect(await notes()).toEqual(['Second by its words.', 'First by its words.']);
  const levelTo = (attribution: string) =>
    server.opened.db
      .updateTable('round_table')
      .set({ settings: json({ attribution }) as never })
      .where('id', '=', table.id)
      .execute();
  await levelTo('unattributed');
  expect(await notes()).toEqual(['First by its words.', 'Second by its words.']);
  await levelTo('person');
});

describe('[PR13] support', () => {
  const discussed = async () => {
    const draft = await aDraft(table, head, [egypt, kenya]);
    await submit(table, head, draft);
    await kenyan.call(practices.confirmPractice, {
      params: { ...at(draft.id).params, delegation: kenya },
      body: { version: 1 },
    });
    await review(table, chair, draft.id, 'start-review', 'discuss');
    await maltese.call(practices.endorsePractice, {
      params: { ...at(draft.id).params, delegation: malta },
      body: { version: 1, note: 'We do the same.' },
    });
    return draft;
  };
  const again = async (draft: { id: string; revision: number }, fields: Partial<practices.PracticeFields>) => {
    await submit(table, head, await save(table, head, draft, fields));
    await review(table, chair, draft.id, 'start-review', 'discuss');
  };

  it('ends with a material change, and can be given again', async () => {
    const draft = await discussed();
    expect((await read(maltese, draft.id)).endorsements).toMatchObject([
      { version: 1, holds: true, note: 'We do the same.' },
    ]);
    await again(draft, { summary: 'Public clinics see everyone but tourists.' });
    const reading = await read(maltese, draft.id);
    expect(reading).toMatchObject({
      version: 2,
      endorsements: [{ version: 1, holds: false }],
      may: { endorse: [malta], unendorse: [malta] },
    });
    expect(reading.submitters.map(({ voice }) => voice.delegation?.names.en)).toEqual(['Egypt']);
    await maltese.call(practices.endorsePractice, {
      params: { ...at(draft.id).params, delegation: malta },
      body: { version: 2 },
    });
    expect((await read(maltese, draft.id)).endorsements).toMatchObject([{ version: 2, holds: true }]);
  });

  it('outlasts a change that is not', async () => {
    const draft = await discussed();
    await again(draft, { gcmObjectives: [15], livingStatusOn: '2026-02-01' });
    const reading = await read(maltese, draft.id);
    expect(reading).toMatchObject({ version: 2, endorsements: [{ version: 1, holds: true }] });
    expect(reading.submitters.map(({ voice }) => voice.delegation?.names.en)).toEqual(['Egypt', 'Kenya']);
    const versions = await maltese.call(practices.listPracticeVersions, at(draft.id));
    expect(versions.items.map(({ version, wording, changed }) => ({ version, wording, changed }))).toEqual([
      { version: 2, wording: 1, changed: ['livingStatusOn', 'gcmObjectives'] },
      { version: 1, wording: 1, changed: [] },
    ]);
  });
});

it('[PR60] [PR13] names principles and groups as a filing, leaves a version without any as it was, and refuses what is in no list', async () => {
  const draft = await aDraft(table, head, [egypt]);
  await submit(table, head, draft);
  const { rows } = await sql<{ content: practices.PracticeContent }>`
    select content from practice_version where practice_id = ${draft.id}`.execute(server.opened.db);
  expect(Object.keys(rows[0]!.content).filter((key) => /principles|groups|action|measure|result/i.test(key))).toEqual(
    [],
  );
  expect(await read(head, draft.id)).toMatchObject({ guidingPrinciples: [], beneficiaryGroups: [] });
  const body = { fields: { beneficiaryGroups: ['everybody'] } };
  expect(
    (
      await head.refused(practices.saveDraft, {
        ...at(draft.id),
        body: { revision: draft.revision, ...body } as never,
      })
    ).status,
  ).toBe(422);
  const filed = { guidingPrinciples: ['human-rights'], beneficiaryGroups: ['children', 'youth'] } as const;
  const saved = await save(table, head, draft, {
    guidingPrinciples: [...filed.guidingPrinciples],
    beneficiaryGroups: [...filed.beneficiaryGroups],
  });
  expect(saved.fields).toMatchObject(filed);
  await submit(table, head, saved);
  expect(await read(head, draft.id)).toMatchObject({ version: 2, ...filed });
  const { items } = await head.call(practices.listPracticeVersions, at(draft.id));
  expect(items[0]).toMatchObject({ wording: 1, changed: ['guidingPrinciples', 'beneficiaryGroups'] });
});

it('[PR67] takes the phrases of the annex’s sentence as words of the practice, which its version and files of it say', async () => {
  const draft = await aDraft(table, head, [egypt]);
  await submit(table, head, draft);
  expect(await read(head, draft.id)).toMatchObject({ action: '', measure: '', result: '' });
  const phrases = { action: 'the Ministry of Health opened', measure: 'clinics in three ports', result: '' };
  const saved = await save(table, head, draft, { ...phrases, action: ' the Ministry of Health\nopened' });
  expect(saved.fields).toMatchObject(phrases);
  await submit(table, head, saved);
  expect(await read(head, draft.id)).toMatchObject({ version: 2, ...phrases });
  const { items } = await head.call(practices.listPracticeVersions, at(draft.id));
  expect(items[0]).toMatchObject({ wording: 2, changed: ['action', 'measure'] });
  const tooLong = { revision: saved.revision, fields: { result: 'x'.repeat(401) } };
  expect((await head.refused(practices.saveDraft, { ...at(draft.id), body: tooLong })).status).toBe(422);
});

it('[PR14] takes an endorsement of the version before the table, and gives it back', async () => {
  const draft = await aDraft(table, head, [egypt]);
  await submit(table, head, draft);
  const params = { ...at(draft.id).params, delegation: malta };
  expect((await maltese.refused(practices.endorsePractice, { params, body: { version: 1 } })).status).toBe(404);
  await review(table, chair, draft.id, 'start-review', 'discuss');
  expect(await maltese.refused(practices.endorsePractice, { params, body: { version: 2 } })).toMatchObject({
    code: 'practice.changed-meanwhile',
    params: { version: 1 },
  });
  expect(
    await maltese.refused(practices.endorsePractice, {
      params: { ...params, delegation: kenya },
      body: { version: 1 },
    }),
  ).toMatchObject({ code: 'practice.cannot-endorse' });
  await maltese.call(practices.endorsePractice, { params, body: { version: 1 } });
  expect((await maltese.call(practices.unendorsePractice, { params })).endorsements).toEqual([]);
  expect(await maltese.refused(practices.unendorsePractice, { params })).toMatchObject({
    code: 'practice.not-endorsed',
  });
});

it('[PR15] numbers drafts begun at the same moment one after another', async () => {
  const quiet = await server.aRoundTable();
  const delegation = await quiet.aDelegation('Egypt');
  const person = await quiet.aDelegate(delegation);
  const drafts = await Promise.all(
    Array.from({ length: 8 }, () =>
      person.call(practices.draftPractice, { params: { roundTable: quiet.code }, body: { submitters: [delegation] } }),
    ),
  );
  expect(drafts.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

describe('[PR16] two people who fill in the form at once', () => {
  it('are merged where they change different fields', async () => {
    const draft = await aDraft(table, head, [egypt, kenya]);
    await save(table, head, draft, { title: 'Clinics' });
    const merged = await save(table, kenyan, draft, { partners: 'WHO' });
    expect(merged.fields).toMatchObject({ title: 'Clinics', partners: 'WHO' });
    expect(merged.revision).toBe(draft.revision + 2);
  });

  it('are told where they change the same, and shown what is there', async () => {
    const draft = await aDraft(table, head, [egypt, kenya]);
    await save(table, head, draft, { title: 'Clinics of Egypt' });
    const answer = await server.app.fastify.inject({
      method: 'PATCH',
      url: `/api/v1/round-tables/${table.code}/practices/${draft.id}`,
      headers: { authorization: `Bearer ${kenyan.token}` },
      payload: { revision: draft.revision, fields: { title: 'Clinics of Kenya', partners: 'WHO' } },
    });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({
      code: 'practice.changed-meanwhile',
      fields: { title: 'Somebody else has changed this meanwhile.' },
      current: { revision: draft.revision + 1, fields: { title: 'Clinics of Egypt', partners: '' } },
    });
  });

  it('lose nothing when they save in the same instant', async () => {
    const draft = await aDraft(table, head, [egypt, kenya]);
    const both = await Promise.allSettled([
      save(table, head, draft, { title: 'From Egypt' }),
      save(table, kenyan, draft, { title: 'From Kenya' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const now = await head.call(practices.getDraft, at(draft.id));
    const winner = both[0]!.status === 'fulfilled' ? 'From Egypt' : 'From Kenya';
    expect(now.fields.title).toBe(winner);
    expect(now.revision).toBe(draft.revision + 1);
  });

  it('are not told of a change that changes nothing', async () => {
    const draft = await aDraft(table, head, [egypt]);
    expect((await save(table, head, draft, { title: draft.fields.title })).revision).toBe(draft.revision);
  });
});

describe('[PR17] two submissions at once', () => {
  it('make one version', async () => {
    const draft = await aDraft(table, head, [egypt, kenya]);
    const both = await Promise.allSettled([submit(table, head, draft), submit(table, kenyan, draft)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const versions = await chair.call(practices.listPracticeVersions, at(draft.id));
    expect(versions.items.map(({ version }) => version)).toEqual([1]);
  });

  it('are refused when nothing has changed, and take up again what was withdrawn', async () => {
    const draft = await aDraft(table, head, [egypt]);
    await submit(table, head, draft);
    const again = { ...at(draft.id), body: { revision: draft.revision } };
    expect(await head.refused(practices.submitPractice, again)).toMatchObject({ code: 'practice.nothing-changed' });
    await head.call(practices.withdrawPractice, { ...at(draft.id), body: { reason: 'Too early.' } });
    expect((await head.call(practices.resumePractice, at(draft.id))).status).toBe('draft');
    expect(await head.call(practices.submitPractice, again)).toMatchObject({ status: 'submitted', version: 1 });
  });

  it('are refused on another revision than the one that was read', async () => {
    const draft = await aDraft(table, head, [egypt, kenya]);
    await save(table, kenyan, draft, { title: 'Clinics' });
    expect(
      await head.refused(practices.submitPractice, { ...at(draft.id), body: { revision: draft.revision } }),
    ).toMatchObject({ code: 'practice.changed-meanwhile' });
  });
});

describe('[PR18] a co-submitter', () => {
  it('takes its own name off and then knows no more than the table', async () => {
    const draft = await aDraft(table, head, [egypt, kenya]);
    expect(await kenyan.refused(practices.withdrawPractice, { ...at(draft.id), body: {} })).toMatchObject({
      code: 'practice.not-leading',
    });
    await save(table, kenyan, draft, { submitters: [egypt] });
    expect((await kenyan.refused(practices.getPractice, at(draft.id))).status).toBe(404);
    expect((await head.call(practices.getDraft, at(draft.id))).submitters.map(({ names }) => names.en)).toEqual([
      'Egypt',
    ]);
  });

  it('must take part in the round table', async () => {
    const elsewhere = await (await server.aRoundTable()).aDelegation('Elsewhere');
    const draft = await aDraft(table, head, [egypt]);
    const refusal = await head.refused(practices.saveDraft, {
      ...at(draft.id),
      body: { revision: draft.revision, fields: { submitters: [egypt, elsewhere] } },
    });
    expect(refusal).toMatchObject({ status: 422, code: 'delegation.not-found' });
  });
});

it('[PR19] keeps the cleared and published version before the table until the update is cleared', async () => {
  const draft = await aDraft(table, head, [egypt]);
  await submit(table, head, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
  await transaction(server.opened.db, (trx) =>
    publishPractices(trx, server.app.deps, {
      roundTableId: table.id,
      personId: chair.id,
      edition: 'RT/ED.1',
      practices: [{ id: draft.id, version: 1, wording: 1 }],
    }),
  );
  expect(await read(maltese, draft.id)).toMatchObject({ status: 'published', isPublished: true, clearedVersion: 1 });
  await submit(table, head, await save(table, head, draft, { title: 'Clinics for all' }));
  expect(await read(maltese, draft.id)).toMatchObject({
    status: 'published',
    version: 1,
    title: 'Free clinics',
    clearedVersion: 1,
  });
  expect(await read(chair, draft.id)).toMatchObject({ status: 'submitted', version: 2, clearedVersion: 1 });
  const queue = await chair.call(practices.listReviewQueue, {
    params: { roundTable: table.code },
    query: { limit: 200 },
  });
  expect(queue.items.find((item) => item.id === draft.id)).toMatchObject({
    isUpdate: true,
    submittedBy: 1,
    confirmedBy: 1,
    steps: ['start-review', 'request-information'],
  });
  await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
  expect(await read(maltese, draft.id)).toMatchObject({ status: 'cleared', version: 2, clearedVersion: 2 });
  expect(
    (await maltese.call(practices.getPracticeVersion, { params: { ...at(draft.id).params, version: '1' } })).title,
  ).toBe('Free clinics');
});

it('[PR19] leaves an update under review when its earlier version is published', async () => {
  const draft = await aDraft(table, head, [egypt]);
  await submit(table, head, draft);
  await review(table, chair, draft.id, 'start-review', 'discuss', 'clear');
  await submit(table, head, await save(table, head, draft, { title: 'Clinics for all' }));
  await transaction(server.opened.db, (trx) =>
    publishPractices(trx, server.app.deps, {
      roundTableId: table.id,
      personId: chair.id,
      edition: 'RT/ED.2',
      practices: [{ id: draft.id, version: 1, wording: 1 }],
    }),
  );
  expect(await read(maltese, draft.id)).toMatchObject({ status: 'published', version: 1 });
  expect(await read(chair, draft.id)).toMatchObject({ status: 'submitted', version: 2, isPublished: true });
});

it('[PR20] refuses a step on a version that is no longer the last', async () => {
  const draft = await aDraft(table, head, [egypt]);
  await submit(table, head, draft);
  await submit(table, head, await save(table, head, draft, { title: 'Clinics' }));
  const refusal = await chair.refused(practices.reviewPractice, {
    ...at(draft.id),
    body: { step: 'start-review', version: 1 },
  });
  expect(refusal).toMatchObject({ status: 409, code: 'practice.changed-meanwhile', params: { version: 2 } });
});

it('[PR22] records what the secretariat does in a delegation’s name', async () => {
  const draft = await aDraft(table, secretariat, [egypt]);
  await submit(table, secretariat, draft);
  expect(await acts(draft.id)).toEqual([
    'practice.drafted-on-behalf',
    'practice.edited-on-behalf',
    'practice.submitted-on-behalf',
  ]);
  expect((await read(head, draft.id)).isOwn).toBe(true);
  const notTheirs = await aDraft(table, head, [egypt]);
  expect(
    (await secretariat.refused(practices.saveDraft, { ...at(notTheirs.id), body: { revision: 1, fields: {} } })).status,
  ).toBe(404);
});

it('draws no line between a draft of others and none at all', async () => {
  const draft = await aDraft(table, head, [egypt]);
  const there = await maltese.refused(practices.getPractice, at(draft.id));
  const none = await maltese.refused(practices.getPractice, at('00000000-0000-4000-8000-000000000000'));
  expect(there).toEqual(none);
  expect(await maltese.refused(practices.getPractice, at(String(draft.number)))).toEqual(none);
});

it('begins a practice only with one’s own delegation first', async () => {
  const params = { roundTable: table.code };
  expect(await head.refused(practices.draftPractice, { params, body: { submitters: [kenya, egypt] } })).toMatchObject({
    status: 403,
    code: 'practice.not-yours',
  });
  expect(await chair.refused(practices.draftPractice, { params, body: { submitters: [egypt] } })).toMatchObject({
    status: 403,
  });
});
