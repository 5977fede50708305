import { randomUUID } from 'node:crypto';
import { onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import { insertPractice, lockPractice, readFields, takeNumber } from '@penholder/db/practices';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { cleanRichText } from '@penholder/shared/documents';
import {
  type DelegationId,
  forbidden,
  type Language,
  type PersonId,
  refuse,
  type RoundTableId,
} from '@penholder/shared/kernel';
import { type Actor, can, hasRole } from '@penholder/shared/people';
import type { AreaId, Body, JourneyPhase, PracticeId } from '@penholder/shared/practices';
import { createDocument } from '../collab/document-content.ts';
import type { Deps } from '../deps.ts';
import { checkArea, checkDelegations } from './check-references.ts';
import { tellPractice } from './tell-practice.ts';
import { refreshWorkingFace } from './working-face.ts';

/** What a practice is filed under from the beginning. */
export interface Filing {
  gcmObjectives: readonly number[];
  journeyPhases: readonly JourneyPhase[];
  countries: readonly string[];
}

export interface NewDraft {
  /** The first leads. */
  submitters: readonly DelegationId[];
  title: string;
  areaId: AreaId | null;
  language?: Language | undefined;
  body?: Body | undefined;
}

/** Begins a practice: for the actor's delegation, which must be named first, or by the secretariat on behalf of others [PR22]. */
export const draftPractice = (
  deps: Deps,
  actor: Actor,
  roundTable: RoundTableRow,
  draft: NewDraft,
): Promise<PracticeId> =>
  transaction(deps.db, async (trx) => {
    const asDelegate = { ...actor, roles: [] };
    const leading = draft.submitters[0]!;
    const isOwn = can(asDelegate, 'practice.draft', { delegationId: leading });
    if (!isOwn && !(hasRole(actor, 'secretariat') && can(actor, 'practice.draft')))
      refuse(forbidden('practice.not-yours', 'Name your own delegation first: it leads the practice.'));
    const submitters = [...new Set(draft.submitters)];
    await checkDelegations(trx, roundTable.id, submitters);
    await checkArea(trx, roundTable.id, draft.areaId);
    return insertDraft(trx, deps, {
      roundTableId: roundTable.id,
      personId: actor.personId,
      createdFor: isOwn ? leading : null,
      submitters,
      title: draft.title,
      areaId: draft.areaId,
      language: draft.language ?? roundTable.languages[0] ?? 'en',
      body: draft.body,
    });
  });

export interface DraftFacts extends NewDraft {
  roundTableId: RoundTableId;
  personId: PersonId;
  /** Null when the secretariat drafts it on behalf of its submitters. */
  createdFor: DelegationId | null;
  language: Language;
  filing?: Filing | undefined;
}

/** Writes a new draft with its number, body and audit event; the caller has asked whether it may be, and holds no lock that comes later than the round table's. */
export async function insertDraft(trx: Trx, deps: Pick<Deps, 'live'>, draft: DraftFacts): Promise<PracticeId> {
  const { roundTableId, personId, createdFor, submitters, title, areaId, language } = draft;
  const number = await takeNumber(trx, roundTableId);
  const id = randomUUID() as PracticeId;
  const documentId = await createDocument(trx, {
    roundTableId,
    kind: 'practice-body',
    subjectId: id,
    content: draft.body && cleanRichText(draft.body),
  });
  await insertPractice(trx, {
    id,
    roundTableId,
    number,
    documentId,
    language,
    title,
    areaId,
    submitters,
    createdFor,
    createdBy: personId,
    capacity: createdFor ? 'national-position' : 'secretariat',
    filing: draft.filing,
  });
  const row = (await lockPractice(trx, roundTableId, id))!;
  await refreshWorkingFace(trx, row, await readFields(trx, row));
  await recordAct(trx, {
    roundTableId,
    act: createdFor ? 'practice.drafted' : 'practice.drafted-on-behalf',
    personId,
    delegationId: createdFor,
    subject: { kind: 'practice', id },
    details: { number },
  });
  onCommit(trx, () => tellPractice(deps, row, 'owners'));
  return id;
}
