import { isDuplicate, onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { findParty, getState, insertParty } from '@penholder/db/people';
import {
  insertDelegation,
  listNamesBeside,
  listPersonsOfDelegation,
  lockDelegation,
  type RoundTableRow,
  saveDelegation,
} from '@penholder/db/round-tables';
import { conflict, type DelegationId, insist, invalid, notFound, type Out, refuse } from '@penholder/shared/kernel';
import { type Actor, must, STATES, suggestStateNames } from '@penholder/shared/people';
import { mayBeKnownAs, plainName } from '@penholder/shared/people/register';
import type { addDelegation as contract } from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';

type Asked = NonNullable<Out<typeof contract.body>>;

async function getParty(trx: Trx, asked: Asked['party']) {
  if ('id' in asked)
    return (await findParty(trx, asked.id)) ?? refuse(notFound('party.not-found', 'There is no such party.'));
  if (!('iso3166' in asked)) return insertParty(trx, asked);
  if (!STATES.includes(asked.iso3166))
    refuse(
      invalid('party.unknown-state', 'There is no such state.', {
        fields: { 'party.iso3166': 'There is no such state.' },
      }),
    );
  return getState(trx, asked.iso3166, { ...suggestStateNames(asked.iso3166), ...asked.names });
}

/** Adds a delegation to a round table. */
export const addDelegation = (
  deps: Deps,
  actor: Actor,
  table: RoundTableRow,
  asked: Asked,
): Promise<{ id: DelegationId }> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'delegation.manage'));
    const party = await getParty(trx, asked.party);
    const hasVote =
      asked.hasVote ?? (party.kind === 'state' || (table.settings.organisationsVote && party.kind !== 'secretariat'));
    try {
      const { id } = await insertDelegation(trx, { roundTableId: table.id, partyId: party.id, hasVote });
      await recordAct(trx, {
        roundTableId: table.id,
        act: 'delegation.added',
        personId: actor.personId,
        subject: { kind: 'delegation', id },
        details: { party: party.id, hasVote },
      });
      onCommit(trx, () => deps.live.tell({ roundTableId: table.id, topic: 'people', ids: [id] }));
      return { id };
    } catch (error) {
      if (isDuplicate(error))
        refuse(conflict('delegation.there-already', 'This party has a delegation in the round table already.'));
      throw error;
    }
  });

/** Gives or takes a delegation's vote, withdraws it or lets it take part again, or says by which names it is also known [PE21]: its people's access changes with the commit. */
export const changeDelegation = (
  deps: Deps,
  actor: Actor,
  id: DelegationId,
  change: {
    hasVote?: boolean | undefined;
    status?: 'active' | 'withdrawn' | undefined;
    aliases?: readonly string[] | undefined;
  },
): Promise<void> =>
  transaction(deps.db, async (trx) => {
    insist(must(actor, 'delegation.manage'));
    const before =
      (await lockDelegation(trx, actor.roundTableId, id)) ??
      refuse(notFound('delegation.not-found', 'There is no such delegation.'));
    const hasVote = change.hasVote ?? before.has_vote;
    const status = change.status ?? before.status;
    const aliases = change.aliases ? eachOnce(change.aliases) : before.aliases;
    const isKnownOtherwise = aliases.join('\n') !== before.aliases.join('\n');
    if (hasVote === before.has_vote && status === before.status && !isKnownOtherwise) return;
    if (isKnownOtherwise) {
      const others = await listNamesBeside(trx, actor.roundTableId, id);
      insist(mayBeKnownAs((await findParty(trx, before.party_id))!, aliases, others));
    }
    await saveDelegation(trx, id, { has_vote: hasVote, status, aliases });
    const persons = await listPersonsOfDelegation(trx, id);
    const about = { roundTableId: actor.roundTableId, personId: actor.personId, subject: { kind: 'delegation', id } };
    if (status !== before.status)
      await recordAct(trx, {
        ...about,
        act: status === 'withdrawn' ? 'delegation.withdrawn' : 'delegation.reinstated',
      });
    if (hasVote !== before.has_vote)
      await recordAct(trx, { ...about, act: hasVote ? 'delegation.vote-given' : 'delegation.vote-taken' });
    if (isKnownOtherwise) await recordAct(trx, { ...about, act: 'delegation.aliases-changed', details: { aliases } });
    onCommit(trx, () => {
      deps.live.tell({ roundTableId: actor.roundTableId, topic: 'people', ids: [id] });
      for (const person of persons) deps.live.admitAgain(person);
    });
  });

/** Names without those that say the same in other letters. */
const eachOnce = (names: readonly string[]): string[] =>
  names.filter((name, at) => names.findIndex((other) => plainName(other) === plainName(name)) === at);
