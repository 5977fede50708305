import { onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { claimQuestion } from '@penholder/db/output';
import { listDelegatesToTell, lockPractices } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { conflict, type DelegationId, refuse } from '@penholder/shared/kernel';
import type { Question } from '@penholder/shared/output';
import type { Actor } from '@penholder/shared/people';
import { type PracticeId, symbolOf } from '@penholder/shared/practices';
import type { Deps } from '../../deps.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import { layOut } from '../../mail/texts/index.ts';
import { askNamed } from '../../practices/index.ts';
import type { getFinding } from './leave-finding.ts';
import { tellFindings } from './leave-finding.ts';
import { questionKeyOf } from './present-finding.ts';
import { questionTexts } from './question-texts.ts';

type FindingNow = Awaited<ReturnType<typeof getFinding>>;

/** Nobody is asked the same twice within this; hours. */
const PAUSE = 24;

/** Writes to those who can answer: the submitters, those of them who have not confirmed, or the delegation that is mentioned. Who is written to is told to nobody. */
export async function askAbout(
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  now: FindingNow,
  about: Question,
): Promise<void> {
  const { finding, found } = now;
  const { state, place } = finding;
  await transaction(deps.db, async (trx) => {
    const key = questionKeyOf(found, about);
    const question = { roundTableId: roundTable.id, key, state, personId: actor.personId };
    if (!(await claimQuestion(trx, question, PAUSE)))
      refuse(conflict('finding.asked-already', 'They were asked less than a day ago.'));
    const people = await listDelegatesToTell(trx, whoKnows(now, about), actor.personId);
    if (people.length === 0)
      refuse(conflict('finding.nobody-to-ask', 'None of the delegations has anybody who could be written to.'));
    const isWrittenTo = about === 'mention' && (await isAskedNow(trx, deps, actor, roundTable, now));
    const called = `${symbolOf(place.number ?? 0)} “${now.inputs.practices.find(({ id }) => id === place.id)?.title ?? ''}”`;
    const address = `${deps.address()}/rt/${roundTable.code}/practices/${place.number}`;
    const excerpt = finding.excerpt ? quoted(finding.excerpt) : String(finding.params['address'] ?? '');
    await queueMail(
      trx,
      deps,
      (isWrittenTo ? [] : people).map(({ email, name, language }) => {
        const texts = questionTexts(language);
        return {
          to: email,
          kind: `finding-${about}`,
          ...layOut(language, {
            name,
            subject: `${roundTable.code}: ${called}`,
            paragraphs: [texts[about](called), ...(excerpt ? [excerpt] : []), texts.where(address)],
          }),
        };
      }),
    );
    await recordAct(trx, {
      roundTableId: roundTable.id,
      act: 'annex.finding-asked',
      personId: actor.personId,
      subject: { kind: place.kind, id: place.id },
      details: { rule: finding.rule, about },
    });
    onCommit(trx, () => tellFindings(deps, actor));
  });
}

/** Sees that the delegation finds on the practice's page what it is asked to clear; answers whether it was asked, and written to, only now [PR30]. */
async function isAskedNow(
  trx: Trx,
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  now: FindingNow,
): Promise<boolean> {
  const practices = [now.finding.place.id as PracticeId];
  await lockPractices(trx, practices);
  const asked = await askNamed(trx, deps, { roundTable, practices, personId: actor.personId });
  const meant = whoKnows(now, 'mention');
  return asked.some(({ delegationId }) => meant.includes(delegationId));
}

const quoted = ({ before, words, after }: { before: string; words: string; after: string }): string =>
  `> ${`${before}${words}${after}`.trim()}`;

function whoKnows({ finding, material }: FindingNow, about: Question): DelegationId[] {
  if (about === 'mention')
    return material.delegations
      .filter(
        ({ names, status }) => status === 'active' && Object.values(names).includes(String(finding.params['name'])),
      )
      .map(({ id }) => id);
  const submitters = material.practices.find(({ id }) => id === finding.place.id)?.content.submitters ?? [];
  if (about !== 'confirmation') return submitters;
  const confirmed = new Set(
    material.confirmed.filter((row) => row.practice_id === finding.place.id).map((row) => row.delegation_id),
  );
  return submitters.filter((id) => !confirmed.has(id));
}
