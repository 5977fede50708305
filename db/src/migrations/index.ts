import { sql, type Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import * as people from './20261124T0900-people.ts';
import * as roundTables from './20261124T0910-round-tables.ts';
import * as documents from './20261124T0920-documents.ts';
import * as questions from './20261124T0930-questions.ts';
import * as practices from './20261124T0940-practices.ts';
import * as deliberation from './20261124T0950-deliberation.ts';
import * as decisions from './20261124T1000-decisions.ts';
import * as output from './20261124T1010-output.ts';
import * as auditSalt from './20261124T1020-audit-salt.ts';
import * as history from './20261124T1100-history.ts';
import * as linter from './20261124T1200-linter.ts';
import * as nodes from './20261124T1300-nodes.ts';
import * as documentGaps from './20261124T1400-document-gaps.ts';
import * as attempts from './20261124T1500-attempts.ts';
import * as mentionChecks from './20261124T1500-mention-checks.ts';
import * as coverage from './20261124T1600-coverage.ts';
import * as compendium from './20261124T1700-compendium.ts';
import * as lineage from './20261130T0100-lineage.ts';
import * as holders from './20261130T0110-holders.ts';
import * as practiceImports from './20261130T0200-practice-imports.ts';
import * as fates from './20261130T0300-fates.ts';
import * as attachments from './20261130T0400-attachments.ts';
import * as review from './20261130T0500-review.ts';
import * as blindProposals from './20261130T0600-blind-proposals.ts';
import * as importEntries from './20261130T0610-import-entries.ts';
import * as registers from './20261130T0620-registers.ts';
import * as citations from './20261130T0621-citations.ts';
import * as mendedCells from './20261130T0630-mended-cells.ts';
import * as databaseAge from './20261130T0700-database-age.ts';
import * as targetsFound from './20261130T0710-targets-found.ts';
import * as sentencesNaming from './20261130T1600-sentences-naming.ts';
import * as namingDue from './20261130T1610-naming-due.ts';
import * as sentenceReadings from './20261130T1620-sentence-readings.ts';
import * as delegationAliases from './20261130T1630-delegation-aliases.ts';
import * as phrases from './20261130T1700-phrases.ts';
import * as bytesAsTheyAre from './20261130T1900-bytes-as-they-are.ts';
import * as importsFromWord from './20261130T1910-imports-from-word.ts';
import * as compendiumChanges from './20261130T2000-compendium-changes.ts';
import * as versionAreas from './20261130T2010-version-areas.ts';
import * as versionAttribution from './20261201T0400-version-attribution.ts';
import * as namingReadAnew from './20261201T0500-naming-read-anew.ts';

/** Every migration in order of its name; frozen once it is on main. */
const MIGRATIONS: Record<string, Migration> = {
  '20261124T0900-people': people,
  '20261124T0910-round-tables': roundTables,
  '20261124T0920-documents': documents,
  '20261124T0930-questions': questions,
  '20261124T0940-practices': practices,
  '20261124T0950-deliberation': deliberation,
  '20261124T1000-decisions': decisions,
  '20261124T1010-output': output,
  '20261124T1020-audit-salt': auditSalt,
  '20261124T1100-history': history,
  '20261124T1200-linter': linter,
  '20261124T1300-nodes': nodes,
  '20261124T1400-document-gaps': documentGaps,
  '20261124T1500-attempts': attempts,
  '20261124T1500-mention-checks': mentionChecks,
  '20261124T1600-coverage': coverage,
  '20261124T1700-compendium': compendium,
  '20261130T0100-lineage': lineage,
  '20261130T0110-holders': holders,
  '20261130T0200-practice-imports': practiceImports,
  '20261130T0300-fates': fates,
  '20261130T0400-attachments': attachments,
  '20261130T0500-review': review,
  '20261130T0600-blind-proposals': blindProposals,
  '20261130T0610-import-entries': importEntries,
  '20261130T0620-registers': registers,
  '20261130T0621-citations': citations,
  '20261130T0630-mended-cells': mendedCells,
  '20261130T0700-database-age': databaseAge,
  '20261130T0710-targets-found': targetsFound,
  '20261130T1600-sentences-naming': sentencesNaming,
  '20261130T1610-naming-due': namingDue,
  '20261130T1620-sentence-readings': sentenceReadings,
  '20261130T1630-delegation-aliases': delegationAliases,
  '20261130T1700-phrases': phrases,
  '20261130T1900-bytes-as-they-are': bytesAsTheyAre,
  '20261130T1910-imports-from-word': importsFromWord,
  '20261130T2000-compendium-changes': compendiumChanges,
  '20261130T2010-version-areas': versionAreas,
  '20261201T0400-version-attribution': versionAttribution,
  '20261201T0500-naming-read-anew': namingReadAnew,
};

const OLDEST = 150_000;

/** Brings the database to the newest migration; several processes may try at once. Throws on PostgreSQL older than 15. */
// oxlint-disable-next-line typescript/no-explicit-any -- what Kysely's own Migrator takes
export async function migrate(db: Kysely<never> | Kysely<any>): Promise<void> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version_num') as version`.execute(db);
  if (Number(rows[0]!.version) < OLDEST) throw new Error('PostgreSQL 15 or newer is needed.');
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
