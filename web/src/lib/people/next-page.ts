/** A page of ours to go on to, from an address that anyone may have written: `//elsewhere` and `/\elsewhere` name another host. */
export const ownPage = (next: string | null | undefined): string => (next && /^\/(?![/\\])/.test(next) ? next : '/');

const KEY = 'penholder-next';
const GOOD_FOR = 20 * 60_000;

/** Keeps where someone wanted to go while they fetch the link from their mail, which opens in another tab. */
export function keepNext(next: string): void {
  try {
    if (next === '/') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify({ next, at: Date.now() }));
  } catch {
    // No storage: they arrive at the start.
  }
}

/** Where they wanted to go, once. */
export function takeNext(): string {
  try {
    const { next, at } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as { next?: string; at?: number };
    localStorage.removeItem(KEY);
    return at && Date.now() - at < GOOD_FOR ? ownPage(next) : '/';
  } catch {
    return '/';
  }
}
