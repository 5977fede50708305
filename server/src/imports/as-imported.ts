import type { ImportFor } from '@penholder/shared/imports';

/**
 * What the acts of an import say beside their facts. They stand in the log right behind those of its practices, which may be
 * unattributed: the delegation that imports is told to nobody else [RT11].
 */
export const asImported = (of: ImportFor): { attribution?: 'unattributed' } =>
  of === null ? {} : { attribution: 'unattributed' };
