import {
  countSupport,
  factsOf,
  findPractice,
  listPractices,
  listReasonTemplates,
  listReviewQueue,
  listSavedFilters,
} from '@penholder/db/practices';
import { Refused } from '@penholder/shared/kernel';
import * as contract from '@penholder/shared/practices';
import { REGISTERS } from '@penholder/shared/practices/registers/names';
import type { FastifyReply } from 'fastify';
import type { Deps } from '../deps.ts';
import { openCursor, sealCursor } from '../http/cursor.ts';
import type { Asked, Mount } from '../http/mount.ts';
import { attach, detach } from './attachments/attach.ts';
import { sendAttachment } from './attachments/send-attachment.ts';
import { createArea, orderAreas, presentAreas, removeArea, renameArea } from './arrange-areas.ts';
import { draftPractice } from './draft-practice.ts';
import { handOver, presentHoldings } from './hand-over.ts';
import { mountLineage } from './lineage/routes.ts';
import { presentDuplicates } from './present-duplicates.ts';
import { remindToConfirm } from './remind-to-confirm.ts';
import { sendExport } from './export/send-export.ts';
import { readerOf } from './find-practice.ts';
import { askDueWork } from './mentions/ask-due.ts';
import { answerMention, setMentionAside } from './mentions/answer-mention.ts';
import { listPlaces } from './place-names.ts';
import { presentCounts } from './present-counts.ts';
import { getOwn, presentDraft, presentWholeDraft } from './present-draft.ts';
import { presentSteps, presentVersion, presentVersions } from './present-history.ts';
import { presentPractice } from './present-practice.ts';
import { presentSummaries, type Reading } from './present-summary.ts';
import { createTemplate, editTemplate, removeTemplate } from './reason-templates.ts';
import { saveDraft } from './save-draft.ts';
import { forgetFilter, saveFilter } from './saved-filters.ts';
import { answerStatus } from './status/answer-status.ts';
import { stepPractice } from './step-practice.ts';
import { submitPractice } from './submit-practice.ts';
import { confirmPractice, endorsePractice, unconfirmPractice, unendorsePractice } from './support-practice.ts';

type InRoom = Pick<Asked<unknown, unknown, unknown>, 'actor' | 'roundTable' | 'language'>;
const reading = ({ actor, roundTable, language }: InRoom): Reading => ({ actor, roundTable, language });

/** Mounts this shelf's operations. */
export function mountPractices(mount: Mount, deps: Deps): void {
  deps.clockwork.add(askDueWork(deps));
  mountLists(mount, deps);
  mountDrafts(mount, deps);
  mountAttachments(mount, deps);
  mountLife(mount, deps);
  mountHistory(mount, deps);
  mountLineage(mount, deps);
  mountAreas(mount, deps);
  mountReviewDesk(mount, deps);
}

function mountLists(mount: Mount, deps: Deps): void {
  const { db, vault } = deps;
  mount(contract.listPractices, async (asked) => {
    const { limit, after, sort, language: _, ...filters } = asked.query;
    // Where a page by time ends is a moment, which may not be told. [RT5]
    const isByTime = sort === 'updated';
    const page = await listPractices(db, readerOf(asked.actor, asked.roundTable), {
      filters,
      sort,
      limit,
      after: isByTime ? openCursor(vault, after) : after,
    });
    return {
      ...page,
      next: isByTime ? sealCursor(vault, page.next) : page.next,
      items: await presentSummaries(db, reading(asked), page.items),
    };
  });
  mount(contract.exportPractices, ({ params, query, reply, ...asked }) => {
    const { language: _, ...filters } = query;
    return sendExport(deps, reading(asked), { reply, format: params.format, filters });
  });
  mount(contract.countPractices, (asked) => {
    const { language: _, ...filters } = asked.query;
    return presentCounts(db, reading(asked), readerOf(asked.actor, asked.roundTable), filters);
  });
  mount(contract.listReviewQueue, async (asked) => {
    const { limit, after, language: _, ...filters } = asked.query;
    const status = filters.status.length > 0 ? filters.status : [...contract.IN_REVIEW];
    const page = await listReviewQueue(db, readerOf(asked.actor, asked.roundTable), {
      filters: { ...filters, status },
      limit,
      after: openCursor(vault, after),
    });
    const items = await presentSummaries(db, reading(asked), page.items);
    const support = await countSupport(
      db,
      page.items.map(({ id, latest }) => ({ id, version: latest })),
    );
    return {
      ...page,
      next: sealCursor(vault, page.next),
      items: items.map((item, place) => {
        const row = page.items[place]!;
        const facts = {
          status: row.status,
          version: row.latest,
          shownVersion: row.shown_version,
          submitters: row.submitters,
          isOnBehalf: row.created_for === null,
        };
        return {
          ...item,
          since: row.step_at.toISOString(),
          submittedBy: row.submitters.length,
          confirmedBy: support.get(row.id)?.confirmations ?? 0,
          isUpdate: row.cleared_version !== null && row.cleared_version < row.latest,
          steps: contract.stepsFor({ ...asked.actor, accreditations: [] }, facts),
        };
      }),
    };
  });
  mount(contract.listPlaces, ({ language }) => listPlaces(language));
  mount(contract.listRegisters, ({ reply }) => {
    // They change with the server's version alone, and are the same for everybody.
    reply.header('cache-control', 'public, max-age=3600');
    return { registers: [...REGISTERS] };
  });
}

