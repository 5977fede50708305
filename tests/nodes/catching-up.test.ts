import { afterEach, expect, it } from 'vitest';
import { anUpdate, until } from '../_support/document-clients.ts';
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
