/**
 * Where in a value is a text that cannot be kept: one with a NUL character, or with half of a surrogate pair, which neither
 * text nor jsonb of the database takes. A path with dots; undefined where there is none. Keys are looked at too.
 *
 * @example unstorableIn({ title: { en: 'a\u0000' } }) // 'title.en'
 */
export function unstorableIn(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    if (!isStorable(key)) return path;
    const found = unstorableIn(part, path === '' ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

const LONE_SURROGATE = /\p{Surrogate}/u;
const isStorable = (text: string): boolean => !text.includes('\u0000') && !LONE_SURROGATE.test(text);
