import { globSync } from 'node:fs';
import { join } from 'node:path';

/** Who looks at a page: nobody in particular, or one of the sample's people; `asked` is of the delegation that a proposal waits for. */
export type Looker = 'visitor' | 'co-chair' | 'penholder' | 'administrator' | 'head' | 'delegate' | 'asked';

/** A page of the product as one of the sample's people opens it. */
export interface SamplePage {
  /** Its folder under `web/src/routes`, as SvelteKit names it; '' is the first page. */
  route: string;
  /** What is seen there, where the page is looked at in more than one place. */
  what?: string;
  who: Looker;
  /** Where it is in the sample, with the ids that the sample got this time. */
  path: string;
}

/** Answers what a GET of the API answers to that person. */
export type Ask = (who: Looker, path: string) => Promise<Answer>;
interface Answer {
  items?: { id: string; number?: number; status?: string; standing?: string; [field: string]: unknown }[];
  [field: string]: unknown;
}

type Find = (ask: Ask) => Promise<string>;

const first =
  (who: Looker, list: string, fits: (item: NonNullable<Answer['items']>[number]) => boolean = () => true): Find =>
  async (ask) => {
    const { items = [] } = await ask(who, `/round-tables/RT2/${list}`);
    const item = items.find(fits);
    if (!item) throw new Error(`The sample has no such thing among ${list}.`);
    return item.id;
  };

const aPractice = first('penholder', 'practices?status=discussed');
const aProposedMerger = first('asked', 'practices', ({ isOwn }) => isOwn === true);
const aDraft = first('delegate', 'practices?status=draft');
const aDraftDecision: Find = async (ask) => {
  const { items = [] } = await ask('co-chair', '/round-tables/RT2/decisions');
  return String(items.find(({ status }) => status === 'draft')?.number);
};
const aResponse: Find = async (ask) =>
  ((await ask('head', '/round-tables/RT2/questions')).items![1]!['responses'] as { id: string }[]).at(-1)!.id;
const anEntry: Find = async (ask) => (await ask('visitor', '/compendium/practices')).items![0]!.id;
const anEdition = first('penholder', 'editions');

interface Place {
  who: Looker[];
  path: string;
  parameter?: Find;
}

