import { transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  deleteReasonTemplate,
  insertReasonTemplate,
  lockReasonTemplates,
  saveReasonTemplate,
} from '@penholder/db/practices';
import { conflict, insist, notFound, refuse } from '@penholder/shared/kernel';
import { type Actor, must } from '@penholder/shared/people';
import { MOST_TEMPLATES, type ReasonTemplate } from '@penholder/shared/practices';
import type { Deps } from '../deps.ts';

const gone = notFound('reason-template.not-found', 'This template no longer exists.');

const recorded = (trx: Trx, actor: Actor, act: string, { id, name, step }: ReasonTemplate) =>
  recordAct(trx, {
    roundTableId: actor.roundTableId,
    act,
    personId: actor.personId,
    subject: { kind: 'reason-template', id },
    details: { name, step },
  });

/** Keeps a reason. [PR53] */
export const createTemplate = (
  { db }: Deps,
  actor: Actor,
  texts: Omit<ReasonTemplate, 'id' | 'revision'>,
): Promise<ReasonTemplate> =>
  transaction(db, async (trx) => {
    insist(must(actor, 'practice.review'));
    if ((await lockReasonTemplates(trx, actor.roundTableId)).length >= MOST_TEMPLATES)
      refuse(
        conflict('reason-template.too-many', `A round table has at most ${MOST_TEMPLATES} templates.`, {
          params: { most: MOST_TEMPLATES },
        }),
      );
    const template = await insertReasonTemplate(trx, actor.roundTableId, texts);
    await recorded(trx, actor, 'reason-template.created', template);
    return template;
  });

/** Changes a kept reason; those that were given stay as they were given. [PR53] */
export const editTemplate = (
  { db }: Deps,
  actor: Actor,
  id: ReasonTemplate['id'],
  { revision, ...texts }: Omit<ReasonTemplate, 'id'>,
): Promise<ReasonTemplate> =>
  transaction(db, async (trx) => {
    insist(must(actor, 'practice.review'));
    const before = (await lockReasonTemplates(trx, actor.roundTableId)).find((one) => one.id === id) ?? refuse(gone);
    if (before.revision !== revision)
      refuse(
        conflict('reason-template.changed-meanwhile', 'Somebody else has changed this template meanwhile.', {
          params: { revision: before.revision },
        }),
      );
    const template = await saveReasonTemplate(trx, id, texts);
    await recorded(trx, actor, 'reason-template.changed', template);
    return template;
  });

export const removeTemplate = ({ db }: Deps, actor: Actor, id: ReasonTemplate['id']): Promise<void> =>
  transaction(db, async (trx) => {
    insist(must(actor, 'practice.review'));
    const before = (await lockReasonTemplates(trx, actor.roundTableId)).find((one) => one.id === id) ?? refuse(gone);
    await deleteReasonTemplate(trx, id);
    await recorded(trx, actor, 'reason-template.removed', before);
  });
