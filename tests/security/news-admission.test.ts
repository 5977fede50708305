import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLive } from '@penholder/server/live/live';
import { serveLive } from '@penholder/server/live/socket-server';
import type { PersonId } from '@penholder/shared/kernel';
import { io } from 'socket.io-client';
import { expect, it, vi } from 'vitest';

it('a page whose sign-in ends while it is being admitted to the news has to come again', async () => {
  const id = 'somebody' as PersonId;
  const live = createLive();
  const http = createServer();
  let answer = () => {};
  const identify = () => new Promise<never>((resolve) => (answer = () => resolve({ id, until: undefined } as never)));
  const served = serveLive({ server: http } as never, { config: {} } as never, live, identify);
  await new Promise<void>((resolve) => http.listen(0, resolve));
  const { port } = http.address() as AddressInfo;
  const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], reconnection: false, forceNew: true });
  let ended: string | undefined;
  socket.on('disconnect', (reason) => (ended = reason));
  try {
    const isAsked = answer;
    await vi.waitFor(() => expect(answer).not.toBe(isAsked));
    live.admitAgain(id);
    answer();
    await vi.waitFor(() => expect(ended).toBeDefined());
  } finally {
    socket.disconnect();
    served.stop();
    http.close();
  }
});
