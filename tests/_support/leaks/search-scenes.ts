import { type AttributionLevel, disclosesAtLeast } from '@penholder/shared/round-tables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../harness.ts';
import { mayKnow } from './may-know.ts';
import { type Direction, type Finding, type Played, playScene } from './scene.ts';

/** What scenes that were searched answer. */
export interface Searched {
  scenes: string[];
  /** Who of those in the room are not shown who takes part in a scene, and who else is. */
  unlikeRoster(scene: string): string[];
  /** The operations that read and answered nobody in any of the scenes. */
  silent(): string[];
}

export type Scene = Direction & { called: string; shows: AttributionLevel };

/**
 * Strings that stand nowhere else are planted as names, addresses and ids of those who act. A session is held, and all that
 * leaves the server towards each observer is searched for them: every operation that reads, files taken apart, sockets,
 * documents, letters. What the ladder does not let through is a leak. Operations are walked as they are mounted: a new one
 * is searched as soon as it is there.
 */
export function searchScenes(scenes: readonly Scene[]): Searched {
  const answered = new Map<string, boolean>();
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ listen: true });
  }, 120_000);
  afterAll(() => server.close());

  const line = ({ observer, route, needle }: Finding) => `${route} tells ${observer} ${needle.label}`;
  const unique = (lines: readonly string[]) => [...new Set(lines)].sort();

  const plays = new Map<string, Played>();

  describe.each(scenes)('$called', ({ shows, ...direction }) => {
    let played: Played;
    beforeAll(async () => {
      played = await playScene(server, direction);
      plays.set(direction.called, played);
      for (const { route, status } of played.left) answered.set(route, answered.get(route) || status === 200);
    }, 240_000);

    it('tells nobody more than the ladder lets through', () => {
      const leaks = played.findings.filter((finding) => !mayKnow(finding, shows, played));
      expect(unique(leaks.map(line))).toEqual([]);
    });

    it('fails in no operation', () => {
      expect(unique(played.left.filter(({ status }) => status >= 500).map(({ route }) => route))).toEqual([]);
    });

    it('shows whom it may show', () => {
      const toReader = played.findings.filter(
        ({ observer, route }) => observer === 'reader' && route.endsWith('/posts'),
      );
      const told = new Set(toReader.map(({ needle }) => needle.of));
      expect([told.has('person'), told.has('delegation')]).toEqual([
        shows === 'person',
        disclosesAtLeast(shows, 'delegation'),
      ]);
    });

    it('[DC8] shows who writes the joint response from the rung of delegations up', () => {
      expect(played.presence.length > 0).toBe(disclosesAtLeast(shows, 'delegation'));
    });
  });

  const called = (fits: (scene: Scene) => unknown) => scenes.filter(fits).map((scene) => scene.called);

  it.each(called(({ lowered }) => lowered))('[DC3] asks those again who have a text open: %s', (scene) => {
    expect(plays.get(scene)?.askedAgain).toBe(true);
  });

  it.each(called(({ compiles }) => compiles))(
    '[AX24] publishes no edition that names whom the table no longer names: %s',
    (scene) => {
      const isLowered = called(({ lowered }) => lowered).includes(scene);
      expect(plays.get(scene)?.published).toBe(isLowered ? 'edition.outdated' : 'published');
    },
  );

  return {
    scenes: scenes.map((scene) => scene.called),
    unlikeRoster(scene) {
      const roster = plays
        .get(scene)!
        .findings.filter(({ route }) => route === '/round-tables/:roundTable/delegations');
      const isShown = (observer: string, label: string) =>
        roster.some((one) => one.observer === observer && one.needle.label === label);
      return [
        ...IN_THE_ROOM.filter((observer) => !SHOWN.every((label) => isShown(observer, label))),
        ...roster.map(({ observer }) => observer).filter((observer) => OUTSIDE.includes(observer)),
      ];
    },
    silent: () =>
      server.app.mounted.filter(({ method, path }) => method === 'GET' && !answered.get(path)).map(({ path }) => path),
  };
}

const IN_THE_ROOM = ['reader', 'observer', 'interpreter', 'penholder'];
const OUTSIDE: readonly string[] = ['visitor', 'outsider', 'administrator'];
const SHOWN = ['alpha: person name', 'gamma: delegation name'];
