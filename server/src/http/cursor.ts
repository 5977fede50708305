import { invalid, refuse } from '@penholder/shared/kernel';
import type { ZodType } from 'zod';
import type { Vault } from '../vault.ts';

/** Where a page of a list ended, as text that means nothing to who holds it. */
export const cursorOf = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** The place that a cursor means; undefined without one, refused when it is none of this list's. */
export function placeOf<T>(cursor: string | undefined, schema: ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    return refuse(invalid('request.bad-cursor', 'This list cannot be continued from there; please begin again.'));
  }
}

/** A cursor that nobody but this server reads: for lists in the order of moments that are not shown so exactly. */
export const sealCursor = (vault: Vault, cursor: string | null): string | null =>
  cursor && vault.seal(cursor).toString('base64url');

/** What was sealed, or a refusal of anything else. */
export function openCursor(vault: Vault, cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  try {
    return vault.open(Buffer.from(cursor, 'base64url'));
  } catch {
    return refuse(invalid('request.cursor', 'This is not where a page of this list ended.'));
  }
}
