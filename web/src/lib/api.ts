import type { In, Out, Route } from '@penholder/shared/kernel';
import { Problem, type ProblemShape, loadSentences } from '#lib/problem.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type AnyRoute = Route<any, any, any, any>;
type ParamsOf<R> = R extends Route<infer P, infer _Q, infer _B, infer _R> ? In<P> : never;
type QueryOf<R> = R extends Route<infer _P, infer Q, infer _B, infer _R> ? In<Q> : never;
type BodyOf<R> = R extends Route<infer _P, infer _Q, infer B, infer _R> ? In<B> : never;
/** What an operation answers, as it arrives: `ReplyOf<typeof getMe>`. */
export type ReplyOf<R> = R extends Route<infer _P, infer _Q, infer _B, infer Reply> ? Out<Reply> : never;

/** A part that is left out when the route has none, and may be left out when nothing in it is needed. */
type Part<Name extends string, Shape> = [Shape] extends [undefined]
  ? { [N in Name]?: undefined }
  : Record<never, never> extends Shape
    ? { [N in Name]?: Shape }
    : { [N in Name]: Shape };

interface Manner {
  /** The `fetch` of a load function; the browser's own when left out. */
  fetch?: typeof fetch | undefined;
  /** Makes a repeated request answer the same again instead of acting twice; made up for each POST when left out. */
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
}

export type Given<R extends AnyRoute> = Part<'params', ParamsOf<R>> &
  Part<'query', QueryOf<R>> &
  Part<'body', BodyOf<R>> &
  Manner;
type Rest<G> = Record<never, never> extends G ? [given?: G] : [given: G];
type Loose = { params?: object | undefined; query?: object | undefined; body?: unknown } & Manner;

/**
 * Calls an operation of the API: `await call(submitPractice, { params: { roundTable: 'RT2', practice }, body, fetch })`.
 *
 * Answers the reply that the contract describes (undefined for 204). Throws a `Problem` for every "no": the server's own,
 * `network.unreachable` (status 0) when it was not reached, `unexpected` when the answer made no sense.
 */
export async function call<R extends AnyRoute>(route: R, ...[given]: Rest<Given<R>>): Promise<ReplyOf<R>> {
  const { body, idempotencyKey, ...rest } = (given ?? {}) as Loose;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (route.method === 'POST') headers['idempotency-key'] = idempotencyKey ?? crypto.randomUUID();
  const init: RequestInit = { headers };
  if (body !== undefined) init.body = JSON.stringify(body);
  return (await send(route, rest, init)) as ReplyOf<R>;
}

/** `call` for operations that take a file (`raw: 'upload'`): a form (multipart/form-data) with the one field `file`. */
export async function upload<R extends AnyRoute>(
  route: R,
  given: Part<'params', ParamsOf<R>> & Part<'query', QueryOf<R>> & Manner & { file: Blob },
): Promise<ReplyOf<R>> {
  const { file, ...rest } = given as Loose & { file: Blob };
  const form = new FormData();
  form.append('file', file);
  // The content type, with the boundary that it made up, is the browser's to name.
  return (await send(route, rest, { headers: { accept: 'application/json' }, body: form })) as ReplyOf<R>;
}

/** The address of an operation, for links and downloads: `<a href={addressOf(downloadEdition, { params })} download>`. */
export function addressOf<R extends AnyRoute>(
  route: R,
  ...[given]: Rest<Part<'params', ParamsOf<R>> & Part<'query', QueryOf<R>>>
): string {
  const { params = {}, query = {} } = (given ?? {}) as Loose;
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = (params as Record<string, unknown>)[name];
    if (value === undefined) throw new Error(`${route.method} ${route.path} needs the parameter ${name}`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
  }
  return `/api/v1${path}${search.size > 0 ? `?${search}` : ''}`;
}

/**
 * What to do when the line is down while news makes loads run again: `waitForLine` answers whether to try once more. Without
 * it a page whose reader has done nothing would give way to an error, and take what they are writing along.
 */
export const whileRefreshing: { waitForLine?: (() => Promise<boolean>) | undefined } = {};

async function send(route: AnyRoute, given: Loose, init: RequestInit): Promise<unknown> {
  const { fetch: ask = fetch, signal } = given;
  if (signal) init.signal = signal;
  const isOfLoad = given.fetch !== undefined && route.method === 'GET';
  let reply: Response;
  for (;;) {
    try {
      reply = await ask(addressOf(route, given as never), { ...init, method: route.method });
      if (!isProxys(reply.status) || !isOfLoad || !(await whileRefreshing.waitForLine?.())) break;
    } catch (cause) {
      if (signal?.aborted) throw cause;
      if (isOfLoad && (await whileRefreshing.waitForLine?.())) continue;
      throw new Problem({ code: 'network.unreachable', status: 0, detail: 'The server cannot be reached.' });
    }
  }
  if (reply.status === 204) return undefined;
  const content: unknown = await reply.json().catch(() => undefined);
  if (reply.ok && content !== undefined) return content;
  await loadSentences();
  throw new Problem(problemIn(content, reply.status));
}

/** A proxy in front of the server answers 502 to 504 for it. */
const isProxys = (status: number) => status >= 502 && status <= 504;

function problemIn(content: unknown, status: number): ProblemShape {
  if (typeof content === 'object' && content !== null && 'code' in content && 'detail' in content)
    return { ...(content as ProblemShape), status };
  const code = isProxys(status) ? 'network.unreachable' : 'unexpected';
  return { code, status, detail: 'The server gave an answer that cannot be read.' };
}
