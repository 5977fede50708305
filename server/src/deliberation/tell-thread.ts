import type { SubjectFacts } from '@penholder/shared/deliberation';
import type { RoundTableId } from '@penholder/shared/kernel';
import type { Deps } from '../deps.ts';

/** Tells that something was said about a subject: everyone who may read it, or its circle. [DL2] */
export function tellThread(
  { live }: Pick<Deps, 'live'>,
  roundTableId: RoundTableId,
  subject: SubjectFacts,
  post: { isInner: boolean },
): void {
  live.tell({ roundTableId, topic: 'threads', ids: [subject.id], audience: post.isInner ? subject.circle : undefined });
}
