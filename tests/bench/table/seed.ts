import { createInstrument, createInstrumentGroup } from '@penholder/shared/instruments';
import type { DelegationId } from '@penholder/shared/kernel';
import { saveSentence } from '@penholder/shared/output';
import * as practices from '@penholder/shared/practices';
import type { TestPerson, TestRoundTable, TestServer } from '../../_support/harness.ts';
import { aDraft, review, submit } from '../../_support/practices.ts';
import { seeded } from '../../_support/seeded.ts';
import { copyPractices } from './copies.ts';

/** Practices that are written through the use cases; the others are copies of them. */
const WRITTEN = 100;
const AREAS = 8;
const DELEGATIONS = 40;
const INSTRUMENTS = 200;
const WORDS =
  'migrants health clinics access workers education services rights local regular pathways training children nurses mobile seasonal recruitment documents housing language schools cities vaccination remittances return skills consular shelter labour permits'.split(
    ' ',
  );

export interface SeededTable {
  readonly table: TestRoundTable;
  readonly penholder: TestPerson;
  readonly area: practices.AreaId;
  readonly delegation: DelegationId;
  /** A working copy, and somebody who writes it. */
  readonly draft: practices.PracticeId;
  readonly writer: TestPerson;
}

/** A round table of `count` practices: of ten, one is a draft, four are under way, and five are cleared, with a sentence written for each second one. */
export async function seedTable(server: TestServer, count: number): Promise<SeededTable> {
  const table = await server.aRoundTable({ code: 'RT1' });
  const params = { roundTable: table.code };
  const chair = await table.aRole('co-chair');
  const penholder = await table.aRole('penholder');
  const secretariat = await table.aRole('secretariat');
  const upTo = seeded(2026);
  const pick = <Item>(list: readonly Item[]): Item => list[upTo(list.length)]!;
  // Multiplied: the first words are in most texts and the last in few.
  const words = (length: number) =>
    Array.from({ length }, () => WORDS[Math.floor((upTo(100) * upTo(100) * WORDS.length) / 10_000)]!).join(' ');

  const areas: practices.AreaId[] = [];
  for (let nth = 0; nth < AREAS; nth++) {
    const { id } = await chair.call(practices.createArea, {
      params,
      body: { names: { en: `Area ${nth} of ${words(2)}` } },
    });
    areas.push(id);
  }
  const group = await secretariat.call(createInstrumentGroup, {
    params,
    body: { annex: 'B', titles: { en: 'Conventions' }, ordering: 'chronological' },
  });
  const instruments: practices.InstrumentId[] = [];
  for (let nth = 0; nth < INSTRUMENTS; nth++) {
    const { id } = await secretariat.call(createInstrument, {
      params,
      body: {
        kind: 'treaty',
        citations: { en: `Convention ${nth} on ${words(3)} (${1950 + upTo(70)})` },
        number: null,
        year: null,
        issuer: null,
        symbol: null,
        address: null,
        aliases: [],
        group: group.id,
      },
    });
    instruments.push(id);
  }
  const seats: { delegation: DelegationId; delegate: TestPerson }[] = [];
  for (let nth = 0; nth < DELEGATIONS; nth++) {
    const delegation = await table.aDelegation(`Delegation ${nth}`);
    seats.push({ delegation, delegate: await table.aDelegate(delegation) });
  }
  let left: Pick<SeededTable, 'draft' | 'writer'> | undefined;
  for (let nth = 0; nth < WRITTEN; nth++) {
    const { delegation, delegate } = pick(seats);
    const draft = await aDraft(
      table,
      delegate,
      [delegation],
      {
        title: words(7),
        summary: `${words(50)}.`,
        areaId: pick(areas),
        partners: words(6),
        countries: [...new Set(Array.from({ length: 1 + upTo(3) }, () => pick(practices.STATE_CODES)))],
        startDate: String(1990 + upTo(36)),
        livingStatus: pick(practices.LIVING_STATUSES),
        evidenceLevel: 'described',
        gcmObjectives: [...new Set([1 + upTo(23), 1 + upTo(23)])],
        sdgTargets: [...new Set(['10.7', pick(practices.SDG_TARGETS)])],
        journeyPhases: [pick(practices.JOURNEY_PHASES)],
        guidingPrinciples: [pick(practices.GUIDING_PRINCIPLES)],
        beneficiaryGroups: [pick(practices.BENEFICIARY_GROUPS)],
        instruments: [pick(instruments)],
        sources: [{ label: words(5), address: `https://example.org/${nth}`, seenOn: '2026-01-01' }],
      },
      `${words(200)}.`,
    );
    if (nth % 10 === 0) {
      left ??= { draft: draft.id, writer: delegate };
      continue;
    }
    await submit(table, delegate, draft);
    if (nth % 10 === 1) continue;
    await review(table, chair, draft.id, 'start-review', ...(nth % 10 < 3 ? [] : (['discuss'] as const)));
    if (nth % 10 < 5) continue;
    await review(table, chair, draft.id, 'clear');
    if (nth % 2 === 0)
      await penholder.call(saveSentence, {
        params: { ...params, practice: draft.id },
        body: { language: 'en', text: `It offers ${words(30)}.`, version: 1, revision: 0 },
      });
  }
  await copyPractices(server.opened.db, count / WRITTEN - 1);
  return { table, penholder, area: areas[0]!, delegation: seats[0]!.delegation, ...left! };
}
