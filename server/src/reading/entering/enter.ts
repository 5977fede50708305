import type { Trx } from '@penholder/db';
import type { RoundTableRow } from '@penholder/db/round-tables';
import type { AuditEvent } from '@penholder/db/audit';
import type { Language, LocalizedText, PersonId } from '@penholder/shared/kernel';
import { plainName } from '@penholder/shared/people/register';
import type { Deps } from '../../deps.ts';

/** What every part of a paper needs to enter the round table. Acts are gathered, and recorded together once all locks are taken. */
export interface Entry {
  readonly trx: Trx;
  readonly deps: Deps;
  readonly roundTable: RoundTableRow;
  readonly personId: PersonId;
  readonly language: Language;
  /** SHA-256 of the file, in hex. */
  readonly fileHash: string;
  readonly fileName: string;
  record(
    act: string,
    subject: { kind: string; id: string },
    details?: Record<string, unknown>,
    more?: Partial<AuditEvent>,
  ): void;
}

/** Whether a text goes by `name` in any language, whatever its case and accents. */
export const goesBy = (names: LocalizedText, name: string): boolean =>
  Object.values(names).some((one) => plainName(one) === plainName(name));

/** A text in the paper's language. */
export const inPaper = ({ language }: Entry, text: string): LocalizedText => ({ [language]: text });
