import { randomUUID } from 'node:crypto';
import { now, onCommit, type Trx } from '@penholder/db';
import type { AuditEvent } from '@penholder/db/audit';
import {
  type ChangedWorkingCopy,
  insertPractices,
  insertSteps,
  insertVersions,
  listKnownInstruments,
  lockAreas,
  markSubmitted,
  markWithdrawn,
  saveFieldsOfMany,
  takeNumber,
} from '@penholder/db/practices';
import { cleanRichText } from '@penholder/shared/documents';
import type { DelegationId, DocumentId, PersonId, RoundTableId } from '@penholder/shared/kernel';
import {
  attributionOfVersion,
  type Body,
  type PracticeFields,
  type PracticeId,
  type PracticeStatus,
} from '@penholder/shared/practices';
import { disclosesAtLeast } from '@penholder/shared/round-tables';
import { createDocuments } from '../collab/document-content.ts';
import type { Deps } from '../deps.ts';
import { frozenContent, hashOf } from './freeze.ts';
import { refreshWorkingFaces } from './working-face.ts';

/*
 * What is done to many practices at once, for files of them: in statements whose number does not grow with the practices.
 * The caller has asked the rules, holds the round table's lock, and records the acts that are handed to `record`.
 */

export interface ManyOf {
  readonly trx: Trx;
  readonly deps: Pick<Deps, 'live' | 'documents'>;
  readonly roundTableId: RoundTableId;
  readonly personId: PersonId;
  record(act: Omit<AuditEvent, 'roundTableId' | 'personId'>): void;
}

/** A new practice with all that is known of it. */
export interface NewFullDraft {
  readonly fields: PracticeFields;
  /** Left out where it has no text yet. */
  readonly body: Body | undefined;
}

/** A practice that was just drafted, ready to be submitted. */
export interface Submittable {
  readonly id: PracticeId;
  readonly number: number;
  readonly fields: PracticeFields;
  readonly body: Body;
  /** Of its body's log. */
  readonly head: number;
}

/** Drafts practices in their order, for a delegation that leads them, or (null) on behalf of those that submit them. [PR15, PR22] */
export async function draftMany(
  many: ManyOf,
  drafts: readonly NewFullDraft[],
  { createdFor, act, details }: { createdFor: DelegationId | null; act: string; details: (at: number) => object },
): Promise<Submittable[]> {
  const { trx, roundTableId, personId } = many;
  const first = await takeNumber(trx, roundTableId);
  const ids = drafts.map(() => randomUUID() as PracticeId);
  const documents = await createDocuments(
    trx,
    drafts.map(({ body }, at) => ({ roundTableId, subjectId: ids[at]!, content: body && cleanRichText(body) })),
    'practice-body',
  );
  const made = drafts.map(({ fields }, at) => ({ id: ids[at]!, number: first + at, fields, document: documents[at]! }));
  await insertPractices(
    trx,
    made.map(({ id, number, fields, document }) => ({
      id,
      roundTableId,
      number,
      documentId: document.id,
      createdBy: personId,
      createdFor,
      fields,
    })),
  );
  await refreshWorkingFaces(
    trx,
    roundTableId,
    made.map(({ id, fields }) => ({ id, status: 'draft', fields })),
  );
  for (const [at, { id, number }] of made.entries())
    many.record({
      act,
      delegationId: createdFor,
      subject: { kind: 'practice', id },
      details: { number, ...details(at) },
    });
  tellMany(
    many,
    made.map(({ id, fields }) => ({ id, submitters: fields.submitters })),
    createdFor === null ? ['secretariat'] : [],
  );
  return made.map(({ id, number, fields, document }) => ({
    id,
    number,
    fields,
    body: document.content as unknown as Body,
    head: document.head,
  }));
}

