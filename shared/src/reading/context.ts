import type { Language } from '../kernel/index.ts';
import type { NotUnderstood, Place, Remark } from './paper.ts';
import type { PlaceOf } from './places.ts';

/** What every step of the recogniser is given: the language, where things stand, and where to say what is odd. */
export interface Context {
  readonly language: Language;
  readonly placeOf: PlaceOf;
  remark(code: Remark['code'], place: Place | null, about?: readonly string[], texts?: readonly string[]): void;
  leave(why: NotUnderstood['why'], place: Place, text: string): void;
}
