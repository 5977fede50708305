import { isLocale } from '#lib/paraglide/runtime.js';
import { MAX_AGE, isTheme } from '#lib/preferences.ts';
import type { RequestHandler } from './$types';

/** Keeps the language or theme that was chosen in a cookie and goes back: what the switches in the header do without scripts. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
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
  if (isLocale(locale)) cookies.set('locale', locale, options);
  if (isTheme(theme)) cookies.set('theme', theme, options);
  const back = String(form.get('back') ?? '/');
  // Only ever back to a page of ours: `//elsewhere` and `/\elsewhere` name another host.
  return new Response(null, { status: 303, headers: { location: /^\/(?![/\\])/.test(back) ? back : '/' } });
};
