import { z } from 'zod';
import { defineRoute, id, Language, pageOf, PageQuery } from '../kernel/index.ts';
import { InRoundTable } from '../round-tables/index.ts';
import { Annex } from './annex-facts.ts';
import { Letters } from './annex-contract.ts';
import { Finding, LINT_FAMILIES, LINT_RULES, QUESTIONS, Remedy } from './finding.ts';

const policy = (act: string) => ({ who: 'act', act }) as const;
const gone = 'finding.gone';

/** How many of each rule there are: to look at, and left with a reason. */
const Kinds = z.array(z.object({ rule: z.enum(LINT_RULES), open: z.number().int(), left: z.number().int() }));
export const Findings = pageOf(Finding).extend({ kinds: Kinds });
export type Findings = z.infer<typeof Findings>;

const Narrowed = PageQuery.extend({
  rule: z.enum(LINT_RULES).optional(),
  family: z.enum(LINT_FAMILIES).optional(),
  /** Those to look at, or those left with a reason. */
  which: z.enum(['open', 'left']).default('open'),
});

export const listFindings = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/annexes/findings',
  summary: 'What the linter finds in the annexes as the next edition would print them; `kinds` counts all of it.',
  policy: policy('annex.read'),
  params: InRoundTable,
  query: Narrowed.extend({ language: Language.optional(), letters: Letters }),
  reply: Findings,
});

export const listEditionFindings = defineRoute({
  method: 'GET',
  path: '/round-tables/:roundTable/editions/:edition/findings',
  summary: 'What the linter finds in an edition as it was frozen; nothing of it can be mended there.',
  policy: policy('edition.compile'),
  params: InRoundTable.extend({ edition: id('edition') }),
  query: Narrowed,
  reply: Findings,
  refusals: ['edition.not-found', 'edition.not-compiled', 'edition.attribution-lowered'],
});

/** Which finding is meant: as it was read. */
const Meant = z.object({ language: Language, key: z.string().max(64), state: z.string().max(64) });

export const leaveFinding = defineRoute({
  method: 'PUT',
  path: '/round-tables/:roundTable/annexes/findings/left',
  summary: 'Leaves a finding as it is, with a reason, until what it was found in changes; null takes it up again.',
  policy: policy('annex.arrange'),
  params: InRoundTable,
  body: Meant.extend({ reason: z.string().trim().min(1).max(2000).nullable() }),
  refusals: [gone],
});

export const mendFinding = defineRoute({
  method: 'POST',
  path: '/round-tables/:roundTable/annexes/findings/remedy',
  summary: 'Does what a finding proposes, as it is proposed now.',
  policy: policy('annex.arrange'),
  params: InRoundTable,
  body: Meant.extend({
    act: z.enum(Remedy.options.map((option) => option.shape.act.value)),
    /** Of `keep-in`: where it stays. */
    annex: Annex.optional(),
    /** Of `ask`: about what. */
    about: z.enum(QUESTIONS).optional(),
  }),
  refusals: [
    gone,
    'finding.asked-already',
    'finding.nobody-to-ask',
    'status-inquiry.nobody-to-ask',
    'status-inquiry.reminded-already',
  ],
});
