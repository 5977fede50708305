import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import type { Ask, Looker } from './pages-of-the-sample.ts';

/** The sample's people, as its data names them. */
const NAMES: Record<Exclude<Looker, 'visitor'>, string> = {
  'co-chair': 'Amina Farouk',
  penholder: 'Daniel Mwangi Otieno',
  administrator: 'Urs Leutenberger',
  head: 'Aino Lehtovaara',
  delegate: 'Baptiste Rousselin',
  asked: 'Esteban Chiriboga Luna',
};

/** A browser's profile in which one of the sample's people is signed in, at the sample's sign-in. */
export async function signedInAs(
  who: Looker,
  { browser, origin, ...options }: { browser: Browser; origin: string } & BrowserContextOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  if (who === 'visitor') return context;
  const people = await context.request.get(`${origin}/api/v1/sample/people`);
  if (!people.ok()) throw new Error(`${origin} does not run the sample: start it with \`npm start -- --sample\`.`);
  const { items } = (await people.json()) as { items: { id: string; name: string }[] };
  const person = items.find(({ name }) => name === NAMES[who]);
  if (!person) throw new Error(`The sample has no ${NAMES[who]}.`);
  const answer = await context.request.post(`${origin}/api/v1/sample/sign-in`, {
    data: { personId: person.id },
    headers: { origin },
  });
  if (answer.status() !== 204) throw new Error(`${NAMES[who]} could not sign in: ${answer.status()}`);
  return context;
}

/** Asks the API as the sample's people. */
export function asking(browser: Browser, origin: string): Ask {
  const contexts = new Map<Looker, Promise<BrowserContext>>();
  return async (who, path) => {
    const context = contexts.get(who) ?? signedInAs(who, { browser, origin });
    contexts.set(who, context);
    const answer = await (await context).request.get(`${origin}/api/v1${path}`);
    if (!answer.ok()) throw new Error(`GET ${path} as ${who}: ${answer.status()}`);
    return (await answer.json()) as Awaited<ReturnType<Ask>>;
  };
}
