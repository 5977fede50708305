import { afterEach, expect, it } from 'vitest';
import type { PersonId } from '@penholder/shared/kernel';
import * as Y from 'yjs';
import { anUpdate, until } from '../_support/document-clients.ts';
import { syncMessage } from '../_support/forged-updates.ts';
import { aCore, type Core, MemoryLog, TestWire, THE_DOCUMENT } from '../_support/core-in-memory.ts';

/** A log whose readers get what it held when they asked, but only once they are let go on. */
class SlowLog extends MemoryLog {
  readonly waiting: (() => void)[] = [];
  isFailing = false;
  isSlow = true;
  isForgetful = false;

  override async since(...[id, sequence]: Parameters<MemoryLog['since']>): ReturnType<MemoryLog['since']> {
    const read = this.isForgetful ? [] : await super.since(id, sequence);
    const { isFailing } = this;
    if (this.isSlow) await new Promise<void>((resolve) => this.waiting.push(resolve));
    if (isFailing) throw new Error('The database is away.');
    return read;
  }
}

const cores: Core[] = [];
afterEach(async () => {
  await Promise.all(cores.splice(0).map(({ keeper }) => keeper.stop()));
});

/** Somebody who writes one update into an empty document, with what the server has said about it. */
async function aWriter(log: SlowLog) {
  const errors: string[] = [];
  const core = aCore(log, {}, { error: (_details: object, text: string) => errors.push(text) });
  cores.push(core);
  const wire = new TestWire(() => {});
  const { document } = await core.connect('somebody', wire);
  const write = () => {
    const update = anUpdate();
    wire.send(Uint8Array.of(0, 2, update.length, ...update));
  };
  return { ...core, wire, document, write, errors };
}

for (const how of ['that began before it', 'that fails'])
  it(`[DC24] keeps a document whose commit comes while it catches up in a reading ${how}`, async () => {
    const log = new SlowLog();
    log.isFailing = how === 'that fails';
    const { keeper, wire, document, write, errors } = await aWriter(log);
    keeper.follower.appended(THE_DOCUMENT);
    await until(() => log.waiting.length === 1, 'the log to be read');
    log.isFailing = false;
    log.isSlow = false;
    write();
    await until(() => log.rows.length === 1, 'the commit');
    log.waiting[0]!();
    await until(() => document.committed === 1 || wire.ended !== undefined, 'the update to be committed, or lost');
    expect([wire.ended, document.committed, document.bytes.head]).toEqual([undefined, 1, 1]);
    expect(keeper.find(THE_DOCUMENT)).toBe(document);
    expect(errors).toEqual(how === 'that fails' ? ['a document could not catch up'] : []);
  });

it('[DC24] gives up a document whose log does not hold what was committed', async () => {
  const log = new SlowLog();
  log.isSlow = false;
  log.isForgetful = true;
  const { wire, document, write } = await aWriter(log);
  // Somebody else’s comes first, and cannot be read.
  await log.append([
    {
      documentId: THE_DOCUMENT,
      update: anUpdate((doc) => doc.getText('test').insert(0, 'theirs')),
      personId: null,
      delegationId: null,
    },
  ]);
  write();
  await until(() => wire.ended !== undefined, 'the connection to be closed');
  expect([wire.ended!.name, document.committed]).toEqual(['document.unavailable', 0]);
});

for (const when of ['', ', while it catches up in a reading that began before'])
  it(`[DC24] lets somebody in who brings what others have stored at another node${when}`, async () => {
    const log = new SlowLog();
    const { keeper, wire, document } = await aWriter(log);
    if (when) {
      keeper.follower.appended(THE_DOCUMENT);
      await until(() => log.waiting.length === 1, 'the log to be read');
    }
    log.isSlow = false;
    const another = 'another' as PersonId;
    const theirs = anUpdate((doc) => doc.getText('test').insert(0, 'theirs'), 4_711);
    await log.claim([{ documentId: THE_DOCUMENT, clientId: 4_711, personId: another, mayTake: true }]);
    await log.append([{ documentId: THE_DOCUMENT, update: theirs, personId: another, delegationId: null }]);
    // They were told of it at the other node, and come from there, sooner than the news.
    const doc = new Y.Doc();
    Y.applyUpdate(doc, theirs);
    doc.getText('test').insert(0, 'own, ');
    wire.send(syncMessage(1, Y.encodeStateAsUpdate(doc)));
    await new Promise(setImmediate);
    log.waiting[0]?.();
    await until(() => document.committed === 1 || wire.ended !== undefined, 'their words to be stored, or refused');
    expect(wire.ended).toBeUndefined();
    const stored = new Y.Doc();
    for (const { update } of log.rows) Y.applyUpdate(stored, update);
    expect([stored.getText('test').toString(), log.rows.length]).toEqual(['own, theirs', 2]);
    for (const one of [doc, stored]) one.destroy();
  });
