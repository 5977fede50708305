import type { IncomingMessage, ServerResponse } from 'node:http';

/** The pages' request handler, built by `npm run build`. */
export function handler(request: IncomingMessage, response: ServerResponse, next: () => void): void;
