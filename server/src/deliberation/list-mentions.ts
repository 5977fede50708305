import { countMentions, listMentions as listRows } from '@penholder/db/deliberation';
import type { RoundTableRow } from '@penholder/db/round-tables';
import { type Mention, readsPost, type SubjectFacts, THREAD_KINDS } from '@penholder/shared/deliberation';
import type { Page } from '@penholder/shared/kernel';
import type { Actor } from '@penholder/shared/people';
import type { Deps } from '../deps.ts';
import { presentVoices } from '../round-tables/present-voice.ts';
import { nameMentions } from './name-mentions.ts';
import { postCursor } from './read-thread.ts';

/** How much of a post is shown in a list. */
const BEGINNING = 240;

/** The beginning of a text, cut at a word and never within a mention. */
export function beginningOf(text: string): string {
  if (text.length <= BEGINNING) return text;
  const cut = text.slice(0, BEGINNING).replace(/@\[[^\]]*$/u, '');
  return `${cut.replace(/\s+\S*$/u, '')}…`;
}

/** Posts that mention the reader or their delegations, newest first, as far as they may read them. [DL7] */
export async function listMentions(
  { db, subjects }: Pick<Deps, 'db' | 'subjects'>,
  actor: Actor,
  roundTable: RoundTableRow,
  page: { after?: string | undefined; limit: number },
): Promise<Page<Mention>> {
  const ids = [actor.personId, ...actor.accreditations.map((place) => place.delegationId)];
  const filter = { reader: actor, ids };
  const rows = await listRows(db, filter, { before: postCursor(page.after), limit: page.limit + 1 });
  const shown = rows.slice(0, page.limit);
  const about = new Map<string, SubjectFacts>();
  for (const kind of THREAD_KINDS) {
    const wanted = shown.filter((row) => row.subject_kind === kind).map((row) => row.subject_id);
    if (wanted.length > 0)
      for (const [id, facts] of await subjects.readable(db, roundTable, actor, kind, wanted)) about.set(id, facts);
  }
  // Whoever is mentioned could read it then; what they no longer may is left out.
  const readable = shown.filter((row) => {
    const subject = about.get(row.subject_id);
    return subject !== undefined && readsPost(actor, subject, row);
  });
  const voices = await presentVoices(db, roundTable, actor, readable);
  const namer = await nameMentions(
    db,
    roundTable,
    actor,
    readable.map((row) => row.body),
  );
  return {
    items: readable.map((row) => {
      const voice = voices.voiceOf(row);
      const subject = about.get(row.subject_id)!;
      const { body, mentions } = namer.named(row.body);
      return {
        post: row.id,
        subject: { kind: row.subject_kind, id: subject.id, title: subject.title, path: subject.path },
        voice,
        at: voices.timeOf(row.created_at, voice),
        beginning: beginningOf(body),
        mentions,
        isNew: row.is_new,
      };
    }),
    next: rows.length > page.limit ? shown.at(-1)!.id : null,
    total: await countMentions(db, filter),
  };
}
