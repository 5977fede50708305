import type { Id } from '@penholder/shared/kernel';
import { answerLineage, getPractice, handOver, proposeLineage } from '@penholder/shared/practices';
import { asPerson, idOf, type Loading } from './loading.ts';

/** Drafts that were handed over to a colleague of the same delegation. */
export async function loadHandOvers(loading: Loading): Promise<void> {
  const { sample, code, ids } = loading;
  for (const { key, submitters, handedOver } of sample.practices)
    if (handedOver)
      await asPerson(loading, handedOver.by)(handOver, {
        params: {
          roundTable: code,
          practice: idOf(ids.practice, key),
          delegation: idOf(ids.delegation, submitters[0]!.delegation),
        },
        body: { person: idOf(ids.person, handedOver.to) },
      });
}

/** Proposals about practices, with the consents given so far. They concern what the first edition prints, so come after it. */
export async function loadProposals(loading: Loading): Promise<void> {
  const { sample, code, ids } = loading;
  for (const { kind, practices, into, reason, by, consents } of sample.proposals) {
    const call = asPerson(loading, by);
    const read: { id: Id<'practice'>; version: number }[] = [];
    for (const key of practices)
      read.push(await call(getPractice, { params: { roundTable: code, practice: idOf(ids.practice, key) } }));
    const { id } = await call(proposeLineage, {
      params: { roundTable: code },
      body: {
        kind,
        practices: read.map(({ id, version }) => ({ id, version })),
        into: idOf(ids.practice, into),
        reason,
      },
    });
    for (const { delegation, by: consenter } of consents)
      await asPerson(loading, consenter)(answerLineage, {
        params: { roundTable: code, proposal: id, delegation: idOf(ids.delegation, delegation) },
        body: { answer: 'consented' },
      });
  }
}
