import type { RoundTableRow } from '@penholder/db/round-tables';
import type { RoundTable } from '@penholder/shared/round-tables';

export const presentRoundTable = (row: RoundTableRow): RoundTable => ({
  id: row.id,
  code: row.code,
  title: row.title,
  description: row.description,
  timeZone: row.time_zone,
  languages: row.languages,
  phase: row.phase,
  settings: row.settings,
  revision: row.revision,
  forum: { title: row.forum_title, period: row.forum_period },
});
