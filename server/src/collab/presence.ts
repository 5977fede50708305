import type { PersonId } from '@penholder/shared/kernel';
import type { ShownPresence } from '@penholder/shared/documents';
import { frame, Malformed, MESSAGE, Reader, varUintLength, writeVarUint } from './protocol.ts';

/** The rungs of the ladder on which readers see who is present. */
export type PresenceRung = 'person' | 'delegation';

/** Whoever takes part in presence: their sign-in says how they are shown, to readers on each rung. */
export interface Participant {
  readonly personId: string;
  readonly shown: Readonly<Partial<Record<PresenceRung, ShownPresence>>>;
}

/** Somebody who has a document open on one node, as the others show them. */
export interface PresentElsewhere {
  readonly clientId: number;
  readonly clock: number;
  readonly personId: string;
  readonly shown: Readonly<Partial<Record<PresenceRung, ShownPresence>>>;
  /** JSON of the cursor. */
  readonly cursor?: string | undefined;
  readonly gone?: boolean | undefined;
}

interface State {
  participant: Participant;
  clock: number;
  /** JSON of the cursor, as the client sent it; `undefined` once they have left. */
  cursor: string | undefined;
  gone: boolean;
  /** The node that they are at; undefined: this one. */
  node?: string;
}

const LONGEST_CURSOR = 2_048;
/** Clients that one message may name: more than have a document open at all nodes, since y-websocket echoes whatever it is told. */
const MOST_NAMED = 10_000;
/** Client ids of which it is remembered who was there first. */
const MOST_REMEMBERED = 10_000;
const decoder = new TextDecoder();

/** One entry of an awareness message, its state still JSON. */
export interface AwarenessEntry {
  clientId: number;
  clock: number;
  state: Uint8Array;
}

/** Reads an awareness update of y-protocols: a count, then client id, clock and state of each. Throws `Malformed`. */
export function readAwareness(bytes: Uint8Array): AwarenessEntry[] {
  const reader = new Reader(bytes);
  const entries: AwarenessEntry[] = [];
  const count = reader.varUint();
  if (count > MOST_NAMED) throw new Malformed('names more clients than there can be');
  for (let rest = count; rest > 0; rest--)
    entries.push({ clientId: reader.varUint(), clock: reader.varUint(), state: reader.varBytes() });
  return entries;
}

/** An awareness message that says nothing: y-websocket takes a connection for dead after 30 seconds without a message. */
export const NOBODY = frame([MESSAGE.awareness], Uint8Array.of(0));

/**
 * Who has a document open, and where their cursors are. A client says where; who it is, and how that is shown, comes from
 * its sign-in. It speaks for one client id, the first it names that no other person speaks for; whatever it says of others
 * is echo, and dropped. Changes are told once per turn, the latest of each.
 */
export class Presence {
  readonly #states = new Map<number, State>();
  readonly #changed = new Set<number>();
  readonly #renewed = new Set<number>();
  /** Who was the first to be there with a client id: what comes later may be an echo, or a thief. */
  readonly #firstSpeakers = new Map<number, string>();

  /**
   * Takes what a client says. Answers the client id that it speaks for (also when it said nothing of itself), and whether
   * there is something to tell at once.
   */
  hear(
    participant: Participant,
    speaksFor: number | undefined,
    entries: readonly AwarenessEntry[],
  ): { speaksFor: number | undefined; tell: boolean } {
    let own = speaksFor;
    let tell = false;
    for (const entry of entries) {
      const known = this.#states.get(entry.clientId);
      if (
        own === undefined &&
        isStated(entry) &&
        (!known || known.gone || known.participant.personId === participant.personId)
      )
        own = entry.clientId;
      if (
        entry.clientId !== own ||
        (known?.participant === participant && entry.clock <= known.clock && isStated(entry))
      )
        continue;
      const cursor = cursorOf(entry);
      const gone = !isStated(entry);
      if (!known) this.#noteFirst(entry.clientId, participant.personId);
      const isRenewal = known?.participant === participant && known.cursor === cursor && known.gone === gone;
      this.#states.set(entry.clientId, { participant, clock: Math.max(entry.clock, known?.clock ?? 0), cursor, gone });
      if (isRenewal) this.#renewed.add(entry.clientId);
      else {
        this.#changed.add(entry.clientId);
        tell = true;
      }
    }
    return { speaksFor: own, tell };
  }

  /** Whether somebody else was there first with a client id. */
  isAnothers(clientId: number, personId: PersonId): boolean {
    const first = this.#firstSpeakers.get(clientId);
    return first !== undefined && first !== personId;
  }