function mountDrafts(mount: Mount, deps: Deps): void {
  const { db } = deps;
  mount(contract.draftPractice, async ({ actor, roundTable, body }) => {
    const id = await draftPractice(deps, actor, roundTable, body);
    return presentDraft(db, actor, id);
  });
  mount(contract.getDraft, ({ actor, roundTable, params }) =>
    presentWholeDraft(db, actor, roundTable, params.practice),
  );
  mount(contract.saveDraft, async ({ actor, params, body, reply }) => {
    try {
      await saveDraft(deps, actor, params.practice, body);
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.code !== 'practice.changed-meanwhile') throw error;
      return sendCurrent(reply, error, await presentDraft(db, actor, params.practice));
    }
    // Whoever has just taken their own delegation's name off may not read on.
    const row = await findPractice(db, actor.roundTableId, params.practice);
    if (row && !contract.isOwn(actor, factsOf(row))) return reply.status(204).send() as never;
    return presentDraft(db, actor, params.practice);
  });
  mount(contract.handOver, async ({ actor, roundTable, params, body }) => {
    await handOver(deps, actor, roundTable, params.practice, { delegationId: params.delegation, person: body.person });
    return { holdings: await presentHoldings(db, actor, await getOwn(db, actor, params.practice)) };
  });
  mount(contract.listLikelyDuplicates, (asked) => presentDuplicates(db, reading(asked), asked.params.practice));
  mount(contract.submitPractice, async (asked) => {
    await submitPractice(deps, asked.actor, asked.roundTable, asked.params.practice, asked.body);
    return presentPractice(db, reading(asked), asked.params.practice);
  });
}

function mountAttachments(mount: Mount, deps: Deps): void {
  mount(contract.addAttachment, ({ actor, params, request }) => attach(deps, actor, params.practice, request));
  mount(contract.removeAttachment, ({ actor, params }) => detach(deps, actor, params.practice, params.attachment));
  mount(contract.getAttachment, ({ params, request, reply, ...asked }) =>
    sendAttachment(deps.db, { reading: reading(asked), ref: params.practice, id: params.attachment, request, reply }),
  );
}

