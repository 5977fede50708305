import { onCommit, transaction, type Trx } from '@penholder/db';
import { recordAct } from '@penholder/db/audit';
import {
  findEdition,
  findInputs,
  findPublication,
  type FrozenInputs,
  listHoldingBack,
  lockEdition,
  practicesSince,
  savePublished,
} from '@penholder/db/output';
import { lockCompendium } from '@penholder/db/compendium';
import { listChecksOf, listSubmitted, lockPractices } from '@penholder/db/practices';
import { findRoundTableById, type RoundTableRow } from '@penholder/db/round-tables';
import type { Publication } from '@penholder/shared/documents';
import { insist, refuse } from '@penholder/shared/kernel';
import { type EditionId, holdsBack, mayPublish, type PracticeSince, sentenceIn } from '@penholder/shared/output';
import { type Actor, must } from '@penholder/shared/people';
import { holdsUp } from '@penholder/shared/practices';
import { disclosesAtLeast, levelOfTable, lowest } from '@penholder/shared/round-tables';
import { enterEdition } from '../compendium/index.ts';
import type { Deps } from '../deps.ts';
import { askDue, publishPractices } from '../practices/index.ts';
import { noSuchEdition } from './compile-edition.ts';
import { printedIn } from './present-annex.ts';
import { rewrittenSince } from './rewritten-since.ts';
import { tellEdition } from './tell-edition.ts';
import { tellFates } from './tell-fates.ts';

/** Puts a compiled edition before everyone, and publishes the practices printed in it [AX28, AX30], in the compendium too [CP2]. */
export async function publishEdition(deps: Deps, actor: Actor, id: EditionId): Promise<void> {
  insist(must(actor, 'edition.publish'));
  if (!(await findEdition(deps.db, actor.roundTableId, id))) refuse(noSuchEdition);
  // Whoever has joined the table is asked about what names it before anything is published that does [PR63].
  await askDue(deps, actor.roundTableId);
  await transaction(deps.db, async (trx) => {
    const edition = (await lockEdition(trx, actor.roundTableId, id)) ?? refuse(noSuchEdition);
    // Before any practice is locked, as the work that enters editions afterwards does.
    await lockCompendium(trx, actor.roundTableId);
    const inputs = await findInputs(trx, id);
    const publication = await findPublication(trx, id);
    const printed = printedPractices(inputs, publication);
    // What is read of them now is still so at the commit: an answer that is under way is waited for [PR33]. With what is printed,
    // all that a fate is written of: taken later, one by one, they could be held by whoever waits for these.
    await lockPractices(trx, await listSubmitted(trx, actor.roundTableId));
    const table = (await findRoundTableById(trx, actor.roundTableId))!;
    const since = await sinceCompiled(trx, table, { printed, inputs });
    insist(
      mayPublish(
        edition.status,
        since.map(({ facts }) => facts),
      ),
    );
    if (inputs && publication) await tellFates(trx, deps, { roundTable: table, edition, inputs, publication });
    await savePublished(trx, id, actor.personId);
    await publishPractices(trx, deps, {
      roundTableId: actor.roundTableId,
      personId: actor.personId,
      edition: edition.symbol,
      // Those that another edition published in the same version are published already.
      practices: since
        .filter(({ practice, facts }) => (facts.publishedVersion ?? 0) < practice.version)
        .map(({ practice }) => practice),
    });
    await enterEdition(trx, id);
    await recordAct(trx, {
      roundTableId: actor.roundTableId,
      act: 'edition.published',
      personId: actor.personId,
      subject: { kind: 'edition', id },
      details: {
        symbol: edition.symbol,
        language: edition.language,
        contentHash: edition.content_hash,
        practices: printed.length,
      },
    });
    onCommit(trx, () => tellEdition(deps, edition, 'published'));
  });
}

type Printed = FrozenInputs['practices'][number];

function printedPractices(inputs: FrozenInputs | null, publication: Publication | null): Printed[] {
  const printed = new Set(publication ? printedIn(publication.blocks) : []);
  return inputs?.practices.filter((practice) => printed.has(practice.id)) ?? [];
}

/** What has become of the practices, and how many of the delegations named no longer stand by the wording. */
async function sinceCompiled(
  trx: Trx,
  table: Pick<RoundTableRow, 'id' | 'languages' | 'settings' | 'phase'>,
  { printed, inputs }: { printed: readonly Printed[]; inputs: FrozenInputs | null },
): Promise<{ practice: Printed; facts: PracticeSince }[]> {
  const { practices, confirmed } = await practicesSince(trx, printed);
  const mentions = await listChecksOf(trx, printed);
  const heldBack = await heldBackBy(trx, printed, inputs);
  const rewritten = inputs ? await rewrittenSince(trx, table, { printed, inputs }) : new Set<string>();
  const tableLevel = levelOfTable(table.settings, table.phase);
  const now = new Map(practices.map((row) => [row.id, row]));
  const stands = new Set(confirmed.map((row) => `${row.practice_id} ${row.wording} ${row.delegation_id}`));
  return printed.map((practice) => {
    const row = now.get(practice.id);
    return {
      practice,
      facts: {
        number: row?.number ?? practice.number,
        status: row?.status ?? 'withdrawn',
        clearedVersion: row?.cleared_version ?? null,
        publishedVersion: row?.published_version ?? null,
        tookBack: practice.named.filter((delegation) => !stands.has(`${practice.id} ${practice.wording} ${delegation}`))
          .length,
        mentionsOpen: mentions.filter((check) => check.practice_id === practice.id && holdsUp(check.status)).length,
        objection: heldBack.get(practice.id),
        isRewritten: rewritten.has(practice.id),
        mayBeNamed: disclosesAtLeast(lowest(row?.told ?? 'sealed', tableLevel), 'delegation'),
      },
    };
  });
}

/** Of the practices whose sentence an objection keeps from being published, what about it does [AX57]. */
async function heldBackBy(
  trx: Trx,
  printed: readonly Printed[],
  inputs: FrozenInputs | null,
): Promise<Map<string, PracticeSince['objection']>> {
  if (!inputs) return new Map();
  const { language, practices } = inputs.facts;
  const sentences = new Map(practices.map((one) => [one.id, sentenceIn(one, language)]));
  const objections = await listHoldingBack(
    trx,
    printed.map(({ id }) => id),
    language,
  );
  return new Map(
    [...Map.groupBy(objections, (one) => one.practice_id)].map(([id, theirs]) => {
      const why = theirs.map((one) => holdsBack(one, sentences.get(id), one.current ?? undefined));
      return [id, why.find((one) => one === 'objection-open') ?? why.find((one) => one !== undefined)];
    }),
  );
}
