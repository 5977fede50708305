import type { Trx } from '@penholder/db';
import { listDelegatesOfEach, type WordsRow } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { DelegationId, Language, PersonId } from '@penholder/shared/kernel';
import { symbolOf } from '@penholder/shared/practices';
import type { Deps } from '../../deps.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import { layOut } from '../../mail/texts/index.ts';
import { practiceMailTexts } from '../mail-texts.ts';

/** A delegation that a practice names and that was not asked about these words before. */
export interface NewlyNamed {
  readonly practice: WordsRow;
  readonly delegationId: DelegationId;
  /** What names it is the sentence of a practice that no edition is to print: nobody is told of it yet. */
  readonly rests: boolean;
}

/** So many practices stand in a letter one by one; the others wait on the table's page. */
const MOST_LISTED = 30;

/** Writes to the delegations that practices name without their submitting them: one letter to each person, about all of theirs [PR30]. */
export async function writeToNamed(
  trx: Trx,
  deps: Deps,
  roundTable: RoundTableRow,
  named: readonly Pick<NewlyNamed, 'practice' | 'delegationId'>[],
  except: PersonId | null,
): Promise<void> {
  const naming = Map.groupBy(
    named.filter(({ practice, delegationId }) => !practice.content.submitters.includes(delegationId)),
    ({ delegationId }) => delegationId,
  );
  const people = Map.groupBy(await listDelegatesOfEach(trx, [...naming.keys()], except), ({ id }) => id);
  await queueMail(
    trx,
    deps,
    [...people.values()].map((places) => {
      const { email, name, language } = places[0]!;
      const theirs = places.flatMap(({ delegation_id }) => naming.get(delegation_id)!.map(({ practice }) => practice));
      const practices = [...new Map(theirs.map((one) => [one.id, one])).values()];
      return {
        to: email,
        kind: 'practice-names-you',
        ...layOut(language, {
          name,
          ...letterAbout(
            practices.toSorted((a, b) => a.number - b.number),
            { language, roundTable, address: deps.address() },
          ),
        }),
      };
    }),
  );
}

function letterAbout(
  practices: readonly WordsRow[],
  { language, roundTable, address }: { language: Language; roundTable: RoundTableRow; address: string },
): { subject: string; paragraphs: string[] } {
  const texts = practiceMailTexts(language);
  const page = `${address}/rt/${roundTable.code}`;
  const calledOf = ({ number, content }: WordsRow) => `${symbolOf(number)} ${texts.quoted(content.title)}`;
  const [first, ...others] = practices as [WordsRow, ...WordsRow[]];
  if (others.length === 0)
    return {
      subject: `${roundTable.code}: ${calledOf(first)}`,
      paragraphs: [texts.namesYou(calledOf(first)), texts.read(`${page}/practices/${first.number}`)],
    };
  return {
    subject: `${roundTable.code}: ${calledOf(first)} (+${others.length})`,
    paragraphs: [
      texts.nameYou,
      ...practices.slice(0, MOST_LISTED).map((one) => `${calledOf(one)}\n${page}/practices/${one.number}`),
      texts.allWait(page),
    ],
  };
}
