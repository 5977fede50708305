import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Names the bytes that are about to be sent by their SHA-256, and answers whether the reader has them already: they need not be
 * sent again. The tag is a weak one, because the same bytes may leave compressed in several ways.
 */
export function hasAlready(request: FastifyRequest, reply: FastifyReply, sha256: string): boolean {
  const tag = `"${sha256}"`;
  reply.header('etag', `W/${tag}`);
  const known = request.headers['if-none-match']?.split(',') ?? [];
  return known.some((one) => one.trim().replace(/^W\//, '') === tag);
}
