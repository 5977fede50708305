import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as Y from 'yjs';

/** Documents in a file of SQLite, which commits to disk before it answers. */
export function keptInSqlite(folder: string) {
  const db = new DatabaseSync(join(folder, 'documents.sqlite'));
  db.exec('pragma journal_mode = wal; pragma synchronous = full');
  db.exec('create table if not exists document (name text primary key, state blob not null)');
  db.exec('create table if not exists tail (name text not null, part blob not null)');
  const find = db.prepare('select state from document where name = ?');
  const put = db.prepare('insert into document values (?, ?) on conflict (name) do update set state = excluded.state');
  const findTail = db.prepare('select part from tail where name = ?');
  const add = db.prepare('insert into tail values (?, ?)');
  return {
    /** The whole document; undefined where there is none. */
    read(name: string): Uint8Array | undefined {
      const whole = find.get(name)?.['state'] as Uint8Array | undefined;
      const parts = findTail.all(name).map(({ part }) => part as Uint8Array);
      const all = whole ? [whole, ...parts] : parts;
      return all.length > 1 ? Y.mergeUpdates(all) : all[0];
    },
    write: (name: string, state: Uint8Array) => void put.run(name, state),
    /** One more update of it. */
    append: (name: string, part: Uint8Array) => void add.run(name, part),
    close: () => db.close(),
  };
}
