import type { RoundTableId } from '../kernel/index.ts';
import { dutyOf, WAITING_KINDS, type WaitingKind } from './kinds.ts';
import type { WaitingItem } from './item.ts';

/** One thing found to wait, of those of its kind at its round table that were looked up. */
export interface Found extends Pick<WaitingItem, 'kind' | 'count'>, Partial<Omit<WaitingItem, 'kind' | 'count'>> {
  readonly roundTableId: RoundTableId;
  /** How many lines of its kind there are at its round table, looked up or not, and how many things are in them together. */
  readonly of: { readonly lines: number; readonly things: number };
}

const weightOf = (kind: WaitingKind): number => WAITING_KINDS.indexOf(kind);
const timeOf = (deadline: string | null): number => (deadline === null ? Infinity : Date.parse(deadline));

/** Which of two lines comes first: the nearer deadline, the weightier kind, the lower number. [WA2] */
export function byUrgency(a: WaitingItem, b: WaitingItem): number {
  const [at, bt] = [timeOf(a.deadline), timeOf(b.deadline)];
  if (at !== bt) return at < bt ? -1 : 1;
  return weightOf(a.kind) - weightOf(b.kind) || (a.subject?.number ?? 0) - (b.subject?.number ?? 0);
}

/** The lines of one round table: one by one, or together where a kind has more than are told one by one, by urgency. [WA2] [WA3] */
export function linesOf(found: readonly Found[]): WaitingItem[] {
  const lines: WaitingItem[] = [];
  for (const group of Map.groupBy(found, ({ kind }) => kind).values()) {
    const { kind, of } = group[0]!;
    const items = group.map(itemOf);
    if (of.lines <= dutyOf(kind).named) lines.push(...items);
    else if (of.lines === 1 && items[0]!.subject) lines.push(items[0]!);
    else
      lines.push({
        kind,
        count: of.things,
        deadline: items.toSorted(byUrgency)[0]!.deadline,
        subject: null,
        delegationId: null,
        reason: null,
        missing: [],
      });
  }
  return lines.toSorted(byUrgency);
}

const itemOf = ({ kind, count, deadline, subject, delegationId, reason, missing }: Found): WaitingItem => ({
  kind,
  count,
  deadline: deadline ?? null,
  subject: subject ?? null,
  delegationId: delegationId ?? null,
  reason: reason ?? null,
  missing: missing ?? [],
});

/** Whether the reader can do it themselves. [WA5] */
export const isOwnTurn = ({ kind }: Pick<WaitingItem, 'kind'>): boolean => dutyOf(kind).turn === 'own';

/** How many things wait for the reader themselves, and the nearest deadline among them. [WA5] */
export function sumOf(items: readonly WaitingItem[]): { count: number; deadline: string | null } {
  const own = items.filter(isOwnTurn);
  return {
    count: own.reduce((sum, { count }) => sum + count, 0),
    deadline: own.toSorted(byUrgency)[0]?.deadline ?? null,
  };
}

/** How many things wait for the reader in each place of the round table. */
export function countsByPlace(items: readonly WaitingItem[]): Partial<Record<string, number>> {
  const counts: Partial<Record<string, number>> = {};
  for (const item of items.filter(isOwnTurn)) {
    const { place } = dutyOf(item.kind);
    counts[place] = (counts[place] ?? 0) + item.count;
  }
  return counts;
}
