import { type Db, today } from '@penholder/db';
import {
  type AnnexMaterial,
  type FrozenInputs,
  lastNumber,
  listFindingMarks,
  listOpenObjections,
  listUnreachable,
} from '@penholder/db/output';
import { listChecksOf, listStatusAskedAbout, listUnansweredStatus } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { dayIn, inLanguage, type Language } from '@penholder/shared/kernel';
import { type Annex, ANNEXES, type Finding, listOf } from '@penholder/shared/output';
import type { Found } from '@penholder/shared/output/lint';
import { holdsUp } from '@penholder/shared/practices';
import { coveredBy } from '../covered-by.ts';
import { gatherFacts } from '../gather-facts.ts';
import { namer } from '../name-warnings.ts';
import { lintApart } from './lint-apart.ts';
import { presentFinding } from './present-finding.ts';

/** A finding with what it was made from: to act upon. */
export interface Looked {
  readonly found: Found;
  readonly finding: Finding;
}

/** What the linter finds in the annexes as the next edition would print them today, with what was done about each. */
export async function lintNow(
  db: Db,
  roundTable: RoundTableRow,
  language: Language,
  letters: readonly Annex[] = ANNEXES,
): Promise<{ looked: Looked[]; material: AnnexMaterial; inputs: FrozenInputs }> {
  const edition = (await lastNumber(db, roundTable.id)) + 1;
  const issuedOn = await today(db, roundTable.time_zone);
  const { material, inputs } = await gatherFacts(db, roundTable, { language, letters, edition, issuedOn });
  const statusAsked = new Set<string>(await listStatusAskedAbout(db, roundTable.id));
  const looked = await lookThrough(db, roundTable, inputs, { ...material, statusAsked });
  return { looked, material, inputs };
}

/** What the linter finds in frozen inputs. */
export async function lookThrough(
  db: Db,
  roundTable: RoundTableRow,
  inputs: FrozenInputs,
  {
    delegations,
    instruments,
    practices,
    statusAsked,
  }: Pick<AnnexMaterial, 'delegations' | 'instruments' | 'practices'> & { statusAsked?: ReadonlySet<string> },
): Promise<Looked[]> {
  const addresses = inputs.facts.practices.flatMap(({ sources }) => sources.map(({ address }) => address));
  const checks = await listChecksOf(db, inputs.practices);
  const unreachable = await listUnreachable(db, [...new Set(addresses)]);
  const found = await lintApart({
    facts: inputs.facts,
    covered: coveredBy(inputs.facts, practices, roundTable.settings.coverageThreshold),
    delegations: delegations
      .filter(({ status }) => status === 'active')
      .map(({ id, names, iso3166, aliases }) => ({ id, names, iso3166, aliases })),
    settledMentions: new Set(
      checks.filter(({ status }) => !holdsUp(status)).map((check) => `${check.practice_id} ${check.delegation_id}`),
    ),
    openChecks: Map.groupBy(
      checks
        .filter(({ status }) => holdsUp(status))
        .map((check) => {
          const { id, names, iso3166, aliases } = delegations.find((one) => one.id === check.delegation_id)!;
          return {
            practice: check.practice_id as string,
            delegation: { id, names, iso3166, aliases },
            isChangeAsked: check.status === 'change-requested',
            askedOn: dayIn(roundTable.time_zone, check.asked_at),
          };
        }),
      ({ practice }) => practice,
    ),
    objections: Map.groupBy(
      await listOpenObjections(
        db,
        inputs.practices.map(({ id }) => id),
        inputs.facts.language,
      ),
      (one) => one.practice_id,
    ),
    unanswered: new Map(
      (await listUnansweredStatus(db, roundTable.id)).map((ask) => [
        ask.practice_id,
        { askedOn: dayIn(roundTable.time_zone, ask.asked_at), closesOn: dayIn(roundTable.time_zone, ask.closes_at) },
      ]),
    ),
    ...(statusAsked && { statusAsked }),
    aliases: [...new Set(instruments.flatMap(({ aliases }) => aliases))],
    unreachable: new Map(unreachable.map(({ address, since }) => [address, dayIn(roundTable.time_zone, since)])),
  });
  const marks = Map.groupBy(await listFindingMarks(db, roundTable.id), (mark) => mark.key);
  const nameOf = namedWithSubmitters(inputs);
  return found.map((one) => ({ found: one, finding: presentFinding(one, nameOf, marks) }));
}

/** As `namer`, and a practice with those it is printed as submitted by: `Chile: Open wards`. */
function namedWithSubmitters(inputs: FrozenInputs) {
  const nameOf = namer(inputs);
  const { language, practices } = inputs.facts;
  const leads = new Map(
    practices.map(({ id, submitters, mayBeNamed }) => {
      const names = mayBeNamed ? submitters.filter(({ confirmed }) => confirmed) : [];
      return [
        id,
        names.length === 0
          ? ''
          : `${listOf(
              names.map(({ name }) => inLanguage(name, language).text),
              language,
            )}: `,
      ];
    }),
  );
  return (place: Found['place']): Finding['place'] => {
    const named = nameOf(place);
    return place.kind === 'practice' ? { ...named, label: `${leads.get(place.id) ?? ''}${named.label}` } : named;
  };
}
