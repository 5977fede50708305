/**
 * What a format could not do with a publication.
 * - `unprintable`: no face has the character; U+FFFD stands in its place.
 * - `untagged`: the file shows everything and is not accessible; `detail` is why, in the typesetter's words.
 */
export type WriterWarning =
  { readonly code: 'unprintable'; readonly character: string } | { readonly code: 'untagged'; readonly detail: string };

/** A format's bytes, and what it could not do. */
export interface Written {
  readonly bytes: Uint8Array;
  readonly warnings: readonly WriterWarning[];
}
