import { describe, expect, it } from 'vitest';
import type { PaperArea, PaperPractice, PaperSubmitter } from './paper.ts';
import { MOST_SUBMITTERS, whatKeepsOut } from './what-keeps-out.ts';

const place = { paragraph: 1, heading: '' };
const aSubmitter = (changes: Partial<PaperSubmitter> = {}): PaperSubmitter => ({
  name: 'Finland',
  party: null,
  partyKind: 'state',
  iso3166: 'FI',
  certain: true,
  ...changes,
});
const aPractice = (changes: Partial<PaperPractice> = {}): PaperPractice => ({
  id: 'p1',
  place,
  submitterText: 'Finland',
  submitters: [aSubmitter()],
  alternatives: [],
  content: [{ text: 'Care for all.' }],
  links: [],
  countries: [],
  years: [],
  statusHints: [],
  ...changes,
});
const anArea = (practices: PaperPractice[], name = 'Health'): PaperArea => ({
  id: 'a1',
  name,
  heading: [],
  annex: 'A',
  place,
  blocks: [],
  practices,
});
const why = (changes: Partial<PaperPractice>, name?: string) =>
  whatKeepsOut({ areas: [anArea([aPractice(changes)], name)] }, 'cleared').map((one) => one.why);

describe('[RD16] a practice of a paper', () => {
  it('enters when it is complete', () => {
    expect(why({})).toEqual([]);
    // A known party has its kind from the register.
    expect(why({ submitters: [aSubmitter({ partyKind: null, party: 'state:FI' })] })).toEqual([]);
  });

  it.each([
    ['no-submitter', { submitters: [] }],
    ['too-many-submitters', { submitters: Array.from({ length: MOST_SUBMITTERS + 1 }, () => aSubmitter()) }],
    ['submitter-without-name', { submitters: [aSubmitter({ name: ' ' })] }],
    ['submitter-without-kind', { submitters: [aSubmitter(), aSubmitter({ name: 'MENA/US', partyKind: null })] }],
    ['no-text', { content: [{ text: ' ' }] }],
  ] as const)('is kept out by %s', (reason, changes) => {
    expect(why(changes as Partial<PaperPractice>)).toEqual([reason]);
  });

  it('needs an area only in an agreed annex', () => {
    expect(why({}, ' ')).toEqual(['no-area']);
    expect(whatKeepsOut({ areas: [anArea([aPractice()], '')] }, 'draft')).toEqual([]);
  });

  it('keeps nothing out when it is left out itself, or with its area', () => {
    const areas = [anArea([aPractice({ submitters: [] })])];
    expect(whatKeepsOut({ areas }, 'draft').map(({ practice }) => practice.id)).toEqual(['p1']);
    expect(whatKeepsOut({ areas }, 'draft', ['p1'])).toEqual([]);
    expect(whatKeepsOut({ areas }, 'draft', ['a1'])).toEqual([]);
  });
});
