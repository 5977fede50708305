import { describe, expect, it } from 'vitest';
import { plainText } from '@penholder/shared/documents';
import { markdownToSource } from '../../../server/src/reading/markdown-to-source.ts';
import { readFile } from '../../../server/src/reading/read-file.ts';

const file = (text: string) => new TextEncoder().encode(text);
const source = (text: string) => markdownToSource(file(text));
const read = (text: string) => readFile(file(text), 'markdown');
const lines = (text: string) =>
  source(text).blocks.map((block) => (block.kind === 'paragraph' ? plainText(block.content) : 'table'));

describe('Markdown papers', () => {
  it('are numbered as they were typed, where Markdown would count on', () => {
    const labels = (text: string) =>
      source(text).blocks.map((block) => block.kind === 'paragraph' && block.list?.label);
    expect(labels('1. One\n2. Two\n\n1. Again\n')).toEqual(['1', '2', '1']);
    expect(labels('1. One\n1. Two\n1. Three\n')).toEqual(['1', '2', '3']);
    expect(labels('3. Three\n4. Four\n')).toEqual(['3', '4']);
  });

  it('keep typed bullets on lines of their own', () => {
    expect(lines('• One\n• Two\nand more')).toEqual(['• One\n• Two and more']);
  });

  it('[RD9] have links of all forms, and none that leads elsewhere than the web', () => {
    const read = source(
      '[a](https://example.org/a) [b][1] <https://example.org/c> https://example.org/d [e](javascript:x) [f](#g)\n\n[1]: https://example.org/b',
    );
    const [block] = read.blocks;
    expect(block?.kind === 'paragraph' && block.content.flatMap((run) => run.href ?? [])).toEqual(
      ['a', 'b', 'c', 'd'].map((name) => `https://example.org/${name}`),
    );
    expect(read.oddities).toEqual([{ code: 'link-address', n: 1, text: 'javascript:x' }]);
  });

  it('[RD2] list front matter, raw HTML and pictures, and pass over comments', async () => {
    const reading = await read(
      '---\ntitle: "A note"\nlang: fr\n---\n\nUn <u>mot</u>.<!-- mine -->\n\n![Carte](map.png)\n\n<table><tr><td>x</td></tr></table>\n',
    );
    expect(reading.notUnderstood.map(({ why, text, place }) => [why, text, place.paragraph])).toEqual([
      ['front-matter', 'title: "A note"\nlang: fr', 0],
      ['raw-html', '<u>', 1],
      ['raw-html', '</u>', 1],
      ['picture', 'Carte', 2],
      ['raw-html', '<table><tr><td>x</td></tr></table>', 1],
    ]);
    expect([reading.title, reading.language]).toEqual(['A note', 'fr']);
  });

  it('have footnotes in the order of their marks', async () => {
    const reading = await read(
      '# Paper[^b]\n\nText[^a].\n\n# One\n\nMore.\n\n[^a]: First *note*.\n\n    With more.\n[^b]: Second, see[^c].\n[^c]: Third.\n[^d]: Without a mark.\n',
    );
    expect(reading.footnotes.map(({ id, content }) => [id, plainText(content)])).toEqual([
      ['fn1', 'Second, see.'],
      ['fn2', 'First note.\nWith more.'],
      ['fn3', 'Third.'],
      ['fn4', 'Without a mark.'],
    ]);
    expect(
      reading.remarks.filter((remark) => remark.code === 'footnote-without-mark').map((remark) => remark.about),
    ).toEqual([['fn4']]);
  });

  it('[RD4, RD5, RD6, RD7] are recognised without any markup', async () => {
    const reading = await read(
      [
        'BACKGROUND NOTE',
        'Table of contents',
        'Introduction ........ 2',
        'Annex A ........ 7',
        '1. Introduction',
        'Some text of the note, which goes on a little longer than a heading would.',
        '1.1 Where we are',
        'More text, with https://example.org/a in it.',
        '2. Issues',
        'Text about issues.',
        '3. Guiding questions',
        'Q1. Who answers for it?',
        'Q2. What could help?',
        'ANNEX A',
        'Practices of members',
        'Members sent these.',
        'Access to healthcare',
        '- Finland: wider care.\n- Acme Foundation: a clinic.\n- Nobody is named here.',
        'Paths',
        '| Member State | Theme | What they do | Link |\n|---|---|---|---|\n| Egypt | Schools | Open to all | https://example.org/x |\n|  | Clinics | Free too | |\n| Germany and the Philippines | Jobs | An agreement | |',
        'ANNEX II – Instruments',
        'C97 - Migration for Employment Convention (Revised), 1949 (No. 98)',
        'A/RES/73/195',
      ].join('\n\n'),
    );
    expect(reading.title).toBe('BACKGROUND NOTE');
    expect(reading.sections.map((section) => [section.number, section.title, section.sections.length])).toEqual([
      ['1', 'Introduction', 1],
      ['2', 'Issues', 0],
      ['3', 'Guiding questions', 0],
    ]);
    expect(reading.questions.map((question) => [question.number, plainText(question.content)])).toEqual([
      ['1', 'Who answers for it?'],
      ['2', 'What could help?'],
    ]);
    expect(
      reading.areas.map((area) => [
        area.name,
        area.practices.map((practice) => practice.submitters.map((submitter) => submitter.party ?? submitter.name)),
      ]),
    ).toEqual([
      ['Access to healthcare', [['FI'], ['Acme Foundation'], []]],
      ['Paths', [['EG'], ['EG'], ['DE', 'PH']]],
    ]);
    expect(reading.annexes.map((annex) => [annex.letter, annex.title, annex.kind])).toEqual([
      ['A', 'Practices of members', 'practices'],
      ['II', 'Instruments', 'instruments'],
    ]);
    expect(
      reading.instrumentGroups.flatMap((group) =>
        group.instruments.flatMap((entry) => entry.citations.map((citation) => citation.key)),
      ),
    ).toEqual(['ilo:C097', 'un:A/RES/73/195']);
    expect(new Set(reading.remarks.map((remark) => remark.code))).toEqual(
      new Set(['headings-by-look', 'contents-list', 'practice-without-submitter', 'citation-numbers-differ']),
    );
  });

  it('[RD7] may keep practices in a section', async () => {
    const reading = await read(
      '# Note\n\n## Introduction\n\nText.\n\n## Good practices\n\n### Health\n\n- **Finland:** care.\n- **Egypt:** vaccines.\n',
    );
    expect(reading.areas.map((area) => [area.name, area.annex, area.practices.length])).toEqual([['Health', null, 2]]);
    expect(reading.sections.map((section) => section.title)).toEqual(['Introduction', 'Good practices']);
    expect(reading.remarks.map((remark) => remark.code)).toContain('practices-in-section');
  });

  it('[RD6] may ask questions without a heading', async () => {
    const reading = await read('# Note\n\nA\n\n## One\n\n- What of it?\n- And then?\n\n## Two\n\nText.\n');
    expect(reading.questions.map((question) => plainText(question.content))).toEqual(['What of it?', 'And then?']);
    expect(reading.remarks.map((remark) => remark.code)).toContain('questions-without-heading');
  });

  it('[RD7] group the rows of one table by its column of themes', async () => {
    const reading = await read(
      '# Note\n\n## One\n\nText.\n\n## Annex: practices\n\n| Theme | Country | Practice |\n|---|---|---|\n| Health | Finland | Care |\n| Work | Egypt | Jobs |\n| Health | Malta | Vaccines |\n',
    );
    expect(reading.areas.map((area) => [area.name, area.practices.map((practice) => practice.submitterText)])).toEqual([
      ['Health', ['Finland', 'Malta']],
      ['Work', ['Egypt']],
    ]);
  });
});
