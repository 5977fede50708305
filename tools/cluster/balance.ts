import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What a request looks like to whoever divides them among nodes. */
export interface Asked {
  url: string;
  headers: IncomingHttpHeaders;
  /** Of whoever asks. */
  address: string;
  isUpgrade: boolean;
}

/**
 * Whether a request has to reach the node that has answered its visitor before: a plain request to a document's line, and
 * whatever is Socket.IO's, whose polling begins with requests and may go over to a WebSocket. All else any node answers.
 */
export const isSticky = ({ url, isUpgrade }: Pick<Asked, 'url' | 'isUpgrade'>): boolean =>
  url.startsWith('/socket.io/') || (url.startsWith('/collab/') && !isUpgrade);

/** Who a visitor is to the balancer: their sign-in, else their token, else where they ask from. */
export function visitorOf({ headers, url, address }: Omit<Asked, 'isUpgrade'>): string {
  const cookie = /(?:^|;\s*)(?:__Host-)?penholder=([^;]+)/.exec(headers.cookie ?? '')?.[1];
  const token = new URL(url, 'http://host').searchParams.get('token');
  return cookie ?? headers.authorization ?? token ?? address;
}

/**
 * The nodes to try for a request, in order: in turn, or the visitor's own first (the one with the highest hash of both, so
 * that a node which comes or goes moves nobody else).
 */
export function createBalancer(nodes: readonly number[]): (asked: Asked) => number[] {
  let turn = 0;
  return (asked) => {
    if (isSticky(asked)) {
      const visitor = visitorOf(asked);
      const weight = (node: number) => createHash('sha256').update(`${node} ${visitor}`).digest('hex');
      return [...nodes].sort((one, other) => (weight(one) < weight(other) ? 1 : -1));
    }
    const first = turn++ % nodes.length;
    return nodes.map((_, nth) => nodes[(first + nth) % nodes.length]!);
  };
}