/** Submits practices that were just drafted on behalf of their submitters: version 1 of each, which nobody has confirmed. [PR4, PR11] */
export async function submitMany(many: ManyOf, practices: readonly Submittable[], note: string): Promise<void> {
  if (practices.length === 0) return;
  const { trx, roundTableId, personId } = many;
  const areas = new Map((await lockAreas(trx, roundTableId)).map((area) => [area.id, area]));
  const ids = [...new Set(practices.flatMap(({ fields }) => fields.instruments))];
  const instruments = new Map((await listKnownInstruments(trx, roundTableId, ids)).map((one) => [one.id, one]));
  // A file's name may say whose it is.
  const noteFor = ({ attribution }: PracticeFields) => (disclosesAtLeast(attribution, 'delegation') ? note : undefined);
  const versions = practices.map(({ id, number, fields, body, head }) => {
    const content = frozenContent(
      { ...fields, body },
      {
        number,
        area: (fields.areaId && areas.get(fields.areaId)) || null,
        instruments: fields.instruments.flatMap((one) => instruments.get(one) ?? []),
        attachments: [],
      },
    );
    return {
      practiceId: id,
      version: 1,
      wording: 1,
      content,
      hash: hashOf(content),
      head,
      changed: [],
      attribution: attributionOfVersion(fields.attribution, undefined),
      note: noteFor(fields),
      personId,
    };
  });
  await insertVersions(trx, versions);
  await markSubmitted(
    trx,
    practices.map(({ id }) => id),
    await now(trx),
  );
  await insertSteps(
    trx,
    practices.map(({ id, fields }) => ({
      practiceId: id,
      step: 'submit',
      from: 'draft',
      to: 'submitted',
      version: 1,
      reason: noteFor(fields),
      personId,
    })),
  );
  for (const { practiceId, hash } of versions)
    many.record({
      act: 'practice.submitted-on-behalf',
      subject: { kind: 'practice', id: practiceId },
      details: { version: 1, hash: hash.toString('hex') },
    });
  tellMany(
    many,
    practices.map(({ id, fields }) => ({ id, submitters: fields.submitters })),
    ['co-chair', 'penholder', 'secretariat'],
  );
}

/** A working copy as it is to be. */
export interface EditedPractice extends ChangedWorkingCopy {
  readonly status: PracticeStatus;
  readonly createdFor: DelegationId | null;
}

/** Writes the fields of working copies anew; who submits them stays. */
export async function editMany(many: ManyOf, practices: readonly EditedPractice[]): Promise<void> {
  if (practices.length === 0) return;
  await saveFieldsOfMany(many.trx, practices);
  await refreshWorkingFaces(many.trx, many.roundTableId, practices);
  const told = (owners: typeof practices, roles: Parameters<typeof tellMany>[2]) =>
    tellMany(
      many,
      owners.map(({ id, fields }) => ({ id, submitters: fields.submitters })),
      roles,
    );
  told(
    practices.filter(({ createdFor }) => createdFor !== null),
    [],
  );
  told(
    practices.filter(({ createdFor }) => createdFor === null),
    ['secretariat'],
  );
}

/** Withdraws practices that the table has not been shown. [PR1, PR2] */
export async function withdrawMany(
  many: ManyOf,
  practices: readonly {
    id: PracticeId;
    status: PracticeStatus;
    version: number;
    documentId: DocumentId;
    submitters: readonly DelegationId[];
  }[],
  reason: string,
  createdFor: DelegationId | null,
): Promise<void> {
  if (practices.length === 0) return;
  const { trx, deps, personId } = many;
  await markWithdrawn(
    trx,
    practices.map(({ id }) => id),
  );
  await insertSteps(
    trx,
    practices.map(({ id, status, version }) => ({
      practiceId: id,
      step: 'withdraw',
      from: status,
      to: 'withdrawn',
      version: version || null,
      reason,
      personId,
      delegationId: createdFor ?? undefined,
    })),
  );
  for (const { id, status, version } of practices)
    many.record({
      act: 'practice.withdrawn',
      delegationId: createdFor,
      subject: { kind: 'practice', id },
      details: { from: status, to: 'withdrawn', version },
    });
  const isKnownToBureau = practices.some(({ version }) => version > 0);
  tellMany(
    many,
    practices,
    isKnownToBureau ? ['co-chair', 'penholder', 'secretariat'] : createdFor ? [] : ['secretariat'],
  );
  onCommit(trx, () => {
    for (const { documentId } of practices) deps.documents.admitAgain(documentId);
  });
}

/** Tells those who work on practices, and some offices; once for all practices of the same submitters. */
function tellMany(
  { trx, deps, roundTableId }: ManyOf,
  practices: readonly { id: PracticeId; submitters: readonly DelegationId[] }[],
  roles: readonly ('co-chair' | 'penholder' | 'secretariat')[],
): void {
  const groups = Map.groupBy(practices, ({ submitters }) => submitters.join());
  onCommit(trx, () => {
    for (const group of groups.values())
      deps.live.tell({
        roundTableId,
        topic: 'practices',
        ids: group.map(({ id }) => id),
        audience: { delegations: group[0]!.submitters, roles },
      });
  });
}
