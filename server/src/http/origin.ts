import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';

/**
 * Whether a request that a browser may send across sites comes from our own pages: its Origin is our public address, or
 * the address that the request itself came to. Requests without an Origin come from no browser page and pass.
 */
export function isOwnOrigin(request: Pick<IncomingMessage, 'headers'>, config: Pick<Config, 'publicOrigin'>): boolean {
  const origin = request.headers.origin;
  if (origin === undefined) return true;
  if (config.publicOrigin) return origin === config.publicOrigin;
  try {
    return new URL(origin).host === request.headers.host;
  } catch {
    return false;
  }
}
