import { expect, it, vi } from 'vitest';

vi.mock('#lib/paraglide/messages.js', () => ({
  m: {
    practices_register_own: ({ source }: { source: string }) => `After ${source}.`,
    practices_register_official: ({ source, languages }: { source: string; languages: string }) =>
      `From ${source}, official in ${languages}.`,
  },
}));
vi.mock('#lib/paraglide/runtime.js', () => ({ getLocale: () => 'en' }));
const { sourceOf } = await import('./register-source.ts');

it('[PR61] says of which resolution a register is, and in which languages its names are the official words', () => {
  expect(sourceOf('guiding-principles')).toBe('From A/RES/73/195, official in English, French, Spanish and Chinese.');
  expect(sourceOf('gcm-objectives')).toBe('After A/RES/73/195.');
  expect(sourceOf('journey-phases')).toBe('');
});
