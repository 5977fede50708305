import { insertSnapshot } from '@penholder/db/documents';
import type { Registry } from 'prom-client';
import type { Deps } from '../deps.ts';
import type { UpgradeHandler } from '../http/upgrades.ts';
import type { Identify } from '../people/index.ts';
import { addCompaction } from './compaction.ts';
import { Compactor } from './compactor.ts';
import type { DocumentKinds } from './document-kind.ts';
import { createDocumentLog, type DocumentLog } from './document-log.ts';
import { createDoor } from './door.ts';
import { createHttpDoor, type HttpDoor } from './http-door.ts';
import { Keeper } from './keeper.ts';
import { type CollabLimits, LIMITS } from './limits.ts';
import { createMeasures } from './measures.ts';
import { createMending, mendingLog } from './mending.ts';
import { createSocketDoor } from './socket-door.ts';

/** What a test or a measurement may set otherwise. */
export interface CollabOptions {
  limits?: Partial<CollabLimits>;
  /** Stands between the core and its log: to make it slow, broken, or wrong. */
  aroundLog?: (log: DocumentLog) => DocumentLog;
}

export interface Collaboration {
  /** Takes the upgrades of `/collab/…`. */
  readonly door: UpgradeHandler;
  /** Takes the plain requests that stand in for them where WebSockets do not get through. */
  readonly httpDoor: HttpDoor;
  readonly keeper: Keeper;
  /** Stores what is under way, then tells everyone to come back. */
  stop(): Promise<void>;
}

/** The collaboration core: see docs/collaboration.md. */
export function createDocuments(
  deps: Pick<Deps, 'db' | 'live' | 'documents' | 'clockwork' | 'config' | 'log' | 'vault'> & { kinds: DocumentKinds },
  identify: Identify,
  registry: Registry,
  options: CollabOptions = {},
): Collaboration {
  const compactor = new Compactor();
  const mend = createMending(deps, compactor);
  const stored = mendingLog(createDocumentLog(deps.db), mend);
  const log = options.aroundLog?.(stored) ?? stored;
  const keeper: Keeper = new Keeper({
    log,
    limits: { ...LIMITS, ...options.limits },
    logger: deps.log,
    measures: createMeasures(registry, () => keeper),
  });
  deps.live.onAdmitAgainHere((personId) => keeper.attendance.askAgain({ personId }));
  deps.documents.onAdmitAgain((which) => keeper.attendance.askAgain(which));
  deps.documents.onAppended((id) => keeper.follower.appended(id));
  deps.documents.onBegunAnew((id) => keeper.beginAnew(id));
  deps.documents.onDamaged((id) => {
    // What is open is whole in memory.
    const known = keeper.stateOf(id);
    const made: Promise<unknown> = known
      ? insertSnapshot(deps.db, { documentId: id, sequence: known.head, state: known.state })
      : mend(id);
    made.catch((error: unknown) => deps.log.error({ err: error, documentId: id }, 'a damaged document stays so'));
  });
  addCompaction(deps, { compactor, keeper, mend });
  const door = createDoor(deps, keeper, identify);
  const httpDoor = createHttpDoor(deps, door, keeper);
  return {
    door: createSocketDoor(door, keeper),
    httpDoor,
    keeper,
    async stop() {
      await keeper.stop();
      await httpDoor.stop();
      await compactor.stop();
    },
  };
}
