import { annexMaterial, findInputs } from '@penholder/db/output';
import type { Language } from '@penholder/shared/kernel';
import { conflict, refuse } from '@penholder/shared/kernel';
import * as contract from '@penholder/shared/output';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { cursorOf, placeOf } from '../../http/cursor.ts';
import type { Mount } from '../../http/mount.ts';
import { getReadableEdition } from '../compile-edition.ts';
import type { NextEditions } from '../next-edition.ts';
import { lookThrough } from './find-findings.ts';
import { leaveFinding } from './leave-finding.ts';
import { mendFinding } from './mend-finding.ts';
import { pageOfFindings } from './present-finding.ts';

const Offset = z.number().int().min(0);
const placeIn = ({ limit, after }: { limit: number; after?: string | undefined }) => ({
  limit,
  offset: placeOf(after, Offset) ?? 0,
});
const paged = (page: contract.Findings): contract.Findings => ({
  ...page,
  next: page.next === null ? null : cursorOf(Number(page.next)),
});

/** Mounts the linter's operations. */
export function mountLint(mount: Mount, deps: Deps, next: NextEditions): void {
  const { db } = deps;
  mount(contract.listFindings, async ({ roundTable, query }) => {
    const { letters, language, limit, after, ...narrowing } = query;
    const spoken: Language = language ?? roundTable.languages[0] ?? 'en';
    const findings = await next.findings({
      id: roundTable.id,
      timeZone: roundTable.time_zone,
      language: spoken,
      letters: contract.inAnnexOrder(letters),
    });
    return paged(pageOfFindings(findings, narrowing, placeIn({ limit, after })));
  });
  mount(contract.listEditionFindings, async ({ actor, roundTable, params, query }) => {
    const { limit, after, ...narrowing } = query;
    const edition = await getReadableEdition(db, actor, roundTable, params.edition);
    const inputs =
      (await findInputs(db, edition.id)) ??
      refuse(conflict('edition.not-compiled', 'This edition is not compiled yet.'));
    const looked = await lookThrough(db, roundTable, inputs, await annexMaterial(db, roundTable.id));
    // What was frozen cannot be mended.
    const findings = looked.map(({ finding }) => ({ ...finding, remedies: [] }));
    return paged(pageOfFindings(findings, narrowing, placeIn({ limit, after })));
  });
  mount(contract.leaveFinding, ({ actor, roundTable, body }) => leaveFinding(deps, actor, roundTable, body));
  mount(contract.mendFinding, ({ actor, roundTable, body }) => mendFinding(deps, actor, roundTable, body));
}
