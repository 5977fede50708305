import type { Server } from 'node:http';
import type { Config } from '../config.ts';

/**
 * The address of the pages, without a slash at the end: PUBLIC_ORIGIN, else this machine at the port listened on. Never
 * what a request says in its Host header: links in mails are made from it.
 */
export function addressOf(server: Server, config: Pick<Config, 'publicOrigin' | 'port'>): string {
  if (config.publicOrigin) return config.publicOrigin;
  const bound = server.address();
  return `http://localhost:${bound && typeof bound === 'object' ? bound.port : config.port}`;
}
