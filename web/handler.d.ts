import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * The pages, as a Node request handler; `next` is called for what is none of theirs.
 * Set `PROTOCOL_HEADER` in the environment before importing it, else forms are taken to come over https.
 */
export function handler(req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void): void;
