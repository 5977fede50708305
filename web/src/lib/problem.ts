import { m } from '#lib/paraglide/messages.js';

/** What a problem+json reply says. */
export interface ProblemShape {
  code: string;
  detail: string;
  status: number;
  params?: Readonly<Record<string, string | number>> | undefined;
  fields?: Readonly<Record<string, string>> | undefined;
  /** What is there now, where a refused change was made on something older. */
  current?: unknown;
}

/**
 * A "no" of the server (or of the network), thrown by `call`. `code` is stable (`practice.call-closed`), `detail` a sentence
 * in English, `fields` says what is wrong where (path → sentence); status 0 means that the server was not reached.
 */
export class Problem extends Error {
  readonly code: string;
  readonly detail: string;
  readonly status: number;
  readonly params: Readonly<Record<string, string | number>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly current: unknown;

  constructor({ code, detail, status, params = {}, fields = {}, current }: ProblemShape) {
    super(`${code}: ${detail}`);
    this.name = 'Problem';
    this.code = code;
    this.detail = detail;
    this.status = status;
    this.params = params;
    this.fields = fields;
    this.current = current;
  }
}

/** Anything caught, as a problem: a bug or a broken reply becomes `unexpected`. */
export const asProblem = (caught: unknown): Problem =>
  caught instanceof Problem ? caught : new Problem({ code: 'unexpected', status: 500, detail: m.problem_unexpected() });

type Sentences = Record<string, (params: Record<string, string | number>) => string>;
let sentences: Sentences | undefined;

/** Fetches the sentences for problems once; `call` does so before it throws, so that `sentenceFor` need not wait. */
export async function loadSentences(): Promise<void> {
  try {
    sentences ??= (await import('virtual:problem-sentences')).default;
  } catch {
    // Offline: the two sentences below and the server's own are enough.
  }
}

/**
 * The sentence to show: the message `problem_<code>` (dots and dashes as underscores) where there is one, in the reader's
 * language and with the problem's params; else the server's own sentence.
 */
export function sentenceFor(problem: Pick<Problem, 'code' | 'detail' | 'params'>): string {
  if (problem.code === 'network.unreachable') return m.problem_network_unreachable();
  if (problem.code === 'unexpected') return m.problem_unexpected();
  const message = sentences?.[`problem_${problem.code.replaceAll(/[.-]/g, '_')}`];
  return message ? message(problem.params) : problem.detail;
}
