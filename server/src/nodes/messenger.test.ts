import type { DocumentId } from '@penholder/shared/kernel';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createVault } from '../vault.ts';
import { type Carrier, Messenger } from './messenger.ts';

/** What carries messages between the nodes of a test, and may be cut. */
function aCarrier() {
  const hearers = new Set<(bytes: Buffer) => void>();
  const breaks = new Set<() => void>();
  let isCut = false;
  return {
    hearers,
    cut(isNoticed: boolean) {
      isCut = true;
      if (isNoticed) for (const tell of breaks) tell();
    },
    heal: () => void (isCut = false),
    line: (): Carrier => ({
      publish: (bytes) => {
        if (!isCut) for (const hear of hearers) hear(bytes);
      },
      onMessage: (hear) => void hearers.add(hear),
      onBreak: (hear) => void breaks.add(hear),
    }),
  };
}

const ours = createVault('a secret of ours that is long enough');
const documentId = '3f1c8d0e-0000-4000-8000-000000000001' as DocumentId;
const messengers: Messenger[] = [];

function aMessenger(carrier: ReturnType<typeof aCarrier>, node: string, vault = ours) {
  const heard: string[] = [];
  const messenger = new Messenger({
    node,
    carrier: carrier.line(),
    vault,
    events: {
      onMessage: (from, { kind }) => heard.push(`${kind} from ${from}`),
      onWell: (wasMissed) => heard.push(wasMissed ? 'well, missed' : 'well'),
      onCutOff: () => heard.push('cut off'),
      onLost: (other) => heard.push(`lost ${other}`),
      onGone: (other) => heard.push(`gone ${other}`),
      onStranger: () => heard.push('stranger'),
    },
  });
  messengers.push(messenger);
  return { messenger, heard };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const messenger of messengers.splice(0)) messenger.stop();
  vi.useRealTimers();
});

it('is well once it hears itself, and hears the others', () => {
  const carrier = aCarrier();
  const [one, other] = [aMessenger(carrier, 'one'), aMessenger(carrier, 'other')];
  one.messenger.tell({ kind: 'look', documentId });
  expect(one.heard).toEqual(['well']);
  expect(other.heard).toEqual(['well', 'look from one']);
  vi.advanceTimersByTime(10_000);
  expect([one.messenger.others, other.messenger.others]).toEqual([1, 1]);
  expect(one.heard).toEqual(['well']);
});

it('knows that it is cut off when the line breaks, and within five seconds when it falls silent', () => {
  for (const isNoticed of [true, false]) {
    const carrier = aCarrier();
    const { messenger, heard } = aMessenger(carrier, 'one');
    carrier.cut(isNoticed);
    if (!isNoticed) vi.advanceTimersByTime(5_000);
    expect([messenger.isWell, heard]).toEqual([false, ['well', 'cut off']]);
    carrier.heal();
    vi.advanceTimersByTime(1_000);
    expect([messenger.isWell, heard]).toEqual([true, ['well', 'cut off', 'well, missed']]);
  }
});

it('tells another that has died from one that has said goodbye', () => {
  const carrier = aCarrier();
  const one = aMessenger(carrier, 'one');
  const [dying, leaving] = [aMessenger(carrier, 'dying'), aMessenger(carrier, 'leaving')];
  vi.advanceTimersByTime(1_000);
  leaving.messenger.stop();
  expect(one.heard).toEqual(['well', 'gone leaving']);
  // It says nothing any more, not even goodbye.
  vi.spyOn(dying.messenger, 'tell').mockImplementation(() => {});
  vi.advanceTimersByTime(5_000);
  expect(one.heard).toEqual(['well', 'gone leaving', 'lost dying']);
});

it('does not believe who has another secret', () => {
  const carrier = aCarrier();
  const one = aMessenger(carrier, 'one');
  const stranger = aMessenger(carrier, 'one', createVault('another secret, as long as ours'));
  stranger.messenger.tell({ kind: 'look', documentId });
  expect(one.heard).toEqual(['well', 'stranger', 'stranger']);
  expect(one.messenger.others).toBe(0);
});
