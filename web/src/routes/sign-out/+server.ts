import { signOut } from '@penholder/shared/people';
import { addressOf } from '#lib/api.ts';
import type { RequestHandler } from './$types';

/** Ends the sign-in and goes to the start: what the button in the person's menu does, with scripts or without. */
export const POST: RequestHandler = async ({ request, fetch, url }) => {
  await fetch(addressOf(signOut), { method: 'POST', headers: { origin: request.headers.get('origin') ?? url.origin } });
  return new Response(null, { status: 303, headers: { location: '/' } });
};
