import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Axe, in its mode for pages without frames of other sites, of which there are none: the other opens a tab for each look. What is well is not described. */
export const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
