import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { DelegationId, Id, RoundTableId } from '../kernel/index.ts';
import { type BallotEvent, chainAfter, type DecisionLog, leafOf, sealed, START_OF_CHAIN, toHex } from './ballot-log.ts';
import type { Choice } from './choices.ts';
import { recount } from './recount.ts';
import { tally } from './tally.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const roundTable = '11111111-1111-4111-8111-111111111111' as RoundTableId;
const decision = '22222222-2222-4222-8222-222222222222' as Id<'decision'>;
const salts = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte));
const delegations = ['a', 'b', 'c'].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000000` as DelegationId);
const voters = delegations.map((delegation, place) => sealed(salts[place]!, delegation, sha256));
const counting = { method: 'gradient', quorum: { kind: 'none' }, threshold: null } as const;
const opened: BallotEvent = {
  kind: 'opened',
  at: '2026-05-01T08:00:00.000Z',
  number: 1,
  question: { en: 'Include it?' },
  ...counting,
  secrecy: 'open',
  subject: null,
  closesAt: null,
  voters: voters.toSorted(),
};
const cast = (place: number, choice: Choice, version: number): BallotEvent => ({
  kind: 'cast',
  voter: voters[place]!,
  choice,
  version,
  replaces: version - 1,
  reason: choice === 'reservation' ? sealed(salts[place]!, 'Data to come.', sha256) : null,
});
const closed = (choices: Choice[]): BallotEvent => ({
  kind: 'closed',
  at: '2026-05-03T08:00:00.000Z',
  by: 'deadline',
  result: tally(choices, 3, counting),
});
const usual = [
  opened,
  cast(0, 'support', 1),
  cast(1, 'cannot-join', 1),
  cast(1, 'reservation', 2),
  closed(['support', 'reservation']),
];

/** A log with a good chain over these events, after another decision's entry and with one in between. */
function aLog(events: readonly BallotEvent[]): DecisionLog {
  let chain = chainAfter(START_OF_CHAIN, sha256(Uint8Array.of(9)), sha256);
  const previous = toHex(chain);
  let sequence = 1;
  const links: DecisionLog['links'] = [];
  const link = (leaf: Uint8Array, entry: DecisionLog['links'][number]['entry']) => {
    chain = chainAfter(chain, leaf, sha256);
    links.push({ sequence, leaf: toHex(leaf), chain: toHex(chain), entry });
  };
  for (const [place, event] of events.entries()) {
    sequence += 1;
    const entry = {
      roundTable,
      sequence,
      decision,
      operation: `33333333-3333-4333-8333-${String(sequence).padStart(12, '0')}`,
      event,
    };
    link(leafOf(entry, sha256), entry);
    if (place === 0) {
      sequence += 1;
      link(sha256(Uint8Array.of(7)), null);
    }
  }
  return {
    format: 'penholder-ballot-log/1',
    roundTable: { id: roundTable, code: 'RT2' },
    decision: { id: decision, number: 1, question: { en: 'Include it?' } },
    previous,
    links,
    voters: delegations.slice(0, 2).map((id, place) => ({
      voter: voters[place]!,
      delegation: { id, names: { en: id[0]! } },
      salt: toHex(salts[place]!),
      reason: place === 1 ? 'Data to come.' : null,
    })),
  };
}

it('[DE14] counts an exported log again to the same result', () => {
  const expected = {
    ok: true,
    result: { voted: 2, electorate: 3, counts: { support: 1, reservation: 1, 'cannot-join': 0 } },
  };
  expect(recount(aLog(usual), sha256)).toMatchObject(expected);
  expect(recount({ ...aLog(usual), voters: null }, sha256)).toMatchObject(expected);
});

const flipped = (text: string) => (text.startsWith('0') ? '1' : '0') + text.slice(1);
const changed = (change: (log: DecisionLog) => void): DecisionLog => {
  const log = structuredClone(aLog(usual));
  change(log);
  return log;
};

it.each<[string, DecisionLog, string]>([
  [
    'an altered choice',
    changed((log) => Object.assign(log.links[2]!.entry!.event, { choice: 'cannot-join' })),
    'the entry is not what was hashed',
  ],
  [
    'an altered leaf',
    changed((log) => Object.assign(log.links[1]!, { leaf: flipped(log.links[1]!.leaf) })),
    'the chain is broken',
  ],
  ['another start', changed((log) => Object.assign(log, { previous: flipped(log.previous) })), 'the chain is broken'],
  ['a removed ballot', changed((log) => void log.links.splice(2, 1)), 'link 4 is missing'],
  [
    'an entry of another decision',
    changed((log) => Object.assign(log.decision, { id: roundTable })),
    'the entry belongs elsewhere',
  ],
  [
    'a stranger’s ballot',
    aLog([opened, { ...cast(0, 'support', 1), voter: '0'.repeat(64) } as BallotEvent, closed(['support'])]),
    'the ballot is not from the electorate',
  ],
  [
    'a second first ballot',
    aLog([opened, cast(0, 'support', 1), cast(0, 'support', 1), closed(['support'])]),
    'the ballot does not replace the last one',
  ],
  [
    'a choice that was not offered',
    aLog([opened, cast(0, 'yes', 1), closed(['support'])]),
    'the choice was not offered',
  ],
  ['a late ballot', aLog([opened, closed([]), cast(0, 'support', 1)]), 'something happened after the close'],
  [
    'a result that was made up',
    { ...aLog([opened, cast(0, 'support', 1), closed(['co-sponsor'])]), voters: null },
    'the result is another',
  ],
  ['no close', aLog([opened, cast(0, 'support', 1)]), 'it has no opening or no close'],
  ['ballots before the opening', aLog([cast(0, 'support', 1), opened, closed(['support'])]), 'it was not opened'],
  ['two openings', aLog([opened, opened, closed([])]), 'it was opened twice'],
  [
    'a wrong name',
    changed((log) => Object.assign(log.voters![0]!.delegation, { id: delegations[2] })),
    'a name does not fit its voter key',
  ],
  [
    'an altered reason',
    changed((log) => Object.assign(log.voters![1]!, { reason: 'Other.' })),
    'a reason is not the one given',
  ],
])('[DE14] finds %s', (_, log, what) => {
  expect(recount(log, sha256)).toMatchObject({ ok: false, what });
});
