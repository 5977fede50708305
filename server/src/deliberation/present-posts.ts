import { type Db, now } from '@penholder/db';
import type { PostRow } from '@penholder/db/deliberation';
import type { RoundTableRow } from '@penholder/db/round-tables';
import {
  editableUntil,
  mayEditPost,
  mayModeratePost,
  mayWithdrawPost,
  type Post,
  readsWords,
} from '@penholder/shared/deliberation';
import type { Actor } from '@penholder/shared/people';
import { presentVoices } from '../round-tables/present-voice.ts';
import { factsOf } from './find-post.ts';
import { nameMentions } from './name-mentions.ts';

/** Posts of one thread as one reader sees them, in a constant number of queries; `readUpTo` is the last place that they have read. */
export async function presentPosts(
  db: Db,
  roundTable: RoundTableRow,
  actor: Actor,
  rows: readonly PostRow[],
  readUpTo: number,
): Promise<Post[]> {
  const at = await now(db);
  const voices = await presentVoices(db, roundTable, actor, rows);
  const readable = rows.filter((row) => readsWords(actor, factsOf(row)));
  const namer = await nameMentions(
    db,
    roundTable,
    actor,
    readable.map((row) => row.body),
  );
  return rows.map((row) => {
    const facts = factsOf(row);
    const voice = voices.voiceOf(row);
    const isOwn = row.person_id === actor.personId;
    const words = readsWords(actor, facts) ? namer.named(row.body) : { body: null, mentions: [] };
    return {
      id: row.id,
      parentId: row.parent_id,
      voice,
      attribution: isOwn ? row.attribution : voice.level,
      state: facts.state,
      ...words,
      language: row.language,
      at: voices.timeOf(row.created_at, voice),
      revision: row.revision,
      isEdited: row.edited_at !== null,
      isOwn,
      isNew: !isOwn && facts.state === 'shown' && row.sequence > readUpTo,
      isInner: row.circle !== null,
      moderationReason: facts.state === 'moderated' ? row.moderation_reason : null,
      may: {
        editUntil: mayEditPost(actor, facts, at) ? null : editableUntil(facts).toISOString(),
        withdraw: mayWithdrawPost(actor, facts) === undefined,
        hide: mayModeratePost(actor, facts, 'hide') === undefined,
        show: mayModeratePost(actor, facts, 'show') === undefined,
      },
    };
  });
}
