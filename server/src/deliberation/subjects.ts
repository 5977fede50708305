import type { Db } from '@penholder/db';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { readsSubject, type SubjectFacts, type ThreadKind } from '@penholder/shared/deliberation';
import { notFound, refuse } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';

type Table = Pick<RoundTableRow, 'id' | 'code'>;

/** What a shelf tells of its things that are discussed: those of `ids` that the round table has, in a constant number of queries. */
export type SubjectTeller = (db: Db, roundTable: Table, ids: readonly string[]) => Promise<SubjectFacts[]>;

/** Who asks which shelf: each kind of subject is registered by its shelf, once, when its routes are mounted. */
export interface Subjects {
  register(kind: ThreadKind, tell: SubjectTeller): void;
  /** Of these things those that the actor may read, by id. [DL1] */
  readable(
    db: Db,
    roundTable: Table,
    actor: Actor,
    kind: ThreadKind,
    ids: readonly string[],
  ): Promise<Map<string, SubjectFacts>>;
  /** The thing, or a refusal that does not tell whether there is one. [DL1] */
  get(db: Db, roundTable: Table, actor: Actor, kind: ThreadKind, id: string): Promise<SubjectFacts>;
}

export function createSubjects(): Subjects {
  const tellers = new Map<ThreadKind, SubjectTeller>();
  const readable: Subjects['readable'] = async (db, roundTable, actor, kind, ids) => {
    const facts = (await tellers.get(kind)?.(db, roundTable, [...new Set(ids)])) ?? [];
    return new Map(facts.filter((one) => readsSubject(actor, one)).map((one) => [one.id, one]));
  };
  return {
    register(kind, tell) {
      if (tellers.has(kind)) throw new Error(`threads of ${kind} are registered already`);
      tellers.set(kind, tell);
    },
    readable,
    async get(db, roundTable, actor, kind, id) {
      const found = (await readable(db, roundTable, actor, kind, [id])).get(id);
      return found ?? refuse(notFound('thread.subject-not-found', 'There is nothing here that you could discuss.'));
    },
  };
}
