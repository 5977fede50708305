import { canonicalJson } from '../kernel/index.ts';
import {
  type BallotEvent,
  chainAfter,
  type DecisionLog,
  fromHex,
  leafOf,
  sealed,
  type Sha256,
  toHex,
} from './ballot-log.ts';
import { choicesOf } from './choices.ts';
import { type Tally, tally } from './tally.ts';

export type Recount =
  | { readonly ok: true; readonly result: Tally }
  | { readonly ok: false; readonly sequence: number; readonly what: string };

type EventOf<Kind extends BallotEvent['kind']> = Extract<BallotEvent, { kind: Kind }>;

/**
 * Counts a decision again from its exported log alone, and checks on the way what the log promises: every link follows from
 * the one before; ballots come only from the electorate, between opening and close, each replacing the delegation's last; the
 * names fit their voter keys; and the result is the one that was written at the close. Answers the result, or the first link
 * that is wrong. [DE14]
 */
export function recount(log: DecisionLog, sha256: Sha256): Recount {
  let chain = fromHex(log.previous);
  let sequence = log.links[0]?.sequence ?? 0;
  let opened: EventOf<'opened'> | undefined;
  let closed: EventOf<'closed'> | undefined;
  const live = new Map<string, EventOf<'cast'>>();
  const wrong = (what: string): Recount => ({ ok: false, sequence, what });

  for (const [index, link] of log.links.entries()) {
    if (index > 0 && link.sequence !== sequence + 1) return wrong(`link ${sequence + 1} is missing`);
    sequence = link.sequence;
    chain = chainAfter(chain, fromHex(link.leaf), sha256);
    if (toHex(chain) !== link.chain) return wrong('the chain is broken');
    if (!link.entry) continue;
    if (toHex(leafOf(link.entry, sha256)) !== link.leaf) return wrong('the entry is not what was hashed');
    const { decision, event } = link.entry;
    if (decision !== log.decision.id || link.entry.sequence !== sequence || link.entry.roundTable !== log.roundTable.id)
      return wrong('the entry belongs elsewhere');
    if (closed) return wrong('something happened after the close');
    if (event.kind === 'opened') {
      if (opened) return wrong('it was opened twice');
      opened = event;
      continue;
    }
    if (!opened) return wrong('it was not opened');
    if (event.kind === 'closed') closed = event;
    if (event.kind === 'cast') {
      const before = live.get(event.voter)?.version ?? 0;
      if (!opened.voters.includes(event.voter)) return wrong('the ballot is not from the electorate');
      if (event.replaces !== before || event.version !== before + 1)
        return wrong('the ballot does not replace the last one');
      if (!choicesOf(opened.method).includes(event.choice)) return wrong('the choice was not offered');
      live.set(event.voter, event);
    }
  }
  if (!opened || !closed) return wrong('it has no opening or no close');

  for (const { voter, delegation, salt, reason } of log.voters ?? []) {
    if (sealed(fromHex(salt), delegation.id, sha256) !== voter) return wrong('a name does not fit its voter key');
    const said = live.get(voter)?.reason ?? null;
    if (said !== (reason === null ? null : sealed(fromHex(salt), reason, sha256)))
      return wrong('a reason is not the one given');
  }

  const result = tally(
    [...live.values()].map((ballot) => ballot.choice),
    opened.voters.length,
    opened,
  );
  return canonicalJson(result) === canonicalJson(closed.result) ? { ok: true, result } : wrong('the result is another');
}
