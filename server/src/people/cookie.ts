import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '../config.ts';
import type { Vault } from '../vault.ts';

/** Whether people reach this server over https, where cookies must be Secure. */
export const isSecure = (config: Pick<Config, 'publicOrigin'>): boolean =>
  config.publicOrigin?.startsWith('https:') ?? false;

/** The sign-in cookie: over https the `__Host-` prefix binds it to this very host (RFC 6265bis §4.1.3.2). */
export const cookieNameOf = (config: Pick<Config, 'publicOrigin'>): string =>
  isSecure(config) ? '__Host-penholder' : 'penholder';

/** The sign-in's token that the request's cookie holds, if its signature is ours. */
export function signInTokenOf(
  headers: IncomingHttpHeaders,
  config: Pick<Config, 'publicOrigin'>,
  vault: Vault,
): string | undefined {
  const value = valueOf(headers.cookie, cookieNameOf(config));
  const dot = value?.lastIndexOf('.') ?? -1;
  if (!value || dot < 1) return undefined;
  const token = value.slice(0, dot);
  return vault.isSigned(token, value.slice(dot + 1)) ? token : undefined;
}

function valueOf(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at < 0 || pair.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(pair.slice(at + 1).trim());
    } catch {
      return undefined;
    }
  }
  return undefined;
}
