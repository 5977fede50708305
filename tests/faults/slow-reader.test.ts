// A client that stops reading its socket while others write.
import type { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { aResponse, ourClient, type TestClient, until } from '../_support/document-clients.ts';
import { startServer } from '../_support/harness.ts';

/** Bytes that may wait for a reader: as shipped. */
const MOST = 1_000_000;
const CHUNK = 250_000;
/** Far beyond what two kernels take between them. */
const CHUNKS = 160;

const streamOf = ({ provider }: TestClient) => (provider.ws as unknown as { _socket: Socket } | null)?._socket;

/** The slow one is cut, counted by name and comes back to everything; the others never wait; the server holds little for it. */
async function cutsTheSlow(queued = MOST): Promise<void> {
  const server = await startServer({ listen: true, collab: { limits: { queued } } });
  const table = await server.aRoundTable();
  const kenya = await table.aDelegation('Kenya');
  const [slow, quick] = [await table.aDelegate(kenya), await table.aDelegate(kenya)];
  const { documentId } = await aResponse(server, table, { delegation: kenya, by: quick });
  const streams = new Set<Socket>();
  server.app.fastify.server.on('connection', (stream: Socket) => streams.add(stream));
  const sleeper = ourClient(server, documentId, slow);
  const writer = ourClient(server, documentId, quick);
  const reader = ourClient(server, documentId, quick);
  try {
    await Promise.all([sleeper, writer, reader].map((client) => client.saved()));
    let closes = 0;
    for (const { provider } of [writer, reader]) provider.on('connection-close', () => closes++);
    const { attendance } = server.app.collaboration.keeper;
    streamOf(sleeper)!.pause();
    let most = 0;
    for (let sent = 0; sent < CHUNKS && most <= 2 * MOST && attendance.connectionsOf(slow.id) > 0; sent++) {
      writer.doc.transact(() => {
        writer.text.delete(0, writer.text.length);
        writer.write(`<${sent}>`.padEnd(CHUNK, 'x'));
      });
      await writer.saved();
      await until(() => reader.text.toString().startsWith(`<${sent}>`), 'the other reader to read it');
      for (const { writableLength } of streams) most = Math.max(most, writableLength);
    }
    const isCut = attendance.connectionsOf(slow.id) === 0;
    const metrics = (await server.app.fastify.inject('/metrics')).body;
    const counted = /penholder_document_closes_total\{reason="slow-reader"\} (\d+)/.exec(metrics)?.[1];
    // A frame is written if there is room before it.
    expect({ isCut, counted, closes, isBounded: most <= MOST + CHUNK * 1.1 }).toEqual({
      isCut: true,
      counted: '1',
      closes: 0,
      isBounded: true,
    });
    // What it wrote before it fell asleep was saved; what it writes when it wakes is, too.
    streamOf(sleeper)!.resume();
    sleeper.write('<awake>');
    await until(() => sleeper.provider.isSaved && sleeper.text.length === writer.text.length, 'it to have everything');
    await until(() => reader.text.length === sleeper.text.length, 'the others to have its own');
    expect(sleeper.text.toString()).toBe(writer.text.toString());
    expect(reader.text.toString()).toBe(writer.text.toString());
    expect(sleeper.text.toString()).toContain('<awake>');
    console.info(`a reader who does not read: at most ${most.toLocaleString('en')} bytes were held for it`);
  } finally {
    // The server would wait for one that is still asleep.
    streamOf(sleeper)?.destroy();
    for (const client of [sleeper, writer, reader]) client.leave();
    await server.close();
  }
}

it('[DC15] cuts a reader who stops reading at a megabyte, by name, and gives them everything when they are back', () =>
  expect(cutsTheSlow()).resolves.toBeUndefined());

it('notices a server that holds whatever waits for a reader', async () => {
  await expect(cutsTheSlow(Number.POSITIVE_INFINITY)).rejects.toThrow(/^expected/);
});
