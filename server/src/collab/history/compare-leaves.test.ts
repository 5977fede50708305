import { expect, it } from 'vitest';
import { type Block, compareLeaves, type Run } from './compare-leaves.ts';
import { type AuthoredNode, leavesOf } from './leaves.ts';
import { tokensOf } from './tokens.ts';

const paragraph = (...runs: (string | [string, number])[]): AuthoredNode => ({
  type: 'paragraph',
  content: runs.map((run) =>
    typeof run === 'string' ? { type: 'text', text: run } : { type: 'text', text: run[0], by: run[1] },
  ),
});
const doc = (...content: AuthoredNode[]): AuthoredNode => ({ type: 'doc', content });
const compared = (before: AuthoredNode, after: AuthoredNode) => compareLeaves(leavesOf(before), leavesOf(after));
/** `-gone- +come+ same`, as one line. */
const line = ({ runs }: { runs: Run[] }) =>
  runs
    .map(({ change, text }) => (change === 'same' ? text : change === 'inserted' ? `+${text}+` : `-${text}-`))
    .join('');
const lines = (blocks: readonly Block[]) => blocks.map((block) => `${block.change} ${line(block)}`);
const textOf = (blocks: readonly Block[], without: Run['change']) =>
  blocks
    .filter(({ change }) => change !== without)
    .map(({ runs }) => runs.flatMap(({ change, text }) => (change === without ? [] : [text])).join(''));

it('[DC20] tells words that were inserted and deleted within a block', () => {
  const { blocks, inserted, deleted } = compared(
    doc(paragraph('States note the rights of migrants.')),
    doc(paragraph('States recall the human rights of migrants.')),
  );
  expect(lines(blocks)).toEqual(['changed States -note-+recall+ the +human +rights of migrants.']);
  expect({ inserted, deleted }).toEqual({ inserted: 2, deleted: 1 });
});

it('[DC20] takes a phrase in the place of another as one change', () => {
  const { blocks } = compared(
    doc(paragraph('We shall act soon on it all.')),
    doc(paragraph('We shall begin now on it all.')),
  );
  expect(lines(blocks)).toEqual(['changed We shall -act soon-+begin now+ on it all.']);
});

it('[DC20] tells blocks apart that came, went, or became a heading', () => {
  const { blocks } = compared(
    doc(paragraph('First words here'), paragraph('What goes away'), paragraph('Last')),
    doc(
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'First words here' }] },
      paragraph('Last'),
      paragraph('Entirely new matter'),
    ),
  );
  expect(lines(blocks)).toEqual([
    'changed First words here',
    'deleted -What goes away-',
    'same Last',
    'inserted +Entirely new matter+',
  ]);
  expect(blocks[0]).toMatchObject({ kind: 'heading', level: 2, was: 'paragraph' });
});

it('[DC20] reads list items, cells and footnotes as blocks of their own', () => {
  const text = doc(
    { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph('an item')] }] },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableHeader', content: [paragraph('one')] },
            { type: 'tableCell', content: [paragraph('two')] },
          ],
        },
      ],
    },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'noted' },
        { type: 'footnote', attrs: { text: 'A source' } },
      ],
    },
  );
  const { blocks } = compared(doc(), text);
  expect(blocks.map(({ kind, number, row }) => [kind, number, row])).toEqual([
    ['item', 3, null],
    ['cell', null, '1.1'],
    ['cell', null, '1.1'],
    ['paragraph', null, null],
    ['footnote', null, null],
  ]);
  expect(lines(blocks).slice(3)).toEqual(['inserted +noted*+', 'inserted +A source+']);
});

it('[DC20] says by whom words were written and by whom deleted', () => {
  const { blocks } = compared(
    doc(paragraph('We ', ['gladly', 1], ' agree')),
    doc(paragraph('We ', ['firmly', 0], ['fully', 2], ' agree', [' now', 2])),
  );
  expect(blocks[0]!.runs).toEqual([
    { change: 'same', text: 'We ', by: [] },
    { change: 'deleted', text: 'gladly', by: [1] },
    { change: 'inserted', text: 'firmlyfully', by: [0, 2] },
    { change: 'same', text: ' agree', by: [] },
    { change: 'inserted', text: ' now', by: [2] },
  ]);
});

it('[DC20] keeps every word of both texts, whatever they are', () => {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const words = ['migrants', 'دولة', '移民', 'rights', 'of', '1', 'naïve', '—', 'l’état'];
  const aText = () =>
    Array.from({ length: random(8) }, () =>
      Array.from({ length: 1 + random(12) }, () => words[random(words.length)]).join(' '),
    );
  for (let round = 0; round < 200; round++) {
    const [before, after] = [aText(), aText()];
    const { blocks } = compared(
      doc(...before.map((text) => paragraph(text))),
      doc(...after.map((text) => paragraph(text))),
    );
    expect(textOf(blocks, 'inserted')).toEqual(before);
    expect(textOf(blocks, 'deleted')).toEqual(after);
  }
});

it('[DC20] parts words in scripts with spaces and without', () => {
  expect(tokensOf([{ text: "l’état d'urgence", by: undefined }]).map(({ text }) => text)).toEqual([
    'l’état',
    ' ',
    "d'urgence",
  ]);
  expect(tokensOf([{ text: '移民权', by: undefined }]).map(({ text }) => text)).toEqual(['移', '民', '权']);
  expect(tokensOf([{ text: 'حقوقُ المهاجرين', by: undefined }]).map(({ text }) => text)).toEqual([
    'حقوقُ',
    ' ',
    'المهاجرين',
  ]);
});
