import { randomUUID } from 'node:crypto';
import * as decisions from '@penholder/shared/decisions';
import { addPost, type PostId, type PostInput } from '@penholder/shared/deliberation';
import { atHour } from '../index.ts';
import type { Loading } from './loading.ts';
import { asPerson, idOf } from './loading.ts';

/** The decisions with the ballots cast in them; one whose life ends with `closed` is closed by hand. */
export async function loadDecisions(loading: Loading): Promise<void> {
  const { sample, code, ids, at } = loading;
  for (const decision of sample.decisions) {
    const isClosed = decision.life.some((step) => step.reached === 'closed');
    const { id, number } = await asPerson(loading, decision.draftedBy)(decisions.draftDecision, {
      params: { roundTable: code },
      body: {
        question: decision.question,
        explanation: decision.explanation,
        practiceId: decision.subject?.kind === 'practice' ? idOf(ids.practice, decision.subject.key) : null,
        method: decision.method === 'gradient-of-support' ? 'gradient' : 'yes-no-abstain',
        secrecy: decision.secrecy,
        quorum: { kind: 'count', count: decision.quorum },
        closesAt: atHour(isClosed ? 1 : decision.closesAtHour, at).toISOString(),
      },
    });
    ids.decision.set(decision.key, id);
    const params = { roundTable: code, decision: number };
    for (const { reached, by } of decision.life) {
      if (reached === 'closed') await castBallots(loading, decision, number);
      await asPerson(loading, by)(decisions.stepDecision, {
        params: { ...params, step: reached === 'open' ? 'open' : 'close' },
      });
    }
    if (!isClosed) await castBallots(loading, decision, number);
  }
}

async function castBallots(
  loading: Loading,
  decision: Loading['sample']['decisions'][number],
  number: number,
): Promise<void> {
  for (const { delegation, by, choice, reason } of decision.ballots)
    await asPerson(loading, by)(decisions.castBallot, {
      params: { roundTable: loading.code, decision: number, delegation: idOf(loading.ids.delegation, delegation) },
      body: { choice: choice as decisions.Choice, reason: reason ?? null, replaces: 0, operationId: randomUUID() },
    });
}

type PostLevel = PostInput['attribution'];

/** The threads, post by post. */
export async function loadThreads(loading: Loading): Promise<void> {
  const { sample, code, ids } = loading;
  for (const thread of sample.threads) {
    const subject = idOf<string>(ids[thread.about.kind], thread.about.key);
    const posts = new Map<string, PostId>();
    for (const one of thread.posts) {
      const { id } = await asPerson(loading, one.by)(addPost, {
        params: { roundTable: code, kind: thread.about.kind, subject },
        body: {
          body: withMentions(loading, one.text.join('\n\n'), one.mentions),
          language: one.language,
          parentId: one.replyTo === null ? null : (posts.get(one.replyTo) ?? null),
          delegationId: one.delegation === null ? null : idOf(ids.delegation, one.delegation),
          capacity: one.capacity,
          attribution: (one.attribution ?? 'person') as PostLevel,
        },
      });
      posts.set(one.key, id);
    }
  }
}

/** `@Name` in the files becomes the mention of that person. */
function withMentions({ sample, ids }: Loading, text: string, mentions: readonly string[]): string {
  return mentions.reduce((words, key) => {
    const person = sample.people.find((one) => one.key === key)!;
    return words.replaceAll(`@${person.name}`, `@[${idOf(ids.person, key)}]`);
  }, text);
}
