import type { DelegationId, Id, PersonId } from '@penholder/shared/kernel';
import type { App } from '../../src/app.ts';
import type { Sample } from '../shape.ts';
import type { Call, Caller } from './caller.ts';

/** What the loading has made so far, by the keys of the files. */
export interface Loading {
  readonly app: App;
  readonly sample: Sample;
  readonly caller: Caller;
  /** The moment that the hours of the files count from. */
  readonly at: Date;
  readonly code: string;
  readonly ids: {
    readonly delegation: Map<string, DelegationId>;
    readonly person: Map<string, PersonId>;
    readonly question: Map<string, Id<'question'>>;
    readonly area: Map<string, Id<'area'>>;
    readonly instrument: Map<string, Id<'instrument'>>;
    readonly practice: Map<string, Id<'practice'>>;
    readonly decision: Map<string, Id<'decision'>>;
  };
}

export const startLoading = (app: App, sample: Sample, caller: Caller, at: Date): Loading => ({
  app,
  sample,
  caller,
  at,
  code: sample.roundTable.code,
  ids: {
    delegation: new Map(),
    person: new Map(),
    question: new Map(),
    area: new Map(),
    instrument: new Map(),
    practice: new Map(),
    decision: new Map(),
  },
});

/** The id of a key that was loaded before; the files were checked, so that a missing one is a mistake of the loading. */
export function idOf<Value>(ids: ReadonlyMap<string, Value>, key: string): Value {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The sample's "${key}" has not been loaded yet.`);
  return id;
}

/** Calls operations as a person of the sample. */
export const asPerson = ({ caller, ids }: Loading, key: string): Call => caller.as(idOf(ids.person, key));

/** The two co-chairs' keys. */
export function coChairsOf(sample: Sample): [string, string] {
  const [first, second] = sample.people.filter((person) => person.roles.includes('co-chair'));
  if (!first || !second) throw new Error('The sample needs two co-chairs.');
  return [first.key, second.key];
}
