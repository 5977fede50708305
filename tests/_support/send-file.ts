import type { TestPerson, TestServer } from './harness.ts';

interface Sent {
  /** Below `/api/v1/round-tables/`. */
  to: string;
  by: Pick<TestPerson, 'token'>;
  bytes: Uint8Array;
  name: string;
}

/** Sends a file as a browser does: multipart/form-data with the field `file`. */
export async function sendFile(
  { app }: Pick<TestServer, 'app'>,
  { to, by, bytes, name }: Sent,
): Promise<{ status: number; body: Record<string, unknown> & { id: string; code?: string } }> {
  const form = (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'));
  const answer = await app.fastify.inject({
    method: 'POST',
    url: `/api/v1/round-tables/${to}`,
    headers: { authorization: `Bearer ${by.token}`, 'content-type': 'multipart/form-data; boundary=frontier' },
    payload: Buffer.concat([
      form(
        `--frontier\ncontent-disposition: form-data; name="file"; filename="${name}"\ncontent-type: application/octet-stream\n\n`,
      ),
      bytes,
      form('\n--frontier--\n'),
    ]),
  });
  return { status: answer.statusCode, body: answer.json() };
}
