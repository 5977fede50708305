import type { PersonId } from '@penholder/shared/kernel';
import { setUp } from '@penholder/shared/people';
import * as rt from '@penholder/shared/round-tables';
import { createSetUpLink } from '@penholder/db/people';
import { atHour } from '../index.ts';
import type { SamplePerson } from '../shape.ts';
import { asPerson, coChairsOf, idOf, type Loading } from './loading.ts';

/** The forum, the round table, its delegations and everyone who has a place in it; ends in the phase that the file says. */
export async function loadRoom(loading: Loading): Promise<void> {
  const { sample, code, ids, caller } = loading;
  const { roundTable: table } = sample;
  const administrator = await loadAdministrator(loading);
  const asAdministrator = caller.as(administrator);

  const forum = await asAdministrator(rt.createForum, {
    body: { title: sample.forum.title, period: sample.forum.period },
  });
  await asAdministrator(rt.createRoundTable, {
    body: {
      forumId: forum.id,
      code,
      title: table.title,
      description: table.description,
      timeZone: table.timeZone,
      languages: table.languages,
    },
  });
  const [firstChair, secondChair] = coChairsOf(sample);
  for (const key of [firstChair, secondChair]) {
    const person = personOf(loading, key);
    const { personId } = await asAdministrator(rt.appoint, {
      params: { code },
      body: { role: 'co-chair', ...card(person) },
    });
    ids.person.set(key, personId);
  }

  const asChair = asPerson(loading, firstChair);
  const params = { roundTable: code };
  const { revision } = await asChair(rt.getRoundTable, { params });
  const closes = table.practiceCallClosesAtHour;
  await asChair(rt.changeSettings, {
    params,
    body: {
      revision,
      settings: {
        ...table.settings,
        practiceCallClosesAt: closes === null ? null : atHour(closes, loading.at).toISOString(),
      },
    },
  });
  await loadDelegations(loading, firstChair);
  await loadPeople(loading, firstChair);
  for (const key of [firstChair, secondChair]) {
    if (table.phase !== 'preparation')
      await asPerson(loading, key)(rt.changePhase, { params, body: { from: 'preparation', to: table.phase } });
  }
}

const personOf = ({ sample }: Loading, key: string): SamplePerson =>
  sample.people.find((person) => person.key === key)!;
const card = ({ name, email, language }: SamplePerson) => ({ name, email, language });

/** The first administrator comes in as any does: by the one-time set-up link. */
async function loadAdministrator({ app, sample, caller, ids }: Loading): Promise<PersonId> {
  const person = sample.people.find((one) => one.isAdministrator)!;
  const token = await createSetUpLink(app.deps.db);
  if (!token) throw new Error('The sample is loaded into an empty database only.');
  await caller.as(undefined)(setUp, { body: { token, ...card(person) } });
  const row = await app.deps.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', person.email)
    .executeTakeFirstOrThrow();
  ids.person.set(person.key, row.id);
  return row.id;
}

async function loadDelegations(loading: Loading, chair: string): Promise<void> {
  const { sample, code, ids } = loading;
  for (const { party: key, hasVote } of sample.delegations) {
    const party = sample.parties.find((one) => one.key === key)!;
    const { id } = await asPerson(loading, chair)(rt.addDelegation, {
      params: { roundTable: code },
      body: {
        party: party.iso3166
          ? { iso3166: party.iso3166, names: party.names }
          : { kind: party.kind, names: party.names },
        hasVote,
      },
    });
    ids.delegation.set(key, id);
  }
}

async function loadPeople(loading: Loading, chair: string): Promise<void> {
  const { sample, code, ids } = loading;
  const asChair = asPerson(loading, chair);
  const params = { roundTable: code };
  for (const person of sample.people) {
    for (const { delegation, ...place } of person.accreditations) {
      const { personId } = await asChair(rt.inviteDelegate, {
        params: { ...params, delegation: idOf(ids.delegation, delegation) },
        body: { ...card(person), ...place },
      });
      ids.person.set(person.key, personId);
    }
    for (const role of person.roles) {
      if (role === 'co-chair') continue;
      const { personId } = await asChair(rt.grantRole, { params, body: { role, ...card(person) } });
      ids.person.set(person.key, personId);
    }
  }
}
