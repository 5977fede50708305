import { z } from 'zod';

/**
 * An identifier of one kind of thing: a random UUID (version 4, so that it tells neither time nor order: ids of
 * unattributed items must not be linkable) branded with what it identifies.
 */
export type Id<Kind extends string> = string & { readonly __id: Kind };

/** How a UUID is written, in a pattern that ignores case. */
export const UUID = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';
const WHOLE = new RegExp(`^${UUID}$`, 'i');

/** Whether a text is a UUID and nothing else, in either case. */
export const isUuid = (text: string): boolean => WHOLE.test(text);

/** The schema of an id: `id('practice')` parses a UUID into `Id<'practice'>`. */
export const id = <Kind extends string>(_kind: Kind) => z.uuid().transform((value) => value.toLowerCase() as Id<Kind>);

export type PersonId = Id<'person'>;
export type PartyId = Id<'party'>;
export type ForumId = Id<'forum'>;
export type RoundTableId = Id<'round-table'>;
export type DelegationId = Id<'delegation'>;
export type DocumentId = Id<'document'>;
