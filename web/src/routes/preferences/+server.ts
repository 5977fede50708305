import { changeMe, getMe } from '@penholder/shared/people';
import { call } from '#lib/api.ts';
import { isLocale, type Locale } from '#lib/paraglide/runtime.js';
import { MAX_AGE, isTheme } from '#lib/preferences.ts';
import { Problem } from '#lib/problem.ts';
import type { RequestHandler } from './$types';

/** Has letters to whoever is signed in written in this language. */
async function writeToThemIn(language: Locale, fetch: typeof globalThis.fetch): Promise<void> {
  const { person } = await call(getMe, { fetch });
  if (person && person.language !== language) await call(changeMe, { body: { language }, fetch });
}

/**
 * Keeps the language or theme that was chosen in a cookie and goes back: what the switches in the header do without scripts.
 * Whoever is signed in is written to in that language too.
 */
export const POST: RequestHandler = async ({ request, cookies, url, fetch }) => {
  const form = await request.formData();
  const options = {
    path: '/',
    maxAge: MAX_AGE,
    httpOnly: false,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
  } as const;
  const locale = form.get('locale');
  const theme = form.get('theme');
  if (isLocale(locale)) {
    cookies.set('locale', locale, options);
    await writeToThemIn(locale, fetch).catch((error: unknown) => {
      // The page changes its language all the same.
      if (!(error instanceof Problem)) throw error;
    });
  }
  if (isTheme(theme)) cookies.set('theme', theme, options);
  const back = String(form.get('back') ?? '/');
  // Only ever back to a page of ours: `//elsewhere` and `/\elsewhere` name another host.
  return new Response(null, { status: 303, headers: { location: /^\/(?![/\\])/.test(back) ? back : '/' } });
};
