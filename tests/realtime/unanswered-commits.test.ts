import { afterEach, expect, it } from 'vitest';
import { aCore, type Core, MemoryLog, TestWire, THE_DOCUMENT } from '../_support/core-in-memory.ts';
import { anUpdate, settled, until } from '../_support/document-clients.ts';

/** A log whose line carries nothing for a while: no answer, and no error. What was asked still goes through afterwards. */
class HangingLog extends MemoryLog {
  hanging: (() => void)[] = [];
  isHanging = true;

  override async append(...updates: Parameters<MemoryLog['append']>): ReturnType<MemoryLog['append']> {
    if (this.isHanging) await new Promise<void>((resolve) => this.hanging.push(resolve));
    return super.append(...updates);
  }
}

let core: Core;
afterEach(() => core.keeper.stop());

it('[DC16] gives up a commit that the database does not answer, and reads the document again only once that is over', async () => {
  const log = new HangingLog();
  core = aCore(log, { patience: 100 });
  const wire = new TestWire(() => {});
  await core.connect('somebody', wire);
  const update = anUpdate();
  const send = (to: TestWire) => to.send(Uint8Array.of(0, 2, update.length, ...update));
  send(wire);
  await until(() => wire.ended !== undefined, 'the author to be told');
  expect(wire.ended!.name).toBe('document.unavailable');
  expect(log.rows).toEqual([]);

  // Back, while it may still go through: whoever read now would not have it.
  const again = new TestWire(() => {});
  let isIn = false;
  const coming = core.connect('somebody', again).then((connection) => ((isIn = true), connection));
  await settled();
  expect(isIn).toBe(false);
  log.isHanging = false;
  for (const goOn of log.hanging) goOn();
  const { document } = await coming;
  send(again);
  await settled();
  expect([log.rows.length, document.bytes.head, core.keeper.find(THE_DOCUMENT) === document]).toEqual([1, 1, true]);
});

it('[DC16] goes on with other commits after one that was not answered', async () => {
  const log = new HangingLog();
  core = aCore(log, { patience: 100 });
  const wire = new TestWire(() => {});
  await core.connect('somebody', wire);
  const first = anUpdate(undefined, 1);
  wire.send(Uint8Array.of(0, 2, first.length, ...first));
  await until(() => wire.ended !== undefined, 'the author to be told');
  log.isHanging = false;
  for (const goOn of log.hanging) goOn();
  const again = new TestWire(() => {});
  await core.connect('somebody', again);
  const second = anUpdate(undefined, 2);
  again.send(Uint8Array.of(0, 1, second.length, ...second));
  await until(() => log.rows.length === 2, 'both to be in the log');
  expect(again.ended).toBeUndefined();
});
