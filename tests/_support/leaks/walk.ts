import type { Mounted } from '@penholder/server/http/mount';
import { z } from 'zod';
import type { TestPerson, TestRoundTable, TestServer } from '../harness.ts';

/** Somebody to whom the server answers; without a person: a visitor. */
export interface Observer {
  readonly called: string;
  readonly person?: Pick<TestPerson, 'token'>;
}

/** One answer, with all that left. */
export interface Left {
  readonly observer: string;
  readonly route: string;
  readonly url: string;
  readonly status: number;
  readonly bytes: Buffer;
}

/** What there is in a round table, by the names of the paths' parameters. */
export type Things = Readonly<Record<string, readonly string[]>>;

/** Enough of a kind that all look alike. */
const POSTS = 6;
/** Versions of a text: before anything, after its first words, and one in the midst of it. */
const SEQUENCES = ['0', '1', '2'];

/** The ids that addresses can be made of: all, or enough where all look alike. */
export async function thingsOf(server: TestServer, table: TestRoundTable): Promise<Things> {
  const { db } = server.opened;
  const idsOf = async (from: 'guiding_question' | 'response' | 'practice' | 'decision' | 'edition' | 'delegation') =>
    (await db.selectFrom(from).select('id').where('round_table_id', '=', table.id).execute()).map((row) => row.id);
  const others = async (
    from:
      | 'instrument'
      | 'instrument_group'
      | 'thematic_area'
      | 'paper'
      | 'paper_reading'
      | 'practice_import'
      | 'lineage_proposal'
      | 'document',
  ) => (await db.selectFrom(from).select('id').where('round_table_id', '=', table.id).execute()).map((row) => row.id);
  const [questions, practices, decided] = [
    await idsOf('guiding_question'),
    await idsOf('practice'),
    await idsOf('decision'),
  ];
  const attachments = await db
    .selectFrom('practice_attachment as f')
    .innerJoin('practice as p', 'p.id', 'f.practice_id')
    .select('f.id')
    .where('p.round_table_id', '=', table.id)
    .execute();
  const numbers = await db.selectFrom('decision').select('number').where('round_table_id', '=', table.id).execute();
  const calls = await db.selectFrom('practice_call').select('number').where('round_table_id', '=', table.id).execute();
  const posts = await db
    .selectFrom('post as p')
    .innerJoin('thread as t', 't.id', 'p.thread_id')
    .select('p.id')
    .where('t.round_table_id', '=', table.id)
    // Of each author, one that is hidden and one of an office.
    .orderBy('p.sequence')
    .orderBy('t.id')
    .limit(POSTS)
    .execute();
  const persons = await db
    .selectFrom('accreditation as a')
    .innerJoin('delegation as d', 'd.id', 'a.delegation_id')
    .select('a.person_id')
    .where('d.round_table_id', '=', table.id)
    .limit(2)
    .execute();
  const mails = await db.selectFrom('mail').select('id').where('subject', 'like', `${table.code}:%`).limit(2).execute();
  return {
    roundTable: [table.code],
    question: questions,
    response: await idsOf('response'),
    practice: practices,
    version: ['1', '2'],
    document: await others('document'),
    sequence: SEQUENCES,
    decision: numbers.map((row) => String(row.number)),
    call: calls.map((row) => String(row.number)),
    delegation: await idsOf('delegation'),
    edition: await idsOf('edition'),
    instrument: await others('instrument'),
    group: await others('instrument_group'),
    area: await others('thematic_area'),
    paper: await others('paper'),
    reading: await others('paper_reading'),
    import: await others('practice_import'),
    row: ['2'],
    column: ['0'],
    attachment: attachments.map((row) => row.id),
    proposal: await others('lineage_proposal'),
    subject: [...questions, ...practices, ...decided],
    post: posts.map((row) => row.id),
    person: persons.map((row) => row.person_id),
    mail: mails.map((row) => row.id),
  };
}

type Choices = { enum?: string[]; const?: string };

/** Every address of an operation that names things that are there. A parameter that nobody thought of is an error. */
export function addressesOf(route: Mounted, things: Things): string[] {
  const shape = route.params
    ? (z.toJSONSchema(route.params, { io: 'input', unrepresentable: 'any' }) as {
        properties?: Record<string, Choices>;
      })
    : {};
  let paths = [route.path as string];
  for (const [, name] of route.path.matchAll(/:(\w+)/g)) {
    const choices = shape.properties?.[name!];
    const values = choices?.const ? [choices.const] : (choices?.enum ?? things[name!]);
    if (!values) throw new Error(`Nobody thought of ${name}, a parameter of ${route.method} ${route.path}.`);
    paths = paths.flatMap((path) => values.map((value) => path.replace(`:${name}`, encodeURIComponent(value))));
  }
  return paths.flatMap((path) => queriesOf(route, things).map((query) => `/api/v1${path}${query}`));
}

/** What is asked with an operation: as many as there are, and whatever it cannot do without. */
function queriesOf(route: Mounted, things: Things): string[] {
  const shape = route.query
    ? (z.toJSONSchema(route.query, { io: 'input', unrepresentable: 'any' }) as {
        properties?: Record<string, Choices>;
        required?: string[];
      })
    : {};
  const limit = shape.properties?.['limit'] ? 'limit=50' : '';
  const required = shape.required ?? [];
  if (required.includes('kind') && required.includes('subject'))
    return ['question', 'practice', 'decision'].map(
      (kind) => `?kind=${kind}&${things['subject']!.map((id) => `subject=${id}`).join('&')}`,
    );
  if (required.includes('from') && required.includes('to'))
    return things['edition']!.map((id) => `?from=${id}&to=${id}`);
  if (required.includes('from')) return SEQUENCES.map((from) => `?from=${from}`);
  if (required.includes('letters')) return [`?letters=A&letters=B&${limit}`];
  if (required.includes('language')) return ['?language=en'];
  return [limit ? `?${limit}` : ''];
}

let place = 0;
/** One request as an observer sends it; each from an address of its own, since the server slows down who asks too much. */
export async function ask(server: TestServer, observer: Observer, url: string, route = url): Promise<Left> {
  place += 1;
  const answer = await server.app.fastify.inject({
    method: 'GET',
    url,
    remoteAddress: `10.${(place >> 16) & 255}.${(place >> 8) & 255}.${place & 255}`,
    headers: observer.person ? { authorization: `Bearer ${observer.person.token}` } : {},
  });
  const head = Buffer.from(JSON.stringify(answer.headers));
  const isFile = !String(answer.headers['content-type']).includes('json');
  return {
    observer: observer.called,
    route,
    url,
    status: answer.statusCode,
    bytes: isFile ? answer.rawPayload : Buffer.concat([head, answer.rawPayload]),
  };
}

/** Made in a process of its own of the records that the list's other files are made of: one observer in four is enough. */
const COSTLY = '/round-tables/:roundTable/practice-document';

/** Every operation that reads, as every observer. */
export async function walk(server: TestServer, observers: readonly Observer[], things: Things): Promise<Left[]> {
  const left: Left[] = [];
  for (const route of server.app.mounted.filter(({ method }) => method === 'GET'))
    for (const url of addressesOf(route, things))
      for (const [place, observer] of observers.entries())
        if (route.path !== COSTLY || place % 4 === 0) left.push(await ask(server, observer, url, route.path));
  for (const observer of observers) left.push(await ask(server, observer, '/api/v1/openapi.json'));
  return left;
}
