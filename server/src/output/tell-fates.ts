import { onCommit, type Trx } from '@penholder/db';
import {
  type EditionRow,
  type FateLetterRow,
  type FrozenInputs,
  isNumberPublished,
  listFateLetters,
  listNumber,
  type NewFate,
  practicesAsOf,
  printedBefore,
  saveFates,
} from '@penholder/db/output';
import { endStatusAsks } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { Publication } from '@penholder/shared/documents';
import { entryWords, fateOf, whyAbsent, whyHeld } from '@penholder/shared/output';
import { symbolOf } from '@penholder/shared/practices';
import type { Deps } from '../deps.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { layOut } from '../mail/texts/index.ts';
import { fateTexts } from './fate-texts.ts';

interface Published {
  roundTable: RoundTableRow;
  edition: EditionRow;
  inputs: FrozenInputs;
  publication: Publication;
}

const PRACTICE = 'practice-';

/**
 * Keeps what became of every practice that had been submitted when the edition was begun [AX60], and writes to its
 * submitters: one letter to each person, about all of theirs, with the first language version of a number that is published.
 * Called before the edition counts as published.
 */
export async function tellFates(trx: Trx, deps: Deps, published: Published): Promise<void> {
  const { edition, roundTable } = published;
  if (!edition.letters.includes('A')) return;
  const isFirst = !(await isNumberPublished(trx, roundTable.id, edition.number));
  const fates = await fatesOf(trx, published);
  await saveFates(trx, edition.id, fates);
  const printed = fates.filter(({ fate }) => fate !== 'not-printed').map(({ practiceId }) => practiceId);
  await endStatusAsks(trx, printed, edition.created_at);
  if (isFirst) await writeLetters(trx, deps, published);
  onCommit(trx, () => deps.live.tell({ roundTableId: roundTable.id, topic: 'practices', ids: [] }));
}

async function fatesOf(trx: Trx, { edition, roundTable, inputs, publication }: Published): Promise<NewFate[]> {
  const begun = (await listNumber(trx, roundTable.id, edition.number))[0]!.created_at;
  const before = await printedBefore(trx, roundTable.id, edition.number, edition.language);
  const facts = new Map<string, (typeof inputs.facts.practices)[number]>(
    inputs.facts.practices.map((one) => [one.id, one]),
  );
  const texts = new Map(
    publication.blocks
      .flatMap((block) => (block.kind === 'list' ? block.items : []))
      .filter((item) => item.id.startsWith(PRACTICE))
      .map((item): [string, string] => {
        const id = item.id.slice(PRACTICE.length);
        return [id, entryWords(item.content, facts.get(id), publication.language)];
      }),
  );
  const frozen = new Map<string, FrozenInputs['practices'][number]>(inputs.practices.map((one) => [one.id, one]));
  return (await practicesAsOf(trx, roundTable.id, begun)).map(({ id, status, submitters }): NewFate => {
    const [input, printed, fact] = [frozen.get(id), texts.get(id), facts.get(id)];
    const whose = [...new Set([...submitters, ...(input?.named ?? [])])];
    if (input === undefined || printed === undefined)
      return {
        practiceId: id,
        submitters: whose,
        version: null,
        fate: 'not-printed',
        why: (fact && whyHeld(fact)) ?? whyAbsent(status),
        printed: null,
      };
    const now = { version: input.version, printed, language: edition.language };
    return {
      practiceId: id,
      submitters: whose,
      version: input.version,
      fate: fateOf(now, before.get(id)),
      why: null,
      printed,
    };
  });
}

async function writeLetters(trx: Trx, deps: Deps, { edition, roundTable }: Published): Promise<void> {
  const letters = await listFateLetters(trx, edition.id);
  await queueMail(
    trx,
    deps,
    letters.map(({ email, name, language, practices }) => {
      const texts = fateTexts(language);
      const root = deps.address();
      return {
        to: email,
        kind: 'edition-fates',
        ...layOut(language, {
          name,
          subject: `${edition.symbol}: ${texts.subject}`,
          paragraphs: [
            texts.published(edition.symbol),
            ...practices
              .toSorted((a, b) => a.number - b.number)
              .map((practice) =>
                [
                  lineOf(practice, texts),
                  ...(practice.printed ? [`> ${practice.printed}`] : []),
                  `${root}/rt/${roundTable.code}/practices/${practice.number}`,
                ].join('\n'),
              ),
            `${texts.edition}\n${root}/editions/${edition.id}`,
          ],
        }),
      };
    }),
  );
}

function lineOf(
  { number, title, fate, why }: FateLetterRow['practices'][number],
  texts: ReturnType<typeof fateTexts>,
): string {
  const said = fate === 'not-printed' ? `${texts.fates[fate]}: ${why ? texts.why[why] : ''}` : texts.fates[fate];
  return `${symbolOf(number)} ${texts.quoted(title)} – ${said}`;
}
