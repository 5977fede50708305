import { describe, expect, it } from 'vitest';
import { aPracticeIn, annexFacts } from './annex-facts.factory.ts';
import { assembleAnnexes } from './assemble-annexes.ts';
import { mayPublish, outdatedBy, type PracticeSince } from './edition.ts';
import { inSameVersions } from './language-version.ts';

const stands: PracticeSince = {
  number: 12,
  status: 'cleared',
  clearedVersion: 2,
  publishedVersion: null,
  tookBack: 0,
  mentionsOpen: 0,
  mayBeNamed: true,
};
const kindsOf = (practice: Parameters<typeof aPracticeIn>[0]) => {
  const { publication, warnings } = assembleAnnexes(annexFacts({ practices: [aPracticeIn(practice)] }));
  return { text: JSON.stringify(publication.blocks), codes: warnings.map((warning) => warning.code) };
};

describe('who is named', () => {
  it('[AX24] does not print a practice whose author is not to be named', () => {
    const { text, codes } = kindsOf({ mayBeNamed: false });
    expect(codes).toEqual(['attribution-withheld', 'area-empty']);
    expect(text).not.toContain('Sweden');
  });
  it('[AX25] warns of a sentence for an earlier version and prints it', () => {
    const { text, codes } = kindsOf({ version: 3, sentenceFor: { en: 2 } });
    expect(codes).toEqual(['sentence-older']);
    expect(text).toContain('county clinics');
  });
});

describe('editions', () => {
  it('[AX28] publishes a compiled edition whose practices still stand', () => {
    expect(mayPublish('compiled', [stands, { ...stands, status: 'submitted' }])).toBeUndefined();
    expect(mayPublish('compiling', [])?.code).toBe('edition.not-compiled');
    expect(mayPublish('published', [])?.code).toBe('edition.already-published');
  });
  it.each([
    ['withdrawn', { status: 'withdrawn' }, 'practice-withdrawn'],
    ['carried on by another', { status: 'succeeded' }, 'practice-succeeded'],
    ['opened again', { status: 'under-review', clearedVersion: null }, 'practice-not-cleared'],
    ['declined', { status: 'not-included', clearedVersion: null }, 'practice-not-cleared'],
    ['no longer confirmed', { tookBack: 1 }, 'submitter-not-confirmed'],
    ['printed in a sentence that names others and was rewritten', { isRewritten: true }, 'sentence-replaced'],
    ['no longer to be attributed', { mayBeNamed: false }, 'attribution-lowered'],
  ])('[AX28] holds back an edition with a practice that is %s', (_, change, why) => {
    const practice = { ...stands, ...change };
    expect(outdatedBy(practice)).toBe(why);
    expect(mayPublish('compiled', [stands, practice])).toMatchObject({
      code: 'edition.outdated',
      params: { practices: 1 },
    });
  });
  it('[AX24] names in another language nobody who may no longer be named', () => {
    const frozen = annexFacts({ practices: [aPracticeIn()] });
    const current = annexFacts({ practices: [aPracticeIn({ mayBeNamed: false })] });
    expect(inSameVersions(frozen, current, 'fr').practices.map((practice) => practice.mayBeNamed)).toEqual([false]);
  });
  it('[AX26] adds translations and nothing else to another language', () => {
    const frozen = annexFacts({ practices: [aPracticeIn()] });
    const current = annexFacts({
      introductions: { A: { en: 'New.', fr: 'Nouveau.' } },
      practices: [
        aPracticeIn({
          version: 2,
          sentence: { en: 'Changed.', fr: 'En 2013, une loi.' },
          sentenceFor: { en: 2, fr: 2 },
        }),
        aPracticeIn({ id: 'p2' }),
      ],
    });
    const version = inSameVersions(frozen, current, 'fr');
    expect(version.language).toBe('fr');
    expect(version.practices).toEqual([
      {
        ...frozen.practices[0],
        sentence: { ...frozen.practices[0]!.sentence, fr: 'En 2013, une loi.' },
        sentenceFor: { en: 1, fr: 2 },
      },
    ]);
    expect(version.introductions).toEqual({ A: { fr: 'Nouveau.' } });
  });
});