  #noteFirst(clientId: number, personId: string): void {
    if (this.#firstSpeakers.has(clientId)) return;
    if (this.#firstSpeakers.size >= MOST_REMEMBERED)
      this.#firstSpeakers.delete(this.#firstSpeakers.keys().next().value!);
    this.#firstSpeakers.set(clientId, personId);
  }

  /** A participant has left; answers whether there is something to tell. */
  leave(participant: Participant, clientId: number | undefined): boolean {
    const state = clientId === undefined ? undefined : this.#states.get(clientId);
    // The same client may be back on a new connection before its old one ends.
    if (!state || state.participant !== participant || state.gone) return false;
    state.gone = true;
    state.cursor = undefined;
    this.#changed.add(clientId!);
    return true;
  }

  /** Has renewals told with the next delivery; clients forget whoever is not renewed for 30 seconds. Answers whether there are any. */
  renew(): boolean {
    for (const clientId of this.#renewed) this.#changed.add(clientId);
    this.#renewed.clear();
    return this.#changed.size > 0;
  }

  /** Takes what another node says of those who are there; nobody speaks for a client id that is another person's. Answers whether there is something to tell. */
  hearFrom(node: string, people: readonly PresentElsewhere[]): boolean {
    for (const { clientId, clock, personId, shown, cursor, gone = false } of people) {
      const known = this.#states.get(clientId);
      const isFree = !known || known.gone || known.participant.personId === personId;
      // Somebody who has come back elsewhere has not gone.
      if (gone ? known?.node !== node : !isFree) continue;
      const participant = { personId, shown };
      if (!known) this.#noteFirst(clientId, personId);
      this.#states.set(clientId, { participant, clock: Math.max(clock, known?.clock ?? 0), cursor, gone, node });
      this.#changed.add(clientId);
    }
    return this.#changed.size > 0;
  }

  /** Everybody at another node is gone; answers whether there was anybody. */
  forgetNode(node: string): boolean {
    for (const [clientId, state] of this.#states)
      if (state.node === node && !state.gone) {
        state.gone = true;
        state.cursor = undefined;
        this.#changed.add(clientId);
      }
    return this.#changed.size > 0;
  }

  /** Those who are at this node, for the others. */
  here(): PresentElsewhere[] {
    return this.#elsewhere([...this.#states.keys()]);
  }

  #elsewhere(clientIds: readonly number[]): PresentElsewhere[] {
    return clientIds.flatMap((clientId) => {
      const state = this.#states.get(clientId);
      if (!state || state.node !== undefined) return [];
      const { participant, clock, cursor, gone } = state;
      return [{ clientId, clock, personId: participant.personId, shown: participant.shown, cursor, gone }];
    });
  }

  /** What has changed: as a message to readers on each rung, and of those who are here for other nodes; nothing when nothing has. */
  takeChanges(): { on(rung: PresenceRung): Buffer | undefined; here: PresentElsewhere[] } | undefined {
    if (this.#changed.size === 0) return undefined;
    const changed = [...this.#changed];
    this.#changed.clear();
    const messages: Partial<Record<PresenceRung, Buffer | undefined>> = {};
    const on = (rung: PresenceRung) =>
      rung in messages ? messages[rung] : (messages[rung] = this.#message(changed, rung));
    for (const rung of ['person', 'delegation'] as const) on(rung);
    const here = this.#elsewhere(changed);
    for (const clientId of changed) if (this.#states.get(clientId)?.gone) this.#states.delete(clientId);
    return { on, here };
  }

  /** Everyone present, for a reader who has just come. */
  everyone(rung: PresenceRung): Buffer | undefined {
    return this.#message(
      [...this.#states].filter(([, state]) => !state.gone).map(([clientId]) => clientId),
      rung,
    );
  }

  #message(clientIds: readonly number[], rung: PresenceRung): Buffer | undefined {
    const entries = clientIds.flatMap((clientId) => {
      const state = this.#states.get(clientId);
      const shown = state?.participant.shown[rung];
      if (!state || !shown) return [];
      const json = state.gone
        ? 'null'
        : `{"user":${JSON.stringify(shown)}${state.cursor === undefined ? '' : `,"cursor":${state.cursor}`}}`;
      return [{ clientId, clock: state.clock, json: Buffer.from(json) }];
    });
    if (entries.length === 0) return undefined;
    let length = varUintLength(entries.length);
    for (const { clientId, clock, json } of entries)
      length += varUintLength(clientId) + varUintLength(clock) + varUintLength(json.length) + json.length;
    const bytes = new Uint8Array(length);
    let at = writeVarUint(bytes, entries.length, 0);
    for (const { clientId, clock, json } of entries) {
      at = writeVarUint(bytes, json.length, writeVarUint(bytes, clock, writeVarUint(bytes, clientId, at)));
      bytes.set(json, at);
      at += json.length;
    }
    return frame([MESSAGE.awareness], bytes);
  }
}

const isStated = ({ state }: AwarenessEntry): boolean => !(state.length === 4 && decoder.decode(state) === 'null');

/** The one thing a client may say of itself: `cursor`, as the editor's caret extension sets it. */
function cursorOf(entry: AwarenessEntry): string | undefined {
  if (entry.state.length > LONGEST_CURSOR * 2 || !isStated(entry)) return undefined;
  let state: unknown;
  try {
    state = JSON.parse(decoder.decode(entry.state));
  } catch {
    throw new Malformed('holds a value that is not JSON');
  }
  const cursor = typeof state === 'object' && state !== null ? (state as { cursor?: unknown }).cursor : undefined;
  if (typeof cursor !== 'object') return undefined;
  const json = JSON.stringify(cursor);
  return json.length > LONGEST_CURSOR ? undefined : json;
}
