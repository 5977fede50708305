import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { getTextDirection } from '#lib/paraglide/runtime.js';
import { m } from '#lib/paraglide/messages.js';

const THEMES = ['light', 'dark', 'auto'];

/** Settles language, direction and theme of the page, and passes the API's cookies on to the browser. */
export const handle: Handle = ({ event, resolve }) => {
  event.locals.setCookies = [];
  return paraglideMiddleware(event.request, async ({ locale }) => {
    const asked = event.cookies.get('theme') ?? '';
    const theme = THEMES.includes(asked) ? asked : 'auto';
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
  headers.set('x-forwarded-for', event.getClientAddress());
  const asked = new Request(request, { headers });

  const inject = event.platform?.req.penholder?.inject;
  const reply = inject
    ? await inject(asked)
    : await globalThis.fetch(new Request(`http://127.0.0.1:${process.env['API_PORT'] ?? '3001'}${url.pathname}${url.search}`, asked));
  event.locals.setCookies.push(...reply.headers.getSetCookie());
  return reply;
};

/** What a visitor is told when something broke: a calm sentence, and the id under which the log has the rest. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind === 'app') return undefined;
  if (kind === 'framework' && error.status < 500) return { message: m.error_not_found() };
  const id = crypto.randomUUID().slice(0, 8);
  console.error(JSON.stringify({ level: 'error', id, route: event.route.id, message: 'a page failed', error: String((error as Error)?.stack ?? error) }));
  return { message: m.error_unexpected(), id };
};
