import type { OpenDb } from '@penholder/db';
import { kindOfInstance } from '@penholder/db/people';

/** What the command line asks for: `--sample`, `--empty`, or nothing. */
export type Wish = 'sample' | 'empty' | undefined;

/** Reads the wish; throws on an argument that it does not know. */
export function readWish(args: readonly string[]): Wish {
  const unknown = args.find((arg) => arg !== '--sample' && arg !== '--empty');
  if (unknown !== undefined) throw new Error(`"${unknown}" is no argument; there are --sample and --empty.`);
  if (args.length > 1) throw new Error('--sample and --empty exclude one another.');
  return args[0] === '--sample' ? 'sample' : args[0] === '--empty' ? 'empty' : undefined;
}

/**
 * How the server is to start on a database: `load` the sample, run `on-sample` that is there, or run as a `real` instance.
 * An empty embedded database gets the sample unless told otherwise, an empty PostgreSQL only when told. Throws where the
 * wish and the database contradict one another.
 */
export async function startMode(
  { db, kind }: OpenDb,
  wish: Wish,
): Promise<'load' | 'load-again' | 'on-sample' | 'real'> {
  const holds = await kindOfInstance(db);
  if (holds === 'sample' || holds === 'part of the sample') {
    if (wish === 'empty')
      throw new Error('This database holds the sample; --empty needs an empty one (another DATA_DIR or DATABASE_URL).');
    return holds === 'sample' ? 'on-sample' : 'load-again';
  }
  if (holds === 'real') {
    if (wish === 'sample')
      throw new Error('This database is in use; --sample needs an empty one (another DATA_DIR or DATABASE_URL).');
    return 'real';
  }
  return wish === 'sample' || (wish === undefined && kind === 'embedded') ? 'load' : 'real';
}
