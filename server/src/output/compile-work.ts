import { onCommit, sql, transaction } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  claimEdition,
  type ClaimedEdition,
  failEdition,
  findInputs,
  findPublication,
  type FrozenInputs,
  listNoLongerNamed,
  listNumber,
  releaseEdition,
  saveCompiled,
  saveInputs,
  saveProgress,
} from '@penholder/db/output';
import { findRoundTableById } from '@penholder/db/round-tables';
import { FORMATS, type Publication } from '@penholder/shared/documents';
import { type Annex, type AnnexFacts, inSameVersions } from '@penholder/shared/output';
import type { Work } from '../deadlines/clockwork.ts';
import type { Deps } from '../deps.ts';
import { assembleHashed } from './assemble.ts';
import { gatherFacts } from './gather-facts.ts';
import { tellEdition } from './tell-edition.ts';
import { NotWritten, writeEdition } from './write-edition.ts';

export const COMPILE_EDITIONS = 'compile-editions';

/** Seconds after which another node takes an edition up whose node no longer says how far it is. */
const CLAIM = 60;
const ATTEMPTS = 3;
/** Progress is saved and told at most this often; milliseconds. */
const NEWS = 500;

/** Compiles the editions that were begun, one after another: freezes their inputs, assembles, writes, stores. */
export const compileWork = (deps: Deps): Work => {
  const stopping = new AbortController();
  return {
    name: COMPILE_EDITIONS,
    every: 10_000,
    stop: () => stopping.abort(new Error('The server stops.')),
    async tick() {
      if (stopping.signal.aborted) return false;
      const edition = await transaction(deps.db, (trx) => claimEdition(trx, CLAIM));
      if (!edition) return false;
      const progress = keepTold(deps, edition);
      try {
        await compile(deps, edition, progress, stopping.signal);
      } catch (error) {
        await progress.end();
        await giveBack(deps, edition, error, stopping.signal.aborted);
      }
      return true;
    },
  };
};

async function compile(deps: Deps, edition: ClaimedEdition, progress: Told, signal: AbortSignal): Promise<void> {
  const inputs = edition.inputs ?? (await freezeInputs(deps, edition));
  progress.at(10);
  const { publication, warnings, contentHash } = await assembleHashed(inputs);
  progress.at(20);
  const files = await writeEdition(publication, FORMATS, {
    signal,
    onProgress: ({ done, of }) => progress.at(20 + Math.floor((75 * done) / of)),
  });
  await progress.end();
  await transaction(deps.db, async (trx) => {
    if (!(await saveCompiled(trx, edition.id, edition.attempts, { publication, warnings, contentHash, files }))) return;
    await recordAct(trx, {
      roundTableId: edition.round_table_id,
      act: 'edition.compiled',
      personId: edition.created_by,
      subject: { kind: 'edition', id: edition.id },
      details: {
        symbol: edition.symbol,
        language: edition.language,
        contentHash,
        files: Object.fromEntries(files.map((file) => [file.format, file.sha256])),
      },
    });
    onCommit(trx, () => tellEdition(deps, edition, 'compiled'));
  });
}

/** What the edition is compiled from, as it is at one moment, kept with it from then on [AX26, AX27]. */
const freezeInputs = (deps: Deps, edition: ClaimedEdition): Promise<FrozenInputs> =>
  transaction(deps.db, async (trx) => {
    // Several queries, one moment.
    await sql`set transaction isolation level repeatable read`.execute(trx);
    const roundTable = await findRoundTableById(trx, edition.round_table_id);
    if (!roundTable) throw new Error(`Edition ${edition.id} belongs to no round table.`);
    const { language, number, issued_on: issuedOn } = edition;
    const { inputs } = await gatherFacts(trx, roundTable, {
      language,
      letters: edition.letters as Annex[],
      edition: number,
      issuedOn,
    });
    const frozen = await sameNumber(trx, edition, inputs);
    await saveInputs(trx, edition.id, edition.attempts, frozen);
    return frozen;
  });

