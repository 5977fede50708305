import { type AuditFilter, listActs, verifyChain } from '@penholder/db/audit';
import type { Page, RoundTableId } from '@penholder/shared/kernel';
import { type Actor, can, delegationsFor } from '@penholder/shared/people';
import {
  type AuditLine,
  listAuditEvents,
  levelOfTable,
  listServerAudit,
  verifyAudit,
  verifyServerAudit,
} from '@penholder/shared/round-tables';
import { z } from 'zod';
import type { Db } from '@penholder/db';
import type { Deps } from '../deps.ts';
import { cursorOf, placeOf } from '../http/cursor.ts';
import type { Mount } from '../http/mount.ts';
import { presentAudit } from './present-audit.ts';
import type { RoundTableRow } from '@penholder/db/round-tables';

async function pageOfActs(
  db: Db,
  roundTableId: RoundTableId | null,
  filter: AuditFilter,
  page: { limit: number; after?: string | undefined },
  reader?: { actor: Actor; table: RoundTableRow },
): Promise<Page<AuditLine>> {
  const { rows, more, total } = await listActs(db, roundTableId, filter, {
    limit: page.limit,
    before: placeOf(page.after, z.number().int()),
  });
  return { items: await presentAudit(db, rows, reader), next: more ? cursorOf(rows.at(-1)!.sequence) : null, total };
}

export function mountAudit(mount: Mount, { db }: Deps): void {
  mount(listAuditEvents, async ({ actor, roundTable, query }) => {
    const { limit, after, act, person, delegation, subject } = query;
    const all = can(actor, 'audit.read');
    const delegations = delegationsFor(actor, 'audit.read');
    const filter = {
      act,
      personId: person,
      delegationId: delegation,
      subjectId: subject,
      ...(!all && { only: { delegations, personId: actor.personId } }),
      reader: {
        personId: actor.personId,
        delegations: actor.accreditations.map((place) => place.delegationId),
        roundTableId: roundTable.id,
        level: levelOfTable(roundTable.settings, roundTable.phase),
      },
    };
    const page = await pageOfActs(db, roundTable.id, filter, { limit, after }, { actor, table: roundTable });
    return {
      ...page,
      sees: all ? ('all' as const) : delegations.length > 0 ? ('delegation' as const) : ('own' as const),
    };
  });
  mount(verifyAudit, ({ roundTable }) => verifyChain(db, roundTable.id));
  mount(listServerAudit, ({ query: { limit, after, act } }) => pageOfActs(db, null, { act }, { limit, after }));
  mount(verifyServerAudit, () => verifyChain(db, null));
}
