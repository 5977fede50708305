import { claimReading, endReading, releaseReading, saveProgress } from '@penholder/db/reading';
import type { Work } from '../deadlines/clockwork.ts';
import type { Deps } from '../deps.ts';
import type { ReadingStep } from './read-file.ts';
import { readPaper } from './read-paper.ts';
import { LIMITS, readingRefusals } from './refusals.ts';
import { tellPapers } from './tell-papers.ts';

export const READ_PAPERS = 'read-papers';

/** How long a file is one node's: longer than any reading may take. */
const CLAIM_SECONDS = (2 * LIMITS.deadlineMs) / 1000 + 30;
/** A file at which the server died so often is left alone. */
const MOST_ATTEMPTS = 3;
const BUSY_SECONDS = 5;
const PROGRESS: Record<ReadingStep, number> = { opening: 15, recognising: 60, done: 95 };

/** Reads the files that wait, one at a time; a killed node's file is read by another once its claim has run out. */
export const readPapersWork = (deps: Deps): Work => ({
  name: READ_PAPERS,
  every: 5_000,
  async tick() {
    const { db } = deps;
    const claimed = await claimReading(db, CLAIM_SECONDS);
    if (!claimed) return false;
    const { id, round_table_id: roundTableId, file_name: name, media_type: mediaType, file, attempts } = claimed;
    const end = async (how: Parameters<typeof endReading>[2]) => {
      if (await endReading(db, id, how)) tellPapers(deps, roundTableId, id);
      return true;
    };
    if (attempts > MOST_ATTEMPTS) return end({ refusal: readingRefusals.timedOut() });

    let told = Promise.resolve();
    const result = await readPaper(new Uint8Array(file), {
      name,
      mediaType,
      onProgress: (step) => {
        told = told
          .then(() => saveProgress(db, id, PROGRESS[step]))
          .then(() => tellPapers(deps, roundTableId, id))
          .catch((err: unknown) => deps.log.warn({ err, id }, 'the progress of a reading was not saved'));
      },
    });
    await told;
    if (result.ok) return end({ reading: result.reading });
    if (result.refusal.code !== 'reading.busy') return end({ refusal: result.refusal });
    await releaseReading(db, id, BUSY_SECONDS);
    return false;
  },
});
