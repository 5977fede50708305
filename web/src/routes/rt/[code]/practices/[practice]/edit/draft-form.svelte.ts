import { type Draft, type PracticeField, type PracticeFields, saveDraft } from '@penholder/shared/practices';
import { call } from '#lib/api.ts';
import { asProblem, type Problem } from '#lib/problem.ts';
import { unsaveable } from './saveable.ts';

/** After so long without a further change what was typed is saved, in milliseconds. */
const PAUSE = 1_000;
/** How long to wait before a save that did not reach the server is tried again. */
const AGAIN = 5_000;

type Values = Partial<Record<PracticeField, unknown>>;
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What is kept on this device until the server has it. */
interface Kept {
  base: Values;
  fields: Values;
}

/**
 * The form of a working copy: what is on the screen, what of it the server has, and what somebody else has changed
 * meanwhile. Only changed fields are sent. Others' changes of untouched fields appear; where both changed one, both
 * versions are kept until the person chooses. What could not be saved is kept on this device.
 */
export class DraftForm {
  fields: PracticeFields = $state()!;
  state = $state<'saved' | 'waiting' | 'saving' | 'unreachable' | 'refused'>('saved');
  savedAt = $state.raw<Date>();
  /** Whether this device keeps what is not saved. */
  isKept = $state(true);
  /** The other version of fields that somebody else has changed too. */
  theirs = $state<Values>({});
  /** What the server, or the form itself, cannot take as it is: path → sentence. */
  errors = $state<Record<string, string>>({});
  problem = $state.raw<Problem>();
  /** Whether words from an earlier visit were put back. */
  wasRestored = $state(false);
  revision = $state(0);

  readonly #params: { roundTable: string; practice: string };
  readonly #key: string;
  #base: Values;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #isClosed = false;
  /** What this tab has kept on the device, or found there: what other tabs keep is not for this one to forget. */
  #kept: Values = {};

  /** Of these fields those that somebody else has changed too. */
  conflicts(...names: PracticeField[]): PracticeField[] {
    return names.filter((name) => name in this.theirs);
  }

  constructor(draft: Draft, place: { roundTable: string; personId: string }) {
    this.#params = { roundTable: place.roundTable, practice: draft.id };
    this.#key = `penholder:practice:${place.personId}:${draft.id}`;
    this.fields = structuredClone(draft.fields);
    this.#base = structuredClone(draft.fields);
    this.revision = draft.revision;
  }

