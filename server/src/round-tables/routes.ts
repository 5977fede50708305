import type { RoundTableRow } from '@penholder/db/round-tables';
import { getRoundTable } from '@penholder/shared/round-tables';
import type { Deps } from '../deps.ts';
import type { Mount } from '../http/mount.ts';

const presentRoundTable = (row: RoundTableRow) => ({
  id: row.id,
  code: row.code,
  title: row.title,
  description: row.description,
  timeZone: row.time_zone,
  languages: row.languages,
  phase: row.phase,
  settings: row.settings,
  forum: { title: row.forum_title, period: row.forum_period },
});

/** Mounts this shelf's operations. */
export function mountRoundTables(mount: Mount, _deps: Deps): void {
  mount(getRoundTable, ({ roundTable, actor: { personId, roundTableId, roles, accreditations } }) => ({
    ...presentRoundTable(roundTable),
    actor: { personId, roundTableId, roles: [...roles], accreditations: [...accreditations] },
  }));
}
