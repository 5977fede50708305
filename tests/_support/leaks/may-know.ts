import { type AttributionLevel, disclosesAtLeast } from '@penholder/shared/round-tables';
import type { Finding, Played } from './scene.ts';

const IN_TABLE = '/round-tables/:roundTable';
const BUREAU = ['co-chair', 'penholder', 'secretariat'];
/** Whose clearance is the whole ladder. */
const INSIDE = ['reader', 'colleague', ...BUREAU];
const ROOM = [...INSIDE, 'observer', 'interpreter'];

/** Who takes part is no contribution: these show the room, to whom it is shown whatever the ladder says. */
const ROSTERS: Readonly<Record<string, (finding: Finding) => boolean>> = {
  [`${IN_TABLE}/delegations`]: ({ observer, needle }) =>
    needle.what !== 'time' &&
    (needle.what === 'email' ? ['co-chair', 'secretariat'].includes(observer) : ROOM.includes(observer)),
  [`${IN_TABLE}/roles`]: ({ observer, needle }) =>
    needle.of === 'officer' &&
    (needle.what === 'email' ? ['co-chair', 'secretariat'].includes(observer) : ROOM.includes(observer)),
  [`${IN_TABLE}/threads/:kind/:subject/mentionable`]: ({ observer, needle }) =>
    needle.of === 'delegation' && needle.what !== 'time' && ROOM.includes(observer),
  '/parties': ({ observer, needle }) => needle.of === 'delegation' && needle.what !== 'time' && observer !== 'visitor',
};

/** Who runs the table is no secret either: who turned a key, the record of running it, who sent a paper or a table to be read. */
const RUNNING: Readonly<Record<string, readonly string[]>> = {
  [`${IN_TABLE}/audit`]: BUREAU,
  [`${IN_TABLE}/keys`]: ROOM,
  [`${IN_TABLE}/paper-readings`]: BUREAU,
  [`${IN_TABLE}/paper-readings/:reading`]: BUREAU,
  [`${IN_TABLE}/practice-imports`]: BUREAU,
  [`${IN_TABLE}/practice-imports/:import`]: BUREAU,
  [`${IN_TABLE}/practice-imports/:import/rows`]: BUREAU,
};

/** Whether what was found may be known, where a voice is shown at most on the rung `shows`. */
export function mayKnow(finding: Finding, shows: AttributionLevel, played: Played): boolean {
  const { observer, route, needle } = finding;
  if (observer === 'administrator' && (route.startsWith('/admin/') || route === '/parties')) return true;
  if (ROSTERS[route]?.(finding)) return true;
  // DL7: persons can be mentioned by those who may know persons.
  if (route.endsWith('/mentionable') && played.tableShows === 'person' && needle.what !== 'email')
    return INSIDE.includes(observer) && needle.what !== 'time';
  // Oneself, and the letters that one is sent.
  if (needle.owner === observer && (needle.what !== 'email' || route.startsWith('/me'))) return true;
  if (route === 'mail') return isAddressee(finding, played);
  if (needle.what === 'email') return false;
  if (needle.of === 'officer' && RUNNING[route]?.includes(observer)) return true;
  // RE7: who has answered is known to those who remind the others.
  if (route.endsWith('/roll') && BUREAU.includes(observer) && needle.of === 'delegation' && needle.what !== 'time')
    return true;
  // RT2: what one's own delegation made; and who is asked to confirm it with them.
  if (observer === 'colleague' && needle.of === 'delegation' && needle.owner === 'alpha') return true;
  if (observer === 'colleague' && route.endsWith('/draft') && needle.of === 'delegation') return true;
  // PR46: who writes and holds a working copy is told within the delegation.
  if (observer === 'colleague' && route.endsWith('/draft') && needle.owner === 'alpha' && needle.what !== 'time')
    return true;
  if (shows === 'person' && INSIDE.includes(observer)) return true;
  if (!disclosesAtLeast(shows, 'delegation')) return false;
  if (needle.of !== 'delegation') return false;
  if (ROOM.includes(observer)) return true;
  // AX29, CP1: what is published is for everyone.
  return (route.startsWith('/public/edition') || route.startsWith('/compendium')) && needle.what === 'name';
}

const isAddressee = ({ observer, needle, url }: Finding, { cast, people }: Played): boolean => {
  // RT6: co-chairs are told which of them asks for the second key.
  if (url === 'key-needed' && needle.of === 'officer') return needle.what === 'name';
  const author = cast.authors.find(({ called }) => called === needle.owner);
  const id = author?.head.id ?? people[needle.owner]?.id;
  return observer === `mail to ${id}`;
};
