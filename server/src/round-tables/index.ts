/** The door of round tables: the one exit where a voice is shown as its reader may know it. */
export { type Contribution, presentVoices, type Voices } from './present-voice.ts';
export { tablesWithoutCoChairs, waitingRoundTables } from './waiting.ts';