/** Every page: who is shown it, and how its parameters are found. Pages that only send elsewhere are not here. */
const PAGES: Record<string, Place> = {
  '': { who: ['visitor', 'delegate'], path: '/' },
  'sign-in': { who: ['visitor'], path: '/sign-in' },
  'set-up': { who: ['visitor'], path: '/set-up' },
  styleguide: { who: ['visitor'], path: '/styleguide' },
  compendium: { who: ['visitor'], path: '/compendium' },
  'compendium/[practice]': { who: ['visitor'], path: '/compendium/:', parameter: anEntry },
  editions: { who: ['visitor'], path: '/editions' },
  'editions/[edition]': { who: ['visitor'], path: '/editions/:', parameter: anEdition },
  'editions/compare': { who: ['visitor'], path: '/editions/compare?to=:', parameter: anEdition },
  reference: { who: ['visitor'], path: '/reference' },
  'reference/[tag]': { who: ['visitor'], path: '/reference/decisions' },
  me: { who: ['delegate'], path: '/me' },
  admin: { who: ['administrator'], path: '/admin' },
  'admin/audit': { who: ['administrator'], path: '/admin/audit' },
  'admin/mails': { who: ['administrator'], path: '/admin/mails' },
  'admin/mails/[mail]': {
    who: ['administrator'],
    path: '/admin/mails/:',
    parameter: async (ask) => (await ask('administrator', '/admin/mails')).items![0]!.id,
  },
  'admin/persons': { who: ['administrator'], path: '/admin/persons' },
  'admin/persons/[person]': {
    who: ['administrator'],
    path: '/admin/persons/:',
    parameter: async (ask) => (await ask('administrator', '/admin/persons')).items![0]!.id,
  },
  'admin/round-tables': { who: ['administrator'], path: '/admin/round-tables' },
  'rt/[code]': { who: ['co-chair', 'penholder', 'head', 'delegate', 'asked'], path: '/rt/RT2' },
  'rt/[code]/annexes': { who: ['penholder'], path: '/rt/RT2/annexes' },
  'rt/[code]/annexes/findings': { who: ['penholder'], path: '/rt/RT2/annexes/findings' },
  'rt/[code]/annexes/preview': { who: ['penholder'], path: '/rt/RT2/annexes/preview' },
  'rt/[code]/areas': { who: ['penholder'], path: '/rt/RT2/areas' },
  'rt/[code]/audit': { who: ['co-chair'], path: '/rt/RT2/audit' },
  'rt/[code]/calls': { who: ['co-chair', 'head'], path: '/rt/RT2/calls' },
  'rt/[code]/calls/[call]': { who: ['co-chair', 'delegate'], path: '/rt/RT2/calls/1' },
  'rt/[code]/calls/[call]/edit': { who: ['co-chair'], path: '/rt/RT2/calls/2/edit' },
  'rt/[code]/calls/new': { who: ['penholder'], path: '/rt/RT2/calls/new' },
  'rt/[code]/coverage': { who: ['co-chair', 'delegate'], path: '/rt/RT2/coverage' },
  'rt/[code]/decisions': { who: ['co-chair', 'delegate'], path: '/rt/RT2/decisions' },
  'rt/[code]/decisions/[number]': { who: ['co-chair', 'head'], path: '/rt/RT2/decisions/1' },
  'rt/[code]/decisions/[number]/edit': {
    who: ['co-chair'],
    path: '/rt/RT2/decisions/:/edit',
    parameter: aDraftDecision,
  },
  'rt/[code]/decisions/new': { who: ['co-chair'], path: '/rt/RT2/decisions/new' },
  'rt/[code]/editions': { who: ['penholder', 'delegate'], path: '/rt/RT2/editions' },
  'rt/[code]/editions/compare': { who: ['penholder', 'delegate'], path: '/rt/RT2/editions/compare' },
  'rt/[code]/editions/[edition]': { who: ['penholder'], path: '/rt/RT2/editions/:', parameter: anEdition },
  'rt/[code]/instruments': { who: ['penholder', 'delegate'], path: '/rt/RT2/instruments' },
  'rt/[code]/instruments/[instrument]': {
    who: ['penholder'],
    path: '/rt/RT2/instruments/:',
    parameter: first('penholder', 'instruments'),
  },
  'rt/[code]/instruments/groups': { who: ['penholder'], path: '/rt/RT2/instruments/groups' },
  'rt/[code]/instruments/groups/[group]': {
    who: ['penholder'],
    path: '/rt/RT2/instruments/groups/:',
    parameter: async (ask) =>
      ((await ask('penholder', '/round-tables/RT2/instrument-groups'))['groups'] as { id: string }[])[0]!.id,
  },
  'rt/[code]/papers': { who: ['penholder'], path: '/rt/RT2/papers' },
  'rt/[code]/people': { who: ['co-chair', 'head'], path: '/rt/RT2/people' },
  'rt/[code]/people/invite': { who: ['co-chair'], path: '/rt/RT2/people/invite' },
  'rt/[code]/practices': { who: ['penholder', 'delegate'], path: '/rt/RT2/practices' },
  'rt/[code]/practices/[practice]': {
    who: ['penholder', 'delegate'],
    path: '/rt/RT2/practices/:',
    parameter: aPractice,
  },
  'rt/[code]/practices/import': { who: ['penholder', 'head'], path: '/rt/RT2/practices/import' },
  'rt/[code]/practices/[practice]/history': {
    who: ['delegate'],
    path: '/rt/RT2/practices/:/history',
    parameter: aDraft,
  },
  'rt/[code]/practices/[practice]/lineage': {
    who: ['penholder'],
    path: '/rt/RT2/practices/:/lineage',
    parameter: aPractice,
  },
  'rt/[code]/practices/[practice]/edit': { who: ['delegate'], path: '/rt/RT2/practices/:/edit', parameter: aDraft },
  'rt/[code]/practices/[practice]/versions/[version]': {
    who: ['penholder'],
    path: '/rt/RT2/practices/:/versions/1',
    parameter: aPractice,
  },
  'rt/[code]/questions': { who: ['co-chair', 'delegate'], path: '/rt/RT2/questions' },
  'rt/[code]/questions/[question]': {
    who: ['co-chair', 'delegate'],
    path: '/rt/RT2/questions/:',
    parameter: first('co-chair', 'questions'),
  },
  'rt/[code]/responses/[response]': { who: ['head'], path: '/rt/RT2/responses/:', parameter: aResponse },
  'rt/[code]/responses/[response]/history': {
    who: ['head'],
    path: '/rt/RT2/responses/:/history',
    parameter: aResponse,
  },
  'rt/[code]/review': { who: ['penholder'], path: '/rt/RT2/review' },
  'rt/[code]/review/reasons': { who: ['penholder'], path: '/rt/RT2/review/reasons' },
  'rt/[code]/settings': { who: ['co-chair'], path: '/rt/RT2/settings' },
};

/** Pages that show something else in another place of the sample. */
const ELSEWHERE: (Place & { route: string; what: string })[] = [
  {
    route: 'rt/[code]/practices/[practice]',
    what: 'proposal',
    who: ['penholder', 'asked', 'delegate'],
    path: '/rt/RT2/practices/:',
    parameter: aProposedMerger,
  },
];

const ROUTES = join(import.meta.dirname, '../../../web/src/routes');

/** The pages that there are by the folders, which the list above must name: none can be forgotten. */
export const routesOfPages = (): string[] =>
  globSync('**/+page.svelte', { cwd: ROUTES })
    .map((file) => file.replaceAll('\\', '/').replace(/\/?\+page\.svelte$/, ''))
    .toSorted();

export const namedRoutes = (): string[] => Object.keys(PAGES).toSorted();

export async function pagesOfTheSample(ask: Ask): Promise<SamplePage[]> {
  const pages: SamplePage[] = [];
  const places = Object.entries(PAGES).map(([route, place]) => ({ route, ...place }));
  for (const { who, path, parameter, ...page } of [...places, ...ELSEWHERE]) {
    const found = parameter ? await parameter(ask) : '';
    for (const looker of who) pages.push({ ...page, who: looker, path: path.replace(':', found) });
  }
  return pages;
}
