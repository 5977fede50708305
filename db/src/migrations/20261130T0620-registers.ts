import { type Kysely } from 'kysely';
import { run } from './run.ts';

/**
 * Practices name guiding principles of the Global Compact and groups that they reach, each of a closed list. Versions that
 * are there name none, and stay as they are: their faces begin empty.
 */
export const up = (db: Kysely<unknown>) =>
  run(db, [
    `alter table practice
      add column guiding_principles text[] not null default '{}' check (guiding_principles <@ array[
        'people-centred', 'international-cooperation', 'national-sovereignty', 'rule-of-law', 'sustainable-development',
        'human-rights', 'gender-responsive', 'child-sensitive', 'whole-of-government', 'whole-of-society']),
      add column beneficiary_groups text[] not null default '{}' check (beneficiary_groups <@ array[
        'women-and-girls', 'children', 'unaccompanied-children', 'youth', 'older-persons', 'persons-with-disabilities',
        'families', 'migrant-workers', 'domestic-workers', 'irregular-situation', 'victims-of-trafficking',
        'victims-of-violence', 'smuggled-migrants', 'indigenous-peoples', 'minorities', 'returning-migrants', 'diaspora',
        'host-communities'])`,
    `alter table practice_face add column guiding_principles text[] not null default '{}',
      add column beneficiary_groups text[] not null default '{}'`,
    `alter table practice_face alter column guiding_principles drop default, alter column beneficiary_groups drop default`,
  ]);
