import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { getTextDirection } from '#lib/paraglide/runtime.js';
import { isTheme } from '#lib/preferences.ts';
import { Problem, sentenceFor } from '#lib/problem.ts';
import { m } from '#lib/paraglide/messages.js';

/** Where the API listens when the pages are served by `vite dev`. */
const API = `http://127.0.0.1:${process.env['API_PORT'] ?? '3001'}`;

/** Settles language, direction and theme of the page, and passes the API's cookies on to the browser. */
export const handle: Handle = ({ event, resolve }) => {
  event.locals.setCookies = [];
  return paraglideMiddleware(event.request, async ({ locale }) => {
    const asked = event.cookies.get('theme');
    const theme = isTheme(asked) ? asked : 'auto';
    const response = await resolve(event, {
      filterSerializedResponseHeaders: (name) => name === 'content-type',
      transformPageChunk: ({ html }) =>
        html
          .replace('%penholder.lang%', locale)
          .replace('%penholder.dir%', getTextDirection(locale))
          .replace('%penholder.theme%', theme),
    });
    for (const cookie of event.locals.setCookies) response.headers.append('set-cookie', cookie);
    return response;
  });
};

/**
 * Requests of load functions to our own API never leave the process: the server put `req.penholder.inject` on the request
 * that the page is made for. Under `vite dev` there is none, and the server that listens on API_PORT is asked.
 */
export const handleFetch: HandleFetch = async ({ event, request, fetch }) => {
  const url = new URL(request.url);
  if (url.origin !== event.url.origin || !url.pathname.startsWith('/api/')) return fetch(request);

  const headers = new Headers(request.headers);
  const cookie = event.request.headers.get('cookie');
  if (cookie) headers.set('cookie', cookie);
  // A form's page asks in the name of the page that sent the form, and of no other.
  const origin = event.request.headers.get('origin');
  if (origin && request.method !== 'GET') headers.set('origin', origin);
  const api = event.platform?.req.penholder;
  // In process the server knows the visitor's address by itself; over the wire it has to be told.
  if (!api) headers.set('x-forwarded-for', event.getClientAddress());
  const asked = new Request(request, { headers });
  const reply = api
    ? await api.inject(asked)
    : await globalThis.fetch(new Request(`${API}${url.pathname}${url.search}`, asked));
  event.locals.setCookies.push(...reply.headers.getSetCookie());
  return reply;
};

/** What a visitor is told when something broke: a calm sentence, and the id under which the log has the rest. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind === 'app') return undefined;
  if (kind === 'framework' && error.status < 500) return { message: m.error_not_found() };
  // A refusal of the API that a load function let through is an answer, not a failure.
  if (error instanceof Problem && error.status < 500)
    return { status: error.status || 503, message: sentenceFor(error), code: error.code };
  const id = crypto.randomUUID().slice(0, 8);
  console.error(
    JSON.stringify({
      level: 'error',
      id,
      route: event.route.id,
      message: 'a page failed',
      error: String((error as Error)?.stack ?? error),
    }),
  );
  return { message: m.error_unexpected(), id };
};
