import { feedCompendium } from '@penholder/shared/compendium';
import { addressOf } from '#lib/api.ts';
import type { RequestHandler } from './$types';

/** The feed at an address that a reader of feeds can be given; the API makes it. */
export const GET: RequestHandler = async ({ url, fetch }) => {
  const reply = await fetch(`${addressOf(feedCompendium)}${url.search}`);
  const headers = new Headers();
  for (const name of ['content-type', 'cache-control', 'vary', 'x-content-type-options']) {
    const value = reply.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(reply.body, { status: reply.status, headers });
};
