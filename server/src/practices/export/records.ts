import type { Db } from '@penholder/db';
import { listSaid, pagePractices, type SummaryRow } from '@penholder/db/practices';
import { cleanRichText, richTextToText } from '@penholder/shared/documents';
import { inLanguage } from '@penholder/shared/kernel';
import { type ExportRecord, type PracticeFilters, symbolOf, tellsAtMost } from '@penholder/shared/practices';
import { lowest } from '@penholder/shared/round-tables';
import { readDocuments } from '../../collab/document-content.ts';
import { readerOf } from '../find-practice.ts';
import { presentSummaries, type Reading, timeOf, voicesOfPractices } from '../present-summary.ts';
import { guideFor } from './guide.ts';

/** How many practices are read at once: a few queries for each page, and no more of them in memory. */
const PAGE = 200;

export interface Wanted {
  readonly filters: PracticeFilters;
  /** The address of the pages. */
  readonly address: string;
}

/**
 * The practices that the list shows its reader under these filters, page by page, by number: a practice that is changed
 * while the file is written stands in it once. [PR27]
 */
export async function* exportedPractices(
  db: Db,
  reading: Reading,
  { filters, address }: Wanted,
): AsyncGenerator<ExportRecord[]> {
  const reader = readerOf(reading.actor, reading.roundTable);
  let after: string | undefined;
  do {
    const page = await pagePractices(db, reader, { filters, sort: 'number', limit: PAGE, after });
    yield await presentRecords(db, reading, page.items, address);
    after = page.next ?? undefined;
  } while (after !== undefined);
}

async function presentRecords(
  db: Db,
  reading: Reading,
  rows: readonly SummaryRow[],
  address: string,
): Promise<ExportRecord[]> {
  if (rows.length === 0) return [];
  const summaries = await presentSummaries(db, reading, rows);
  const voices = await voicesOfPractices(db, reading, rows);
  const said = await listSaid(db, rows);
  const drafts = await readDocuments(
    db,
    [...said.values()].flatMap(({ body, document_id }) => (body === null ? [document_id] : [])),
  );
  const { language, roundTable } = reading;
  const { tableLevel } = readerOf(reading.actor, roundTable);
  const { disclaimer } = guideFor(language);
  return summaries.map((summary, place): ExportRecord => {
    const row = rows[place]!;
    const { sources, citations, submitted_at, body, document_id, ...more } = said.get(row.id)!;
    return {
      id: summary.id,
      number: symbolOf(summary.number),
      title: summary.title,
      summary: summary.summary,
      language: summary.language,
      submitters: summary.submitters.flatMap(({ delegation }) =>
        delegation ? [inLanguage(delegation.names, language).text] : [],
      ),
      country_codes: summary.countries.map(({ code }) => code),
      countries: summary.countries.map(({ name }) => name),
      partners: more.partners,
      beneficiaries: more.beneficiaries,
      thematic_area: summary.area && inLanguage(summary.area.names, language).text,
      gcm_objectives: more.gcmObjectives.map(String),
      sdg_targets: more.sdgTargets,
      journey_phases: more.journeyPhases,
      start_date: summary.startDate,
      end_date: summary.endDate,
      living_status: summary.livingStatus,
      living_status_on: summary.livingStatusOn,
      evidence_level: summary.evidenceLevel,
      evidence_disclaimer: summary.evidenceLevel && disclaimer,
      source_labels: sources.map(({ label }) => label),
      source_addresses: sources.map((source) => source.address),
      source_seen_on: sources.map(({ seenOn }) => seenOn ?? ''),
      instruments: citations.map((citation) => inLanguage(citation, language).text),
      status: summary.status,
      version: summary.version,
      submitted_at: submitted_at && timeOf(voices, row, submitted_at),
      endorsements: summary.endorsements,
      page: `${address}/rt/${encodeURIComponent(roundTable.code)}/practices/${summary.number}`,
      guiding_principles: more.guidingPrinciples,
      beneficiary_groups: more.beneficiaryGroups,
      body: linesOf(body === null ? (drafts.get(document_id)?.text ?? '') : richTextToText(cleanRichText(body))),
      sentence_action: more.action,
      sentence_measure: more.measure,
      sentence_result: more.result,
      attribution: lowest(tellsAtMost(row.told), tableLevel),
    };
  });
}

/** A line for each paragraph, as an import makes paragraphs of lines. */
const linesOf = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
