import { type DocumentRow, listDelegationNames, listDocuments } from '@penholder/db/documents';
import { listActors } from '@penholder/db/people';
import { presenceAt, type Present } from '@penholder/shared/documents';
import {
  type DelegationId,
  type DocumentId,
  forbidden,
  LANGUAGES,
  type LocalizedText,
  notFound,
  type PersonId,
  type Refusal,
  type RoundTableId,
} from '@penholder/shared/kernel';
import { type Actor, mayEver, ROLES } from '@penholder/shared/people';
import { type AttributionLevel, clearanceOf, levelOfTable, lowest } from '@penholder/shared/round-tables';
import { batched } from '../batched.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from '../people/index.ts';
import { type DocumentKinds, kindOf } from './document-kind.ts';
import type { Participant, PresenceRung } from './presence.ts';

/** A person let in to a document. */
export interface Admitted {
  readonly document: DocumentRow;
  readonly actor: Actor;
  readonly may: 'read' | 'write';
  /** For which delegation they write; null: by their role. */
  readonly delegationId: DelegationId | null;
  /** How far whoever writes here is told at all: by the table in its phase, and by the level of what is written. */
  readonly level: AttributionLevel;
  /** The most they may be told of who is there. */
  readonly rung: PresenceRung;
  /** How they are shown to others, by what those may be told. */
  readonly shown: Participant['shown'];
}

export const isRefusal = (verdict: Admitted | Refusal): verdict is Refusal => 'code' in verdict;

const unknown = notFound('document.not-found', 'There is no such document, or you have no place in its round table.');

/** Lets people in, or says why not. */
export type Admit = (person: SignedIn, documentId: DocumentId) => Promise<Admitted | Refusal>;

/**
 * The one place where people are let in to documents, for reading or for writing: a place in the document's round table,
 * the act of its kind, then what its shelf's rules say of this person and this subject now. A token that may only read
 * never writes.
 */
export function createAdmission({ db, kinds }: Pick<Deps, 'db'> & { kinds: DocumentKinds }): Admit {
  const byId = { ofAsked: (id: string) => id, ofRow: ({ id }: { id: string }) => id };
  const readDocument = batched((ids: DocumentId[]) => listDocuments(db, ids), byId);
  const readNames = batched((ids: DelegationId[]) => listDelegationNames(db, ids), byId);
  const readActor = batched(
    (seats: { personId: PersonId; roundTableId: RoundTableId }[]) =>
      listActors(
        db,
        seats.map(({ personId }) => personId),
        seats.map(({ roundTableId }) => roundTableId),
      ),
    { ofAsked: seatOf, ofRow: seatOf },
  );
  return async (person, documentId) => {
    const document = await readDocument(documentId);
    const kind = document && kindOf(kinds, document);
    if (!document || !kind) return unknown;
    const actor = await readActor({ personId: person.id, roundTableId: document.round_table_id });
    if (!actor) return unknown;
    if (!mayEver(actor, kind.policy.act as never))
      return forbidden('document.not-permitted', 'Your role in this round table does not include this document.');
    const access = await kind.accessOf({ actor, document });
    if ('code' in access) return access;
    const level = lowest(access.level ?? 'person', levelOfTable(document.settings, document.phase));
    const canWrite = !person.scopes || person.scopes.includes('write');
    const names = access.delegationId && (await readNames(access.delegationId))?.names;
    return {
      document,
      actor,
      may: canWrite ? access.may : 'read',
      delegationId: access.delegationId,
      level,
      rung: clearanceOf(actor) === 'person' ? 'person' : 'delegation',
      shown: shownAs(person, actor, { delegationId: access.delegationId, level }, document, names ?? undefined),
    };
  };
}

const seatOf = ({ personId, roundTableId }: { personId: PersonId; roundTableId: RoundTableId }) =>
  `${personId} ${roundTableId}`;

/** How somebody present is shown on each rung that the round table allows in its present phase. */
function shownAs(
  person: SignedIn,
  actor: Actor,
  { delegationId, level }: { delegationId: DelegationId | null; level: AttributionLevel },
  document: DocumentRow,
  names: LocalizedText | undefined,
): Participant['shown'] {
  const present: Present = {
    person: { id: person.id, name: person.name },
    delegation: delegationId && names ? { id: delegationId, names } : null,
    office: ROLES.find((role) => actor.roles.includes(role)) ?? null,
  };
  const language = document.languages.find((tag) => LANGUAGES.includes(tag)) ?? 'en';
  const shown: { -readonly [Rung in PresenceRung]?: NonNullable<Participant['shown'][Rung]> } = {};
  for (const rung of ['person', 'delegation'] as const) {
    const as = presenceAt(lowest(level, rung), present, language);
    if (as) shown[rung] = as;
  }
  return shown;
}
