import { REGISTERS, type Register } from '@penholder/shared/practices/registers/names';
import { expect, it } from 'vitest';
import ar from '../../../messages/practices/ar.json' with { type: 'json' };
import en from '../../../messages/practices/en.json' with { type: 'json' };

/** How the messages of a register begin; those of targets a page fetches from the register itself. */
const KEYS: Readonly<Partial<Record<Register['id'], string>>> = {
  'living-statuses': 'practices_living',
  'evidence-levels': 'practices_evidence',
  'journey-phases': 'practices_journey',
  'gcm-objectives': 'practices_gcm',
  'guiding-principles': 'practices_principle',
  'beneficiary-groups': 'practices_group',
  'sdg-goals': 'practices_sdg',
};

it.each(Object.entries({ en, ar }))('[PR61] pages and files name codes alike, in %s', (language, messages) => {
  const said = new Map<string, unknown>(Object.entries(messages));
  for (const { id, codes } of REGISTERS.filter((register) => KEYS[register.id]))
    for (const { code, names } of codes)
      expect([code, names[language as 'en' | 'ar']]).toEqual([
        code,
        said.get(`${KEYS[id]}_${code.replaceAll('-', '_')}`),
      ]);
});
