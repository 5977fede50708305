import type { Publication } from '@penholder/shared/documents';
import { canonicalJson } from '@penholder/shared/kernel';
import { contentHash } from '../content-hash.ts';

/**
 * A publication as data: `{ format: 'penholder-publication', version: 1, contentHash, publication }` in canonical JSON
 * (RFC 8785) and one line break. `contentHash` is the SHA-256 of the canonical JSON of `publication` alone, so that
 * anybody can check it.
 */
export const writeJson = (publication: Publication): Uint8Array =>
  new TextEncoder().encode(
    `${canonicalJson({ format: 'penholder-publication', version: 1, contentHash: contentHash(publication), publication })}\n`,
  );
