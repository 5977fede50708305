import { REGISTER_SOURCES, type RegisterId } from '@penholder/shared/practices';
import { languageName, list } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';

/** Of what resolution a register is, and whose words its names are, where somebody chooses from it; nothing of Penholder's own lists. */
export function sourceOf(register: RegisterId): string {
  const { source, officialIn } = REGISTER_SOURCES[register];
  if (source === null) return '';
  return officialIn.length === 0
    ? m.practices_register_own({ source })
    : m.practices_register_official({ source, languages: list(officialIn.map(languageName)) });
}
