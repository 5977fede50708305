import { EDITION_CHANGES } from '@penholder/shared/output';

/** How the address of a comparison would have it told: by area or delegation, and of which change alone. */
export const toldBy = (search: URLSearchParams) => ({
  by: search.get('by') === 'delegation' ? ('delegation' as const) : ('area' as const),
  change: EDITION_CHANGES.find((one) => one === search.get('change')),
});

/** What an edition is compared with where nothing else is asked for: the one of its language before it, else any other. */
export const editionBefore = <Edition extends { id: string; language: string; number: number }>(
  editions: readonly Edition[],
  to: Edition | undefined,
): Edition | undefined =>
  editions.find((one) => to && one.language === to.language && one.number < to.number) ??
  editions.find(({ id }) => id !== to?.id);
