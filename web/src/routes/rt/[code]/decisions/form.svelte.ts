import type { Decision, DecisionTerms, Method, Quorum, Secrecy, Threshold } from '@penholder/shared/decisions';
import type { Language, LocalizedText } from '@penholder/shared/kernel';
import { fromZoned, toZoned } from '#lib/zoned-time.ts';

/** The terms of a decision as they are being filled in; times are wall-clock times of the round table. */
export class DecisionForm {
  question = $state<Partial<Record<Language, string>>>({});
  explanation = $state<Partial<Record<Language, string>>>({});
  about = $state<'free' | 'practice'>('free');
  practice = $state<string[]>([]);
  method = $state<Method>('gradient');
  threshold = $state<Threshold>('simple-majority');
  secrecy = $state<Secrecy>('open');
  quorum = $state<Quorum['kind']>('none');
  count = $state('10');
  percent = $state('50');
  opens = $state('');
  closes = $state('');
  readonly #timeZone: string;

  constructor(timeZone: string, from?: Decision | { practice: string | null }) {
    this.#timeZone = timeZone;
    if (!from) return;
    if ('practice' in from) {
      if (from.practice) [this.about, this.practice] = ['practice', [from.practice]];
      return;
    }
    this.question = { ...from.question };
    this.explanation = { ...from.explanation };
    if (from.subject) [this.about, this.practice] = ['practice', [from.subject.id]];
    this.method = from.method;
    this.threshold = from.threshold ?? 'simple-majority';
    this.secrecy = from.secrecy;
    this.quorum = from.quorum.kind;
    if (from.quorum.kind === 'count') this.count = String(from.quorum.count);
    if (from.quorum.kind === 'percent') this.percent = String(from.quorum.percent);
    this.opens = from.opensAt ? toZoned(from.opensAt, timeZone) : '';
    this.closes = from.closesAt ? toZoned(from.closesAt, timeZone) : '';
  }

  get terms(): DecisionTerms {
    return {
      question: this.question as LocalizedText,
      explanation: Object.keys(this.explanation).length > 0 ? (this.explanation as LocalizedText) : null,
      practiceId: (this.about === 'practice' ? (this.practice[0] ?? null) : null) as DecisionTerms['practiceId'],
      method: this.method,
      threshold: this.threshold,
      secrecy: this.secrecy,
      quorum:
        this.quorum === 'count'
          ? { kind: 'count', count: Number(this.count) }
          : this.quorum === 'percent'
            ? { kind: 'percent', percent: Number(this.percent) }
            : { kind: 'none' },
      opensAt: this.opens ? fromZoned(this.opens, this.#timeZone) : null,
      closesAt: this.closes ? fromZoned(this.closes, this.#timeZone) : null,
    };
  }
}
