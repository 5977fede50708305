import type { PracticeRow } from '@penholder/db/practices';
import type { DelegationId } from '@penholder/shared/kernel';
import type { Deps } from '../deps.ts';

/** Who hears that something changed: who works on the practice, those who review it too, or the whole table. */
export type Hearers = 'owners' | 'bureau' | 'table';

type Told = Pick<PracticeRow, 'id' | 'round_table_id' | 'submitters' | 'created_for'>;

const audienceOf = (practice: Told, hearers: Hearers, formerly: readonly DelegationId[]) => ({
  delegations: [...new Set([...practice.submitters, ...formerly])],
  roles:
    hearers === 'bureau'
      ? (['co-chair', 'penholder', 'secretariat'] as const)
      : practice.created_for === null
        ? (['secretariat'] as const)
        : [],
});

/** Tells that a practice took a step or was supported; `formerly` are submitters whose name was just taken off. */
export const tellPractice = (
  { live }: Pick<Deps, 'live'>,
  practice: Told,
  hearers: Hearers,
  formerly: readonly DelegationId[] = [],
): void =>
  live.tell({
    roundTableId: practice.round_table_id,
    topic: 'practices',
    ids: [practice.id],
    audience: hearers === 'table' ? undefined : audienceOf(practice, hearers, formerly),
  });

/** Tells those who fill in the form together that fields changed: a topic of its own, since it happens every few seconds. */
export const tellDraft = ({ live }: Pick<Deps, 'live'>, practice: Told): void =>
  live.tell({
    roundTableId: practice.round_table_id,
    topic: 'practice-drafts',
    ids: [practice.id],
    audience: audienceOf(practice, 'owners', []),
  });