/** Refuses with what is there now beside the refusal, so that the page can show both and nobody's words are lost [PR16]. */
const sendCurrent = (reply: FastifyReply, { refusal }: Refused, current: contract.Draft) =>
  reply
    .status(refusal.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send({ type: `/problems/${refusal.code}`, title: refusal.code, ...refusal, current }) as never;

function mountLife(mount: Mount, deps: Deps): void {
  const { db } = deps;
  mount(contract.getPractice, (asked) => presentPractice(db, reading(asked), asked.params.practice));
  mount(contract.reviewPractice, async (asked) => {
    const { step, version, reason } = asked.body;
    await stepPractice(deps, asked.actor, asked.roundTable, asked.params.practice, {
      step: step as Exclude<typeof step, 'submit' | 'publish' | 'succeed'>,
      version,
      reason,
    });
    return presentPractice(db, reading(asked), asked.params.practice);
  });
  mount(contract.withdrawPractice, async (asked) => {
    await stepPractice(deps, asked.actor, asked.roundTable, asked.params.practice, {
      step: 'withdraw',
      reason: asked.body.reason,
    });
    return presentPractice(db, reading(asked), asked.params.practice);
  });
  mount(contract.resumePractice, async (asked) => {
    await stepPractice(deps, asked.actor, asked.roundTable, asked.params.practice, { step: 'resume' });
    return presentPractice(db, reading(asked), asked.params.practice);
  });
  mount(contract.confirmPractice, async (asked) => {
    await confirmPractice(deps, asked.actor, asked.params.practice, {
      delegationId: asked.params.delegation,
      version: asked.body.version,
    });
    return presentPractice(db, reading(asked), asked.params.practice);
  });
  mount(contract.remindToConfirm, async (asked) => {
    const { actor, roundTable, params } = asked;
    await remindToConfirm(deps, actor, roundTable, params.practice, params.delegation);
    return presentPractice(db, reading(asked), params.practice);
  });
  mount(contract.unconfirmPractice, async (asked) => {
    await unconfirmPractice(deps, asked.actor, asked.params.practice, asked.params.delegation);
    return presentPractice(db, reading(asked), asked.params.practice);
  });
  mount(contract.endorsePractice, async (asked) => {
    await endorsePractice(deps, asked.actor, asked.params.practice, {
      delegationId: asked.params.delegation,
      ...asked.body,
    });
    return presentPractice(db, reading(asked), asked.params.practice);
  });
  mount(contract.answerMention, async (asked) => {
    const { actor, roundTable, params, body } = asked;
    const ref = params.practice;
    await answerMention({ deps, actor, roundTable, ref }, { delegationId: params.delegation, ...body });
    return presentPractice(db, reading(asked), ref);
  });
  mount(contract.setMentionAside, async (asked) => {
    const { actor, roundTable, params, body } = asked;
    const ref = params.practice;
    await setMentionAside({ deps, actor, roundTable, ref }, { delegationId: params.delegation, ...body });
    return presentPractice(db, reading(asked), ref);
  });
  mount(contract.answerStatus, async (asked) => {
    const { actor, roundTable, params, body } = asked;
    await answerStatus({ deps, actor, roundTable, ref: params.practice }, body);
    return presentPractice(db, reading(asked), params.practice);
  });
  mount(contract.unendorsePractice, async (asked) => {
    await unendorsePractice(deps, asked.actor, asked.params.practice, asked.params.delegation);
    return presentPractice(db, reading(asked), asked.params.practice);
  });
}

function mountHistory(mount: Mount, { db }: Deps): void {
  mount(contract.listPracticeSteps, (asked) => presentSteps(db, reading(asked), asked.params.practice, asked.query));
  mount(contract.listPracticeVersions, (asked) =>
    presentVersions(db, reading(asked), asked.params.practice, asked.query),
  );
  mount(contract.getPracticeVersion, (asked) =>
    presentVersion(db, reading(asked), asked.params.practice, Number(asked.params.version)),
  );
}

function mountAreas(mount: Mount, deps: Deps): void {
  const { db } = deps;
  mount(contract.listAreas, async ({ actor }) => ({ areas: await presentAreas(db, actor) }));
  mount(contract.createArea, async ({ actor, body }) => {
    const id = await createArea(deps, actor, body.names);
    return (await presentAreas(db, actor)).find((area) => area.id === id)!;
  });
  mount(contract.renameArea, async ({ actor, params, body }) => {
    await renameArea(deps, actor, params.area, body);
    return (await presentAreas(db, actor)).find((area) => area.id === params.area)!;
  });
  mount(contract.orderAreas, async ({ actor, body }) => {
    await orderAreas(deps, actor, body.ids);
    return { areas: await presentAreas(db, actor) };
  });
  mount(contract.removeArea, ({ actor, params }) => removeArea(deps, actor, params.area));
}

function mountReviewDesk(mount: Mount, deps: Deps): void {
  const { db } = deps;
  mount(contract.listReasonTemplates, async ({ roundTable }) => ({
    templates: await listReasonTemplates(db, roundTable.id),
  }));
  mount(contract.createReasonTemplate, ({ actor, body }) => createTemplate(deps, actor, body));
  mount(contract.editReasonTemplate, ({ actor, params, body }) => editTemplate(deps, actor, params.template, body));
  mount(contract.removeReasonTemplate, ({ actor, params }) => removeTemplate(deps, actor, params.template));
  mount(contract.listSavedFilters, async ({ actor }) => ({ filters: await listSavedFilters(db, actor) }));
  mount(contract.saveFilter, ({ actor, body }) => saveFilter(deps, actor, body));
  mount(contract.removeSavedFilter, ({ actor, params }) => forgetFilter(deps, actor, params.filter));
}
