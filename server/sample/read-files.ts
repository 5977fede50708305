import { readFileSync, readdirSync } from 'node:fs';

const HERE = new URL('./', import.meta.url);

const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, HERE), 'utf8'));

const jsonFilesIn = (folder: string): string[] =>
  readdirSync(new URL(`${folder}/`, HERE))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => `${folder}/${name}`);

/** One thing a file. */
const eachFileOf = (folder: string): unknown[] => jsonFilesIn(folder).map(readJson);

/** A list a file; the lists are joined in the order of the files' names. */
const listsOf = (folder: string): unknown[] =>
  jsonFilesIn(folder).flatMap((path) => {
    const list = readJson(path);
    if (!Array.isArray(list)) throw new Error(`${path} of the sample is not a list.`);
    return list as unknown[];
  });

/** What the files of this folder say, unparsed. A new file in one of the folders is read without being named here. */
export const readFiles = () => ({
  forum: readJson('forum.json'),
  roundTable: readJson('round-table.json'),
  parties: readJson('parties.json'),
  delegations: readJson('delegations.json'),
  people: readJson('people.json'),
  areas: readJson('areas.json'),
  calls: readJson('calls.json'),
  questions: readJson('questions.json'),
  responses: eachFileOf('responses'),
  practices: listsOf('practices'),
  endorsements: readJson('endorsements.json'),
  proposals: readJson('proposals.json'),
  instruments: listsOf('instruments'),
  instrumentGroups: readJson('instrument-groups.json'),
  threads: eachFileOf('threads'),
  decisions: eachFileOf('decisions'),
});