  /** Puts back what an earlier visit could not save. For the browser alone: call it when mounted. */
  restore(): void {
    const kept = read(this.#key);
    if (!kept) return;
    this.#kept = kept.fields;
    for (const [name, words] of Object.entries(kept.fields)) {
      const field = name as PracticeField;
      if (!(field in this.#base) || same(this.#base[field], words)) continue;
      if (!same(this.#base[field], kept.base[field])) this.theirs[field] = this.#base[field];
      this.#put(field, words);
      this.wasRestored = true;
    }
    this.changed();
  }

  /** The fields on the screen that the server does not have. */
  get dirty(): PracticeField[] {
    const now = $state.snapshot(this.fields) as Values;
    return (Object.keys(now) as PracticeField[]).filter((field) => !same(now[field], this.#base[field]));
  }

  get isSaved(): boolean {
    return this.state === 'saved' && this.dirty.length === 0;
  }

  /** To be called after every change: keeps it on this device and saves it when typing pauses. */
  changed(): void {
    const dirty = this.dirty;
    this.#keep(dirty);
    if (dirty.length === 0) {
      if (!this.#running) this.state = 'saved';
      return;
    }
    if (!this.#running && this.state !== 'unreachable') this.state = 'waiting';
    this.#later(PAUSE);
  }

  /** Saves at once; answers whether the server has everything now. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#running;
    await this.#save();
    return this.dirty.length === 0;
  }

  /** Takes in what somebody else has saved. */
  merge(draft: Draft): void {
    for (const [name, value] of Object.entries(draft.fields)) {
      const field = name as PracticeField;
      if (same(value, this.#base[field])) continue;
      const mine = ($state.snapshot(this.fields) as Values)[field];
      if (same(mine, this.#base[field])) this.#put(field, value);
      else if (!same(mine, value)) this.theirs[field] = value;
      this.#base[field] = value;
    }
    this.revision = Math.max(this.revision, draft.revision);
  }

  /** Settles a field that both changed: with my words, or with theirs. */
  settle(field: PracticeField, with_: 'mine' | 'theirs'): void {
    if (with_ === 'theirs') this.#put(field, $state.snapshot(this.theirs)[field]);
    delete this.theirs[field];
    this.changed();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #put(field: PracticeField, value: unknown): void {
    (this.fields as Values)[field] = structuredClone(value);
  }

  /** Keeps the fields that are not saved yet; forgets what this tab kept of the others. */
  #keep(dirty: readonly PracticeField[]): void {
    const now = $state.snapshot(this.fields) as Values;
    const { base, fields } = read(this.#key) ?? { base: {}, fields: {} };
    const old = this.#kept;
    for (const field of Object.keys(old) as PracticeField[]) {
      if (!same(fields[field], old[field])) continue;
      delete fields[field];
      delete base[field];
    }
    this.#kept = {};
    for (const field of dirty) {
      // Another tab has kept newer words there, and nothing was changed here since.
      const isNewerThere = field in fields && same(now[field], old[field]) && !same(fields[field], old[field]);
      this.#kept[field] = now[field];
      if (isNewerThere) continue;
      fields[field] = now[field];
      base[field] = this.#base[field];
    }
    this.isKept = write(this.#key, { base, fields });
  }

  #later(wait: number): void {
    clearTimeout(this.#timer);
    if (!this.#isClosed) this.#timer = setTimeout(() => void this.flush(), wait);
  }

  #save(): Promise<void> {
    this.#running = this.#send().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #send(): Promise<void> {
    const now = $state.snapshot(this.fields) as Values;
    const faults: Record<string, string> = {};
    const ready = this.dirty.filter((field) => {
      if (field in this.theirs) return false;
      const found = unsaveable(field, now[field]);
      Object.assign(faults, found);
      return Object.keys(found).length === 0;
    });
    this.errors = faults;
    if (ready.length === 0) {
      this.state = this.dirty.length === 0 ? 'saved' : 'waiting';
      return;
    }
    this.state = 'saving';
    const sent = Object.fromEntries(ready.map((field) => [field, now[field]])) as Values;
    try {
      const draft = await call(saveDraft, {
        params: this.#params,
        body: { revision: this.revision, fields: sent as never },
      });
      // As it was typed, not as the server has tidied it: else a blank at the end would never be saved.
      Object.assign(this.#base, sent);
      if (draft) this.merge({ ...draft, fields: { ...draft.fields, ...sent } as PracticeFields });
      this.savedAt = new Date();
      this.problem = undefined;
      this.wasRestored = false;
      // Something may have been typed meanwhile.
      this.state = this.dirty.length === 0 ? 'saved' : 'waiting';
      this.changed();
    } catch (caught) {
      this.#refused(asProblem(caught));
    }
  }

  #refused(problem: Problem): void {
    this.problem = problem;
    if (problem.code === 'practice.changed-meanwhile' && problem.current) {
      this.problem = undefined;
      this.state = 'waiting';
      this.merge(problem.current as Draft);
      return this.#later(0);
    }
    if (problem.status === 0 || problem.status >= 500 || problem.status === 429) {
      this.state = 'unreachable';
      return this.#later(AGAIN);
    }
    this.state = 'refused';
    for (const [path, sentence] of Object.entries(problem.fields))
      this.errors[path.replace(/^fields\./, '')] = sentence;
  }
}

function read(key: string): Kept | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Answers whether it is kept: a full or forbidden storage takes nothing, and only the page still holds the words. */
function write(key: string, kept: Kept): boolean {
  try {
    if (Object.keys(kept.fields).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}
