import type { Circle, SubjectFacts } from '@penholder/shared/deliberation';
import type { RoundTableId } from '@penholder/shared/kernel';
import type { Deps } from '../deps.ts';

/** Tells that something was said about a subject: everyone, or the circle of the post. [DL2] */
export function tellThread(
  { live }: Pick<Deps, 'live'>,
  roundTableId: RoundTableId,
  subject: SubjectFacts,
  post: { circle: Circle | null },
): void {
  live.tell({ roundTableId, topic: 'threads', ids: [subject.id], audience: post.circle ?? undefined });
}
