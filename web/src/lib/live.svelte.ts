import { navigating } from '$app/state';
import type { Socket } from 'socket.io-client';
import { whileRefreshing } from '#lib/api.ts';
import { invalidate } from '#lib/invalidate.ts';

/*
 * News of the round table that is open. One connection, made when a round table is entered by a signed-in person.
 * The page sends `follow` with the table's code, and again after every reconnect; the server sends `told` with a topic and ids
 * after each commit that concerns this reader. Contents are never told: whoever cares fetches again.
 *
 * Within a connection nothing is lost. News may have been missed before there was one: between the making of the page and the
 * first `follow`, and while a lost connection was being made again. So after every `follow` everyone is called once.
 */

export interface News {
  topic: string;
  ids: readonly string[];
}
type Callback = (news: News | undefined) => void;

interface Listener {
  topics: ReadonlySet<string>;
  callback: Callback;
}

const listeners = new Set<Listener>();
const due = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Whether news is arriving: `off` outside a round table, `lost` while the connection is being made again. */
export const live = $state<{ state: 'off' | 'connecting' | 'on' | 'lost' }>({ state: 'off' });

/** Calls back for news of any of `topics`; with undefined when news may have been missed. Answers how to stop: return it from `$effect`. */
export function onTold(topics: readonly string[], callback: Callback): () => void {
  const listener = { topics: new Set(topics), callback };
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Makes the loads that said `depends('live:<topic>')` run again, at most once per 400 ms. */
export function refresh(topic: string): void {
  due.add(topic);
  timer ??= setTimeout(() => {
    timer = undefined;
    const topics = new Set(due);
    due.clear();
    refreshes++;
    whileRefreshing.waitForLine = waitForLine;
    void invalidate((url) => url.protocol === 'live:' && (topics.has(EVERYTHING) || topics.has(url.pathname))).finally(
      () => {
        if (--refreshes === 0) whileRefreshing.waitForLine = undefined;
      },
    );
  }, 400);
}
let refreshes = 0;

/** Nobody asked for a refresh: what is shown stays until the line is back. Whoever goes elsewhere is told that it is down. */
async function waitForLine(): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  return navigating.to === null;
}
const EVERYTHING = '*';

/**
 * Follows a round table until the answer is called: news makes the loads that depend on its topic run again, and reaches
 * `onTold`. The layout of a round table does this; pages need not.
 */
export function follow(roundTable: string): () => void {
  let socket: Socket | undefined;
  let isOver = false;
  let wasOn = false;
  live.state = 'connecting';

  const tell = (news: News | undefined) => {
    refresh(news?.topic ?? EVERYTHING);
    for (const { topics, callback } of listeners) if (news === undefined || topics.has(news.topic)) callback(news);
  };

  void import('socket.io-client')
    .then(({ io }) => {
      if (isOver) return;
      socket = io({
        transports: ['websocket', 'polling'],
        timeout: 10_000,
        reconnectionDelayMax: 10_000,
        randomizationFactor: 0.6,
      });
      socket.on('connect', () => {
        socket?.timeout(8_000).emit('follow', roundTable, (failed: Error | null, answer?: { ok: boolean }) => {
          if (isOver) return;
          // A connection that the server ended comes back by what is below.
          if (failed) return void (socket?.connected && socket.disconnect().connect());
          if (!answer?.ok) return void (live.state = 'off');
          live.state = 'on';
          wasOn = true;
          tell(undefined);
        });
      });
      socket.on('disconnect', (reason) => {
        if (isOver) return;
        live.state = 'lost';
        // The server ends a connection when rights have changed; asking again is ours to do.
        if (reason === 'io server disconnect') setTimeout(() => !isOver && socket?.connect(), 300);
      });
      socket.on('connect_error', ({ message }) => {
        if (isOver) return;
        live.state = wasOn ? 'lost' : 'connecting';
        // Perhaps no WebSocket gets through: plain requests first, and a WebSocket as soon as one does.
        if (socket) socket.io.opts.transports = ['polling', 'websocket'];
        // One that was refused by name does not come back by itself: whoever is signed in tries again, in a while.
        if (socket && !socket.active && message !== 'people.not-signed-in')
          setTimeout(() => !isOver && socket?.connect(), 2_000 + Math.random() * 8_000);
      });
      socket.on('told', tell);
    })
    .catch(() => (live.state = 'off'));

  return () => {
    isOver = true;
    live.state = 'off';
    socket?.disconnect();
  };
}
