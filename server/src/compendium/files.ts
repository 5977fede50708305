import { Readable } from 'node:stream';
import { type Db, today } from '@penholder/db';
import { idsByTitle, type ListedRow, practicesOf, type Way } from '@penholder/db/compendium';
import type { CompendiumFilters } from '@penholder/shared/compendium';
import { inLanguage, LANGUAGES } from '@penholder/shared/kernel';
import { type ExportFormat, type ExportRecord, symbolOf } from '@penholder/shared/practices';
import type { FastifyReply } from 'fastify';
import type { Deps } from '../deps.ts';
import { guideFor, MEDIA_TYPES, writeExport } from '../practices/export/index.ts';
import { presentPlace } from '../practices/index.ts';
import { addressOfEntry, type Reader } from './present.ts';

/** How many practices are read at once. */
const PAGE = 200;

export interface Wanted {
  readonly filters: CompendiumFilters;
  readonly way: Way;
}

/** The practices of the compendium under these filters, page by page, by title. [CP11] */
async function* recordsOf(db: Db, wanted: Wanted, reader: Reader): AsyncGenerator<ExportRecord[]> {
  const ids = await idsByTitle(db, wanted.filters, wanted.way);
  for (let start = 0; start < ids.length; start += PAGE) {
    const rows = await practicesOf(db, ids.slice(start, start + PAGE));
    yield rows.map((row) => recordOf(row, reader));
  }
}

function recordOf({ practice_id: id, shown: { facts } }: ListedRow, { language, address }: Reader): ExportRecord {
  return {
    id,
    number: symbolOf(facts.number),
    title: facts.title,
    summary: facts.summary,
    language: facts.language,
    submitters: facts.submitters.map(({ names }) => inLanguage(names, language).text),
    country_codes: facts.countries,
    countries: facts.countries.map((code) => presentPlace(code, language).name),
    partners: facts.partners,
    beneficiaries: facts.beneficiaries,
    thematic_area: inLanguage(facts.area.names, language).text,
    gcm_objectives: facts.objectives.map(String),
    sdg_targets: facts.targets,
    journey_phases: facts.phases,
    start_date: facts.startDate,
    end_date: facts.endDate,
    living_status: facts.livingStatus,
    living_status_on: facts.livingStatusOn,
    evidence_level: facts.evidenceLevel,
    evidence_disclaimer: facts.evidenceLevel && guideFor(language).disclaimer,
    source_labels: facts.sources.map(({ label }) => label),
    source_addresses: facts.sources.map((source) => source.address),
    // The day on which somebody looked at a source is not public [CP1].
    source_seen_on: null,
    instruments: facts.instruments.map((citation) => inLanguage(citation, language).text),
    status: 'published',
    version: facts.version,
    submitted_at: null,
    endorsements: null,
    page: addressOfEntry(address, id),
    guiding_principles: facts.principles ?? [],
    beneficiary_groups: facts.groups ?? [],
    // Descriptions are not public [CP1].
    body: null,
    sentence_action: facts.action ?? '',
    sentence_measure: facts.measure ?? '',
    sentence_result: facts.result ?? '',
    // Editions print what its submitters may be named with.
    attribution: 'delegation',
  };
}

/** Sends the practices under the filters as a file to keep, `compendium-2026-11-24.xlsx`, while they are read. */
export async function sendCompendium(
  deps: Deps,
  reader: Reader,
  { reply, format, ...wanted }: Wanted & { reply: FastifyReply; format: ExportFormat },
): Promise<void> {
  const day = await today(deps.db, 'UTC');
  const bytes = writeExport(format, recordsOf(deps.db, wanted, reader), {
    language: reader.language,
    // What is public is of every round table.
    languages: LANGUAGES,
    day,
    head: { compendium: `${reader.address}/compendium` },
  });
  await reply
    .header('cache-control', 'no-cache')
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `attachment; filename="compendium-${day}.${format}"`)
    .type(MEDIA_TYPES[format])
    .send(Readable.from(bytes, { objectMode: false }));
}
