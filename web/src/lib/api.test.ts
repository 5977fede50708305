import { defineRoute } from '@penholder/shared/kernel';
import { describe, expect, it, vi } from 'vitest';

vi.mock('#lib/paraglide/messages.js', () => ({
  m: { problem_unexpected: () => 'unexpected', problem_network_unreachable: () => 'unreachable' },
}));
vi.mock('virtual:problem-sentences', () => ({
  default: { problem_practice_call_closed: ({ day }: { day: string }) => `Closed since ${day}.` },
}));

// The types of parameters follow from schemas; these routes have none.
const { addressOf, call } = (await import('./api.ts')) as unknown as {
  addressOf(route: object, given?: object): string;
  call(route: object, given?: object): Promise<unknown>;
};
const { sentenceFor } = await import('./problem.ts');

const readPractice = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/practices/:practice',
  summary: '',
  policy: { who: 'signed-in' },
});
const submitPractice = defineRoute({
  method: 'POST',
  path: '/practices',
  summary: '',
  policy: { who: 'signed-in' },
});

const answering = (reply: Response | Error) => {
  const requests: { url: string; init: RequestInit }[] = [];
  const fetch = (async (url: string, init: RequestInit) => {
    requests.push({ url, init });
    if (reply instanceof Error) throw reply;
    return reply.clone();
  }) as typeof globalThis.fetch;
  return { fetch, requests };
};
const problem = (status: number, content: object) => new Response(JSON.stringify(content), { status });

describe('addressOf', () => {
  it('puts parameters into the path, encoded, and leaves empty queries out', () => {
    expect(
      addressOf(readPractice, {
        params: { roundTable: 'RT2', practice: 'a/b?' },
        query: { area: ['x', 'y z'], q: '', after: undefined, limit: 0 },
      }),
    ).toBe('/api/v1/round-tables/RT2/practices/a%2Fb%3F?area=x&area=y+z&limit=0');
  });

  it('names the parameter that is missing', () => {
    expect(() => addressOf(readPractice, { params: { roundTable: 'RT2' } })).toThrow('needs the parameter practice');
  });
});

describe('call', () => {
  it('answers the reply, and undefined for one without content', async () => {
    const params = { roundTable: 'RT2', practice: '1' };
    expect(await call(readPractice, { params, ...answering(new Response('{"title":"Clinics"}')) })).toEqual({
      title: 'Clinics',
    });
    expect(await call(readPractice, { params, ...answering(new Response(null, { status: 204 })) })).toBeUndefined();
  });

  it('sends JSON with a fresh idempotency key, or the one it is given', async () => {
    const { fetch, requests } = answering(new Response('{}'));
    await call(submitPractice, { body: { title: 'Clinics' }, fetch });
    await call(submitPractice, { body: {}, fetch });
    await call(submitPractice, { body: {}, fetch, idempotencyKey: 'mine' });
    const keys = requests.map(({ init }) => new Headers(init.headers).get('idempotency-key'));
    expect(requests[0]?.init).toMatchObject({ method: 'POST', body: '{"title":"Clinics"}' });
    expect(new Set(keys).size).toBe(3);
    expect(keys[2]).toBe('mine');
  });

  it('throws a refusal with its code, params and fields, and has its sentence', async () => {
    const { fetch } = answering(
      problem(409, {
        code: 'practice.call-closed',
        detail: 'Closed.',
        params: { day: 'Monday' },
        fields: { title: 'Too late.' },
      }),
    );
    const thrown = await call(submitPractice, { body: {}, fetch }).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ code: 'practice.call-closed', status: 409, fields: { title: 'Too late.' } });
    expect(sentenceFor(thrown as never)).toBe('Closed since Monday.');
    expect(sentenceFor({ code: 'practice.unheard-of', detail: 'As the server says.', params: {} })).toBe(
      'As the server says.',
    );
  });

  it.each([
    ['the network fails', new TypeError('Failed to fetch'), 'network.unreachable', 0],
    ['a proxy answers for a server that is away', new Response('<html>', { status: 502 }), 'network.unreachable', 502],
    ['the answer cannot be read', new Response('<html>', { status: 200 }), 'unexpected', 200],
    ['a failure is not problem+json', new Response('oops', { status: 500 }), 'unexpected', 500],
  ])('tells when %s', async (_, reply, code, status) => {
    await expect(call(submitPractice, { body: {}, ...answering(reply) })).rejects.toMatchObject({ code, status });
  });

  it('lets an aborted request be what it is', async () => {
    const aborted = new DOMException('stopped', 'AbortError');
    await expect(call(submitPractice, { body: {}, signal: AbortSignal.abort(), ...answering(aborted) })).rejects.toBe(
      aborted,
    );
  });
});
