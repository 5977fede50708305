import { type Act, type Actor, mayEver } from '@penholder/shared/people';
import type { WaitingPlace } from '@penholder/shared/waiting';
import { m } from '#lib/paraglide/messages.js';
import type { IconName } from '#lib/ui/icons.ts';

/** A place in a round table: its path below `/rt/CODE`, and the act that whoever sees it may do. */
export interface PlaceInTable {
  path: string;
  /** Paths of pages that belong to it and lie elsewhere. */
  also?: readonly string[];
  label: () => string;
  /** For the narrow bar, where the label is long. */
  short?: () => string;
  icon: IconName;
  act?: Act;
  /** What waits for the reader there, by the places of the rules. */
  waits?: readonly WaitingPlace[];
  /** Stands in the bar at the bottom of small screens; the others are under "More". */
  isMain?: true;
}

const PLACES: readonly PlaceInTable[] = [
  { path: '', label: m.common_nav_home, icon: 'home', isMain: true },
  {
    path: '/questions',
    label: m.common_nav_questions,
    short: m.common_nav_questions_short,
    icon: 'question',
    also: ['/responses'],
    waits: ['questions'],
    isMain: true,
  },
  {
    path: '/practices',
    also: ['/review', '/areas', '/coverage', '/calls'],
    label: m.common_nav_practices,
    icon: 'practices',
    waits: ['practices', 'review'],
    isMain: true,
  },
  { path: '/instruments', label: m.common_nav_instruments, icon: 'instruments' },
  { path: '/decisions', label: m.common_nav_decisions, icon: 'vote', waits: ['decisions'], isMain: true },
  {
    path: '/annexes',
    also: ['/editions'],
    label: m.common_nav_annexes,
    icon: 'book',
    waits: ['annexes', 'editions'],
  },
  { path: '/papers', label: m.common_nav_papers, icon: 'document', waits: ['papers'] },
  { path: '/people', label: m.common_nav_people, icon: 'people', waits: ['people'] },
  {
    path: '/settings',
    label: m.common_nav_settings,
    icon: 'settings',
    waits: ['settings'],
    act: 'round-table.settings',
  },
  { path: '/audit', label: m.common_nav_audit, icon: 'shield', act: 'audit.read' },
];

/** The places that the actor sees. */
export const placesFor = (actor: Actor): PlaceInTable[] =>
  PLACES.filter(({ act }) => act === undefined || mayEver(actor, act));

/** Whether `pathname` lies in the place. */
export function isIn(place: PlaceInTable, root: string, pathname: string): boolean {
  return [place.path, ...(place.also ?? [])].some(
    (path) => pathname === root + path || (path !== '' && pathname.startsWith(`${root}${path}/`)),
  );
}
