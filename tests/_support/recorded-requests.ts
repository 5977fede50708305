import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from '@penholder/db';
import type { Receipt } from '@penholder/shared/decisions';
import type { TestPerson } from './harness.ts';
import type { WorkingRoom } from './working-room.ts';

interface Ballot {
  delegation: string;
  operationId: string;
  choice: string;
  version: number;
  /** Where the receipt says that it stands in the log. */
  sequence?: number;
}

/** What one caller of the API asked for and was told, and nothing else: written down while it happens, judged afterwards. */
export interface RequestHistory {
  posts: { words: string; isAnswered: boolean }[];
  ballots: Ballot[];
  /** Answers that nobody in the caller's place may be given. */
  wrong: string[];
  /** How often something was sent again because no answer had come. */
  resent: number;
  /** How often the server said that it cannot (5xx). */
  failed: number;
}

export interface Caller {
  history: RequestHistory;
  /** How much was answered. */
  answered(): number;
  /** Ends after what is under way, once that is answered. */
  stop(): Promise<void>;
  /** Closes the tab: what is under way is never sent again. */
  leave(): void;
}

type Answer = { status: number; content: Record<string, unknown> };
const CHOICES = ['support', 'reservation', 'can-live-with'];
/** Before something is sent again, in milliseconds. */
const RETRY = 60;

/** Asks for one thing after another until told to stop, each until it is answered: with the same key, as the page does. */
function aCaller(
  origin: string,
  person: TestPerson,
  act: (
    send: (method: string, path: string, body: object) => Promise<Answer | undefined>,
    history: RequestHistory,
  ) => Promise<void>,
): Caller {
  const history: RequestHistory = { posts: [], ballots: [], wrong: [], resent: 0, failed: 0 };
  const leaving = new AbortController();
  let isStopping = false;
  async function send(method: string, path: string, body: object): Promise<Answer | undefined> {
    let key = randomUUID();
    for (let time = 0; !leaving.signal.aborted; time++) {
      if (time > 0) history.resent++;
      try {
        const reply = await fetch(`${origin}/api/v1${path}`, {
          method,
          body: JSON.stringify(body),
          headers: {
            authorization: `Bearer ${person.token}`,
            'content-type': 'application/json',
            'idempotency-key': key,
          },
          signal: leaving.signal,
        });
        const content = (await reply.json()) as Answer['content'];
        if (reply.status >= 500) history.failed++;
        else if (content['code'] === 'request.done' && method === 'PUT') key = randomUUID();
        else if (content['code'] !== 'request.in-progress') return { status: reply.status, content };
      } catch {
        // The server is away, or the tab is.
      }
      await wait(RETRY);
    }
    return undefined;
  }
  const going = (async () => {
    // eslint-disable-next-line no-unmodified-loop-condition -- set by `stop`, while this waits.
    while (!isStopping && !leaving.signal.aborted) await act(send, history);
  })();
  return {
    history,
    answered: () =>
      history.posts.filter(({ isAnswered }) => isAnswered).length +
      history.ballots.filter(({ sequence }) => sequence !== undefined).length,
    stop() {
      isStopping = true;
      return going;
    },
    leave: () => leaving.abort(),
  };
}

/** Posts one comment after another to the discussion of the room's practice. */
export function aPoster(origin: string, room: WorkingRoom, place: number, name: string): Caller {
  const { id, head } = room.delegations[place]!;
  return aCaller(origin, head, async (send, history) => {
    const post = { words: `${name}.${history.posts.length}`, isAnswered: false };
    history.posts.push(post);
    const answer = await send('POST', `/round-tables/${room.table.code}/threads/practice/${room.practiceId}/posts`, {
      body: post.words,
      language: 'en',
      delegationId: id,
      capacity: 'national-position',
      attribution: 'delegation',
    });
    if (!answer) return;
    post.isAnswered = answer.status === 201 || answer.content['code'] === 'request.done';
    if (!post.isAnswered) history.wrong.push(JSON.stringify(answer));
  });
}

/** Casts a delegation's ballot, and replaces it again and again. */
export function aVoter(origin: string, room: WorkingRoom, place: number, replaces = 0): Caller {
  const { id, head } = room.delegations[place]!;
  return aCaller(origin, head, async (send, history) => {
    const version = replaces + history.ballots.length + 1;
    const ballot: Ballot = { delegation: id, operationId: randomUUID(), choice: CHOICES[version % 3]!, version };
    history.ballots.push(ballot);
    const path = `/round-tables/${room.table.code}/decisions/${room.decision.number}/ballots/${id}`;
    const { choice, operationId } = ballot;
    const answer = await send('PUT', path, { choice, operationId, replaces: version - 1, reason: null });
    if (!answer) return;
    if (answer.status === 200) ballot.sequence = (answer.content as unknown as Receipt).sequence;
    else history.wrong.push(JSON.stringify(answer));
  });
}

/** What histories were answered and the database does not hold, or holds more than once. It reads nothing else. */
export async function judgeRequests(db: Db, room: WorkingRoom, histories: readonly RequestHistory[]) {
  const posts = await db
    .selectFrom('post as p')
    .innerJoin('thread as t', 't.id', 'p.thread_id')
    .select('p.body')
    .where('t.subject_id', '=', room.practiceId)
    .execute();
  const times = new Map<string, number>();
  for (const { body } of posts) times.set(body, (times.get(body) ?? 0) + 1);
  const log = await db
    .selectFrom('ballot_log')
    .selectAll()
    .where('decision_id', '=', room.decision.id)
    .where('kind', '=', 'cast')
    .execute();
  const logged = new Map(log.map((row) => [row.operation_id, row]));
  const live = await db.selectFrom('ballot').selectAll().where('decision_id', '=', room.decision.id).execute();

  const answeredPosts = histories.flatMap(({ posts }) => posts.filter(({ isAnswered }) => isAnswered));
  const cast = histories.flatMap(({ ballots }) => ballots);
  const answeredBallots = cast.filter(({ sequence }) => sequence !== undefined);
  const lost = [
    ...answeredPosts.filter(({ words }) => !times.has(words)).map(({ words }) => words),
    ...answeredBallots
      .filter(({ operationId, sequence }) => logged.get(operationId)?.sequence !== sequence)
      .map(({ delegation, version }) => `ballot ${version} of ${delegation}`),
  ];
  const doubled = [...times].filter(([, count]) => count > 1).map(([words]) => words);
  if (logged.size !== log.length) doubled.push('a ballot');
  // The live ballot is the last one answered; or the one after, whose answer nobody was there to hear.
  for (const delegation of new Set(cast.map((ballot) => ballot.delegation))) {
    const last = answeredBallots.filter((ballot) => ballot.delegation === delegation).at(-1);
    const standing = live.filter((row) => row.delegation_id === delegation);
    if (standing.length > 1) doubled.push(`the ballot of ${delegation}`);
    const meant = cast.find(
      (ballot) =>
        ballot.delegation === delegation &&
        ballot.version === standing[0]?.version &&
        ballot.choice === standing[0].choice,
    );
    if (last && (!meant || meant.version < last.version)) lost.push(`the standing ballot of ${delegation}`);
  }
  return {
    answered: answeredPosts.length + answeredBallots.length,
    lost,
    doubled,
    wrong: histories.flatMap(({ wrong }) => wrong),
  };
}
