import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageBytes } from './messages.ts';
import type { Point } from './point.ts';
import {
  BUSY,
  capacity,
  type Costs,
  costsFrom,
  DATABASE_CORES,
  hearingShare,
  type Load,
  messagesPerSecond,
  mostNodes,
  nodeCores,
  redisShare,
  updatesPerSecond,
} from './model.ts';

const root = join(import.meta.dirname, '../../..');
const FILE = join(root, 'docs/scaling.md');
const LOADS: readonly Load[] = [
  { name: 'a delegation’s response: 4 people, one of them typing', clients: 4, rate: 4 },
  { name: 'a drafting group: 50 people, 5 typing', clients: 50, rate: 20 },
  { name: 'a plenary: 500 people, 20 typing', clients: 500, rate: 80 },
];

/** Writes the tables of docs/scaling.md anew. */
export function renewModel(points: readonly Point[]): void {
  const costs = costsFrom(points);
  let text = readFileSync(FILE, 'utf8');
  for (const [name, lines] of Object.entries({ measured: measured(costs), extrapolated: extrapolated(costs) }))
    text = text.replace(
      new RegExp(`(<!-- ${name} -->\\n)[^]*(<!-- /${name} -->)`),
      (_, begin: string, end: string) => `${begin}\n${lines.join('\n')}\n\n${end}`,
    );
  writeFileSync(FILE, text);
}

function measured(costs: Costs): string[] {
  const at = (place: number) => costs.delivery.at(place)!;
  return [
    '| One … | costs | of |',
    '|---|---|---|',
    `| update delivered to one client, ${at(0).at} clients in the document | ${at(0).microseconds} µs | a node’s core |`,
    `| update delivered to one client, ${at(-1).at} clients in the document | ${at(-1).microseconds} µs | a node’s core |`,
    `| client’s opening a document | ${costs.opening} ms | a node’s core |`,
    `| client in a full document | ${costs.clientMemory} kB | a node’s memory |`,
    `| document with two clients | ${costs.documentMemory} kB | a node’s memory |`,
    `| update | ${costs.databaseUpdate} µs | PostgreSQL’s cores |`,
    `| update | ${costs.logBytes} bytes | PostgreSQL’s tables and indexes |`,
    `| update | ${costs.walBytes} bytes | PostgreSQL’s write-ahead log |`,
    ...costs.commit.map(
      ({ updates, milliseconds }) =>
        `| commit of ${updates} updates | ${milliseconds} ms: ${Math.round((updates * 1000) / milliseconds)} updates a second | a node’s one commit at a time |`,
    ),
    `| update told to other nodes, alone or of a hundred | ${messageBytes(1)} or ${Math.round(messageBytes(100) / 100)} bytes | Redis, once in and once to each other node |`,
    ...costs.message.map(
      ({ nodes, microseconds }) => `| message between ${nodes} nodes | ${microseconds} µs | Redis’ one thread |`,
    ),
    `| message of another node | ${Number(costs.hearing.toPrecision(3))} µs | a node’s core |`,
  ];
}

function extrapolated(costs: Costs): string[] {
  return [
    '| Documents of this kind at once | one core of a node for each | one node | ten nodes |',
    '|---|---|---|---|',
    ...LOADS.map((load) => {
      const [one, ten] = [1, 10].map((nodes) => capacity(costs, load, nodes));
      return `| ${load.name}, ${load.rate} updates a second | ${percent(nodeCores(costs, load))} | ${one!.documents} (${one!.limit}) | ${ten!.documents} (${ten!.limit}) |`;
    }),
    '',
    `A node spends ${percent(BUSY)} of its core, PostgreSQL ${DATABASE_CORES} cores. One node commits at most ${Math.round(updatesPerSecond(costs))} updates a second;`,
    `PostgreSQL’s ${DATABASE_CORES} cores bear ${Math.round((DATABASE_CORES * 1e6) / costs.databaseUpdate)} in small commits, and less time each in larger ones.`,
    '',
    `A node sends at most ${Math.round(messagesPerSecond(costs))} messages a second, however much is written: ten nodes take ${percent(redisShare(costs, 10))} of Redis’ thread, and hearing`,
    `the others ${percent(hearingShare(costs, 10))} of each node’s core. With ${mostNodes(costs).nodes} nodes it ends: the next would be too much for ${mostNodes(costs).limit}.`,
  ];
}

const percent = (share: number): string => `${Number((share * 100).toPrecision(2))} %`;
