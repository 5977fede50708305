import canonicalize from 'canonicalize';

/** Canonical JSON (RFC 8785): the same value gives the same text everywhere, so that it can be hashed. Throws on what is not JSON. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Not a JSON value');
  return text;
}
