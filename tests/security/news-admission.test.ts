import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLive } from '@penholder/server/live/live';
import { serveLive } from '@penholder/server/live/socket-server';
import type { PersonId } from '@penholder/shared/kernel';
import { io } from 'socket.io-client';
import { expect, it, vi } from 'vitest';

/** A page that is being admitted while what somebody may do changes; why its connection ended, if it did. */
async function admittedWhileChanged(whose: PersonId): Promise<string | undefined> {
  const id = 'somebody' as PersonId;
  const live = createLive();
  const http = createServer();
  let answer: (() => void) | undefined;
  const identify = () => new Promise<never>((resolve) => (answer = () => resolve({ id, until: undefined } as never)));
  const served = serveLive({ server: http } as never, { config: {} } as never, live, identify);
  await new Promise<void>((resolve) => http.listen(0, resolve));
  const { port } = http.address() as AddressInfo;
  const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], reconnection: false, forceNew: true });
  let ended: string | undefined;
  socket.on('disconnect', (reason) => (ended = reason));
  try {
    await vi.waitFor(() => expect(answer).toBeDefined());
    live.admitAgain(whose);
    answer!();
    await vi.waitFor(() => expect(ended ?? socket.connected).toBeTruthy());
    // Whoever is sent away is so at once, before anything that is asked over the connection is answered.
    if (ended === undefined)
      await socket
        .timeout(300)
        .emitWithAck('follow', 1)
        .catch(() => {});
    return ended;
  } finally {
    socket.disconnect();
    served.stop();
    http.close();
  }
}

it('a page whose sign-in ends while it is being admitted to the news has to come again', async () => {
  expect(await admittedWhileChanged('somebody' as PersonId)).toBe('io server disconnect');
});

it('a page is admitted to the news whatever changes of others meanwhile', async () => {
  expect(await admittedWhileChanged('somebody-else' as PersonId)).toBeUndefined();
});