async function sameNumber(
  trx: Parameters<Parameters<typeof transaction>[1]>[0],
  edition: ClaimedEdition,
  current: FrozenInputs,
): Promise<FrozenInputs> {
  const versions = await listNumber(trx, edition.round_table_id, edition.number);
  const first = versions.find(
    (version) => version.id !== edition.id && (version.status === 'compiled' || version.status === 'published'),
  );
  const frozen = first && (await findInputs(trx, first.id));
  if (!frozen) return current;
  const unnamed = new Set(await listNoLongerNamed(trx, first.id));
  const facts = inSameVersions(withoutNames(frozen.facts, unnamed), current.facts, edition.language);
  const publication = await findPublication(trx, first.id);
  return { ...frozen, facts: { ...facts, ...(publication && { paragraphs: numbersIn(publication) }) } };
}

/** What names nobody any more names nobody in another language either, whatever a newer version tells; nor does a count. [AX24] */
const withoutNames = (facts: AnnexFacts, unnamed: ReadonlySet<string>): AnnexFacts => ({
  ...facts,
  coverage: facts.practices.some(({ id, mayBeNamed }) => mayBeNamed && unnamed.has(id)) ? null : facts.coverage,
  practices: facts.practices.map((one) => ({ ...one, mayBeNamed: one.mayBeNamed && !unnamed.has(one.id) })),
});

/** The numbers of an edition's paragraphs, which its other languages take over [AX64]. */
const numbersIn = ({ blocks }: Publication): Record<string, string> =>
  Object.fromEntries(
    blocks.flatMap((block) =>
      block.kind === 'paragraph' && block.number !== undefined ? [[block.id, block.number]] : [],
    ),
  );

/** Tries again later, or says what went wrong once it has been tried often enough. */
async function giveBack(deps: Deps, edition: ClaimedEdition, error: unknown, isStopping: boolean): Promise<void> {
  const { id, attempts } = edition;
  if (isStopping) return void (await releaseEdition(deps.db, id, attempts, false));
  deps.log.error({ err: error, edition: id, attempts }, 'an edition was not compiled');
  // What a writer refuses it refuses again.
  const isFinal = attempts >= ATTEMPTS || (error instanceof NotWritten && error.why === 'refused');
  if (!isFinal) return void (await releaseEdition(deps.db, id, attempts, true));
  const why = error instanceof NotWritten ? error.why : 'failed';
  await transaction(deps.db, async (trx) => {
    await failEdition(trx, id, attempts, why);
    await recordAct(trx, {
      roundTableId: edition.round_table_id,
      act: 'edition.failed',
      personId: edition.created_by,
      subject: { kind: 'edition', id },
      details: { symbol: edition.symbol, why },
    });
    onCommit(trx, () => tellEdition(deps, edition, 'failed'));
  });
}

interface Told {
  at(progress: number): void;
  /** Resolves once nothing is being saved any more: what is saved late would claim the edition again. */
  end(): Promise<void>;
}

/** Saves and tells how far an edition is, at most twice a second, and keeps the claim on it meanwhile. */
function keepTold(deps: Deps, edition: ClaimedEdition): Told {
  let progress = 0;
  let saved = 0;
  let last = 0;
  let beat = Date.now();
  let saving = Promise.resolve();
  const save = (): void => {
    if (saved === progress && Date.now() - beat < (CLAIM * 1000) / 3) return;
    const isNews = saved !== progress;
    saved = progress;
    last = beat = Date.now();
    saving = saveProgress(deps.db, edition.id, edition.attempts, progress, CLAIM).then(
      () => void (isNews && tellEdition(deps, edition, 'compiling')),
      (err: unknown) => deps.log.warn({ err, edition: edition.id }, 'progress was not saved'),
    );
  };
  const timer = setInterval(save, NEWS);
  timer.unref();
  return {
    at(value) {
      progress = value;
      if (Date.now() - last >= NEWS) save();
    },
    end() {
      clearInterval(timer);
      return saving;
    },
  };
}
