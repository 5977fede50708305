// A door of its own: what writes files of practices, whoever hands the records.
export { type Guide, guideFor } from './guide.ts';
export type { Reading } from '../present-summary.ts';
export { exportedPractices } from './records.ts';
export { fileNameOf } from './send-export.ts';
export { MEDIA_TYPES, writeExport } from './write-export.ts';
