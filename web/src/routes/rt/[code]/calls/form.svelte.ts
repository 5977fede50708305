import { type CallCell, type CallTerms, cellInAddress, type PracticeCall } from '@penholder/shared/coverage';
import type { DelegationId, LocalizedText } from '@penholder/shared/kernel';
import { fromZoned, toZoned } from '#lib/zoned-time.ts';

/** The terms of a call as they are being filled in; the deadline is a wall-clock time of the round table. */
export class CallForm {
  title = $state<LocalizedText>({});
  text = $state<LocalizedText>({});
  cells = $state<CallCell[]>([]);
  goesTo = $state<'all' | 'some'>('all');
  delegations = $state<DelegationId[]>([]);
  closes = $state('');
  reminds = $state<string[]>(['7', '1']);
  readonly #timeZone: string;

  constructor(timeZone: string, from: { cells: readonly CallCell[] } | PracticeCall) {
    this.#timeZone = timeZone;
    this.cells = from.cells.map(({ area, objective, region, phase }) => ({ area, objective, region, phase }));
    if (!('title' in from)) return;
    this.title = { ...from.title };
    this.text = { ...from.text };
    this.goesTo = from.delegations === null ? 'all' : 'some';
    this.delegations = from.delegations?.map(({ id }) => id) ?? [];
    this.closes = from.closesAt ? toZoned(from.closesAt, timeZone) : '';
    this.reminds = from.remindDays.map(String);
  }

  /** Adds a cell unless it is there. */
  add(cell: CallCell): void {
    const key = cellInAddress(cell);
    if (key !== '' && !this.cells.some((one) => cellInAddress(one) === key)) this.cells = [...this.cells, cell];
  }

  get terms(): CallTerms {
    return {
      title: this.title,
      text: this.text,
      cells: this.cells,
      delegations: this.goesTo === 'all' ? null : this.delegations,
      closesAt: this.closes ? fromZoned(this.closes, this.#timeZone) : null,
      remindDays: this.reminds.map(Number),
    };
  }
}

/** How many days before a deadline one may be reminded, as the form offers it. */
export const REMINDERS = ['14', '7', '3', '1'] as const;
