// A door of its own: what writes files of practices, whoever hands the records.
export { guideFor } from './guide.ts';
export { MEDIA_TYPES, writeExport } from './write-export.ts';
