import { now } from '@penholder/db';
import { type CompendiumCount, findCompendiumPractice, pageCompendium } from '@penholder/db/compendium';
import * as contract from '@penholder/shared/compendium';
import { type Language, type Out, refuse } from '@penholder/shared/kernel';
import type { PartyKind } from '@penholder/shared/people';
import {
  type AreaId,
  type EvidenceLevel,
  type BeneficiaryGroup,
  type GuidingPrinciple,
  type JourneyPhase,
  type LivingStatus,
  type PracticeId,
} from '@penholder/shared/practices';
import type { Deps } from '../deps.ts';
import type { Asked, Mount } from '../http/mount.ts';
import { presentPlace } from '../practices/index.ts';
import { type Counted, createCounts } from './count.ts';
import { enterEditionsWork } from './enter-edition.ts';
import { feedOf } from './feed.ts';
import { sendCompendium } from './files.ts';
import { addressOfEntry, noSuchEntry, presentItem, presentPractice, printedFor, type Reader } from './present.ts';

type Anyone = Pick<Asked<unknown, unknown, unknown>, 'language'>;

/** How many of the newest changes a feed tells. */
const IN_FEED = 50;

const CITATIONS: Readonly<Record<contract.CitationForm, { type: string; ending: string }>> = {
  text: { type: 'text/plain; charset=utf-8', ending: 'txt' },
  bibtex: { type: 'application/x-bibtex; charset=utf-8', ending: 'bib' },
  ris: { type: 'application/x-research-info-systems; charset=utf-8', ending: 'ris' },
  'csl-json': { type: 'application/vnd.citationstyles.csl+json', ending: 'json' },
};

/** Mounts this shelf's operations: everybody may read them, and there is nothing else to do. */
export function mountCompendium(mount: Mount, deps: Deps): void {
  const { db } = deps;
  deps.clockwork.add(enterEditionsWork(deps));
  const { found, counted } = createCounts(db);
  const readerOf = ({ language }: Anyone): Reader => ({ language, address: deps.address() });
  const getPractice = async (id: PracticeId) => (await findCompendiumPractice(db, id)) ?? refuse(noSuchEntry);

  mount(contract.listCompendium, async (asked) => {
    const { limit, after, sort, language: _, ...filters } = asked.query;
    const { total, way } = await found(filters);
    const page = await pageCompendium(db, {
      filters,
      way,
      total,
      limit,
      after,
      sort: sort && (filters.q || sort !== 'relevance') ? sort : filters.q ? 'relevance' : 'newest',
    });
    const reader = readerOf(asked);
    return { items: page.items.map((row) => presentItem(row, reader)), next: page.next, total, isNear: way === 'near' };
  });
  mount(contract.countCompendium, async ({ query: { language: _, ...filters }, language }) =>
    presentCounts(await counted(filters), language),
  );
  mount(contract.getCompendiumPractice, async (asked) =>
    presentPractice(await getPractice(asked.params.practice), readerOf(asked), asked.query.edition),
  );
  mount(contract.citeCompendiumPractice, async (asked) => {
    const { practice, form } = asked.params;
    const { printings } = await getPractice(practice);
    const printed = printedFor(printings, asked.language, asked.query.edition);
    const { type, ending } = CITATIONS[form];
    const name = `${printed.edition.code}-P-${printed.facts.number}`.replace(/[^\w.-]/g, '-');
    await asked.reply
      .header('x-content-type-options', 'nosniff')
      .header('content-disposition', `${form === 'text' ? 'inline' : 'attachment'}; filename="${name}.${ending}"`)
      .type(type)
      .send(contract.cite(printed, form, addressOfEntry(deps.address(), practice, printed.edition.id)));
  });
  mount(contract.exportCompendium, async (asked) => {
    const { language: _, ...filters } = asked.query;
    const { way } = await found(filters);
    await sendCompendium(deps, readerOf(asked), { reply: asked.reply, format: asked.params.format, filters, way });
  });
  mount(contract.feedCompendium, async (asked) => {
    const { language: asksFor, ...filters } = asked.query;
    const reader = readerOf(asked);
    const { items } = await pageCompendium(db, {
      filters,
      // What is only spelt like it is no news for whoever follows a word.
      way: 'words',
      sort: 'newest',
      limit: IN_FEED,
      after: undefined,
    });
    const search = new URL(asked.request.url, 'http://feed').search;
    await asked.reply
      // Whoever names no language is answered in one that the request tells otherwise: no answer for others.
      .header('cache-control', `${asksFor ? 'public' : 'private'}, max-age=300`)
      .header('vary', 'accept-language, cookie, authorization')
      .header('x-content-type-options', 'nosniff')
      .type('application/atom+xml; charset=utf-8')
      .send(
        feedOf(
          items.map((row) => presentItem(row, reader)),
          {
            ...reader,
            self: `${reader.address}/compendium.atom${search}`,
            updated: (items[0]?.changed_at ?? (await now(db))).toISOString(),
          },
        ),
      );
  });
}

function presentCounts(
  { total, counts, areas }: Counted,
  language: Language,
): Out<(typeof contract.countCompendium)['reply']> {
  /** The values are what the columns hold: their types are those of the registers. */
  const of = <Value extends string>(filter: CompendiumCount['filter']) =>
    counts.flatMap((one) => (one.filter === filter ? [{ value: one.value as Value, count: one.count }] : []));
  const places = (filter: 'country' | 'region') =>
    of(filter).map(({ value, count }) => ({ ...presentPlace(value, language), count }));
  return {
    total,
    areas: of<AreaId>('area').flatMap(({ value, count }) => {
      const area = areas.get(value);
      return area ? [{ id: value, ...area, count }] : [];
    }),
    countries: places('country'),
    regions: places('region'),
    objectives: of('objective').map(({ value, count }) => ({ objective: Number(value), count })),
    goals: of('goal').map(({ value, count }) => ({ goal: Number(value), count })),
    targets: of('target').map(({ value, count }) => ({ target: value, count })),
    phases: of<JourneyPhase>('phase').map(({ value, count }) => ({ phase: value, count })),
    principles: of<GuidingPrinciple>('principle').map(({ value, count }) => ({ principle: value, count })),
    groups: of<BeneficiaryGroup>('group').map(({ value, count }) => ({ group: value, count })),
    livingStatuses: of<LivingStatus>('living').map(({ value, count }) => ({ livingStatus: value, count })),
    evidenceLevels: of<EvidenceLevel>('evidence').map(({ value, count }) => ({ evidenceLevel: value, count })),
    kinds: of<PartyKind>('kind').map(({ value, count }) => ({ kind: value, count })),
    languages: of<Language>('in').map(({ value, count }) => ({ language: value, count })),
    years: of('year').map(({ value, count }) => ({ year: Number(value), count })),
  };
}
