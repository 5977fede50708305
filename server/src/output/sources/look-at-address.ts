import { lookup as resolveName } from 'node:dns/promises';
import { request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** What a look at an address shows: it answers, it does not, or it is none that this server looks at. */
export type Look = 'answers' | 'does-not-answer' | 'not-looked-at';

export interface LookOptions {
  /** All addresses of a name; the system's resolver unless told. */
  readonly resolve?: (name: string) => Promise<readonly string[]>;
  /** Which addresses may be connected to; those of the public internet unless told. */
  readonly mayConnect?: (address: string) => boolean;
  /** Which ports may be connected to; 80 and 443 unless told. */
  readonly mayUsePort?: (port: number) => boolean;
  /** For each request; milliseconds. */
  readonly timeout?: number;
  /** For all requests that one look takes, and the names that they ask for; milliseconds. */
  readonly within?: number;
  /** Gives the look up. */
  readonly signal?: AbortSignal;
}

/** Names that no public resolver knows, whatever the machine's own makes of them: those without a dot among them. */
const NOT_OF_THE_INTERNET = /^[^.]+\.?$|\.(?:localhost|local|internal|intranet|private|lan|home|corp|home\.arpa)\.?$/i;
const USER_AGENT = 'Penholder (looks, once a week, whether a cited source is still there)';
const REDIRECTS = 5;

/**
 * Looks whether something answers at an address: HEAD, and GET where HEAD is not welcome; the body is never read. A name
 * is resolved once, all that it resolves to must be public, and the connection goes to what was resolved: a name that
 * answers differently a moment later leads nowhere else. Redirections are looked at by the same rules. Throws the reason of
 * `signal` once that is given up: such a look has shown nothing.
 */
export async function lookAt(address: string, given: LookOptions = {}): Promise<Look> {
  const { signal, within = 60_000 } = given;
  const deadline = AbortSignal.timeout(within);
  const options = { ...given, signal: signal ? AbortSignal.any([signal, deadline]) : deadline };
  let next = address;
  try {
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      const target = await resolved(next, options);
      if (target === undefined) return 'not-looked-at';
      let answer = await ask(target, 'HEAD', options);
      // Many servers know no HEAD, or answer it otherwise.
      if (answer.status >= 400 && answer.status !== 429) answer = await ask(target, 'GET', options);
      if (answer.status < 300 || answer.status >= 400 || answer.location === undefined) return judged(answer.status);
      next = new URL(answer.location, target.url).href;
    }
    return 'does-not-answer';
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof NotPublic) return 'not-looked-at';
    return 'does-not-answer';
  }
}

/** Whoever is asked to sign in, or to come back later, has been answered. */
const judged = (status: number): Look =>
  status < 400 || status === 401 || status === 403 || status === 429 ? 'answers' : 'does-not-answer';

class NotPublic extends Error {}

interface Target {
  readonly url: URL;
  readonly ip: string;
}

const systemResolver = async (name: string): Promise<string[]> =>
  (await resolveName(name, { all: true, verbatim: true })).map(({ address }) => address);

interface Bounded extends LookOptions {
  readonly signal: AbortSignal;
}

/** What comes, unless the signal comes before it: a resolver cannot be told to give up. */
const unlessAborted = <T>(coming: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const giveUp = (): void => reject(signal.reason as Error);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    coming.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });

/** Where to connect to; undefined where this server does not look. Throws where a name leads nowhere. */
async function resolved(address: string, options: Bounded): Promise<Target | undefined> {
  const { resolve = systemResolver, mayConnect = isPublicAddress } = options;
  const mayUsePort = options.mayUsePort ?? ((port) => port === 80 || port === 443);
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  if (!mayUsePort(Number(url.port || (url.protocol === 'https:' ? 443 : 80)))) return undefined;
  const name = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(name) === 0 && NOT_OF_THE_INTERNET.test(name)) return undefined;
  const ips = isIP(name) ? [name] : await unlessAborted(resolve(name), options.signal);
  if (ips.length === 0) throw new Error('The name leads nowhere.');
  if (!ips.every((ip) => mayConnect(ip))) throw new NotPublic();
  return { url, ip: ips[0]! };
}

interface Answer {
  readonly status: number;
  readonly location: string | undefined;
}

const ask = ({ url, ip }: Target, method: 'HEAD' | 'GET', { timeout = 15_000, signal }: Bounded): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const isSecure = url.protocol === 'https:';
    const name = url.hostname.replace(/^\[|\]$/g, '');
    const given: RequestOptions = {
      method,
      host: ip,
      port: url.port || (isSecure ? 443 : 80),
      path: `${url.pathname}${url.search}`,
      // A connection of its own: none is kept that somebody else's name could be asked on.
      agent: false,
      setHost: false,
      headers: { host: url.host, 'user-agent': USER_AGENT, accept: '*/*', connection: 'close' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
      maxHeaderSize: 65_536,
    };
    const heard = (response: IncomingMessage): void => {
      resolve({ status: response.statusCode ?? 0, location: response.headers.location });
      response.destroy();
    };
    const request = isSecure
      ? secureRequest({ ...given, ...(isIP(name) ? {} : { servername: name }) }, heard)
      : plainRequest(given, heard);
    // Without a listener, Node drops the connection of a host that switches protocols and says nothing of it.
    request.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 101, location: undefined });
    });
    request.on('error', reject);
    request.on('close', () => reject(new Error('The connection was closed before an answer.')));
    request.end();
  });
