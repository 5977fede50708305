import { createHash } from 'node:crypto';
import type { Publication } from '@penholder/shared/documents';
import { canonicalJson } from '@penholder/shared/kernel';

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/**
 * What a publication says, as one number: SHA-256 over its canonical JSON. Equal for equal content whatever the order
 * in which members were set, and the same whichever formats are written.
 */
export const contentHash = (publication: Publication): string => sha256(canonicalJson(publication));
