import { getState, insertParty } from '@penholder/db/people';
import { findPartiesNamed, listDelegationNames } from '@penholder/db/reading';
import { insertDelegation } from '@penholder/db/round-tables';
import type { DelegationId, LocalizedText, PartyId } from '@penholder/shared/kernel';
import { findParty, type KnownParty, plainName, stateOf } from '@penholder/shared/people/register';
import type { PaperPractice, PaperSubmitter } from '@penholder/shared/reading';
import { type Entry, goesBy, inPaper } from './enter.ts';

/** The delegations of the submitters, each made without a vote where its party has none here. */
export async function enterSubmitters(entry: Entry, practices: readonly PaperPractice[]) {
  const { trx, roundTable } = entry;
  const delegations = await listDelegationNames(trx, roundTable.id);
  const ids = new Map<string, DelegationId>();
  const [found, created] = [new Set<DelegationId>(), new Set<DelegationId>()];

  const delegationOf = async (submitter: PaperSubmitter): Promise<DelegationId> => {
    const known = knownAs(submitter, entry);
    const names = [submitter.name, ...Object.values(known?.names ?? {})];
    const iso3166 = known?.iso3166 ?? submitter.iso3166;
    const here = delegations.find(
      (one) => (iso3166 !== null && one.iso3166 === iso3166) || names.some((name) => goesBy(one.names, name)),
    );
    if (here) {
      if (!created.has(here.id)) found.add(here.id);
      return here.id;
    }
    const party = await partyOf(entry, submitter, known, names);
    // A party that goes by a name of another kind may have its delegation here.
    const ofParty = delegations.find((one) => one.party_id === party.id);
    if (ofParty) return ofParty.id;
    const { id } = await insertDelegation(trx, { roundTableId: roundTable.id, partyId: party.id, hasVote: false });
    delegations.push({ id, party_id: party.id, iso3166: iso3166 ?? null, names: party.names });
    created.add(id);
    entry.record(
      'delegation.added',
      { kind: 'delegation', id },
      { partyId: party.id, hasVote: false, paper: entry.fileHash },
    );
    return id;
  };
  for (const submitter of practices.flatMap((practice) => practice.submitters)) {
    const key = keyOf(submitter);
    if (!ids.has(key)) ids.set(key, await delegationOf(submitter));
  }
  return {
    of: (practice: PaperPractice): DelegationId[] => [
      ...new Set(practice.submitters.map((submitter) => ids.get(keyOf(submitter))!)),
    ],
    counts: { found: found.size, created: created.size },
  };
}

const keyOf = ({ party, name }: PaperSubmitter) => party ?? `name:${plainName(name)}`;
const knownAs = ({ iso3166, name, party }: PaperSubmitter, { language }: Entry): KnownParty | undefined =>
  (iso3166 ? stateOf(iso3166) : undefined) ?? (party === null ? undefined : findParty(name, language));

async function partyOf(
  entry: Entry,
  submitter: PaperSubmitter,
  known: KnownParty | undefined,
  names: readonly string[],
): Promise<{ id: PartyId; names: LocalizedText }> {
  const { trx } = entry;
  if (known?.iso3166) return getState(trx, known.iso3166, known.names);
  const [existing] = await findPartiesNamed(trx, names);
  if (existing) return existing;
  const party = await insertParty(trx, {
    kind: known?.kind ?? submitter.partyKind!,
    names: known?.names ?? inPaper(entry, submitter.name),
  });
  entry.record('party.created', { kind: 'party', id: party.id }, { kind: party.kind, names: party.names });
  return party;
}
