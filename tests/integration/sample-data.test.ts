import { parseSample, readFiles, readSample } from '@penholder/server/sample';
import { yearOf } from '@penholder/shared/kernel';
import { describe, expect, it } from 'vitest';

const sample = readSample();

const countBy = <Item>(items: readonly Item[], nameOf: (item: Item) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
};
const stateOf = (thing: { life: readonly { reached: string }[] }) => thing.life.at(-1)?.reached ?? 'draft';

/** The files with one practice changed by `change`. */
function withPractice(key: string, change: (practice: Record<string, unknown>) => void) {
  const files = structuredClone(readFiles());
  const practice = files.practices.find((candidate) => (candidate as { key: string }).key === key);
  change(practice as Record<string, unknown>);
  return files;
}

/** The files with the proposal changed by `change`. */
function withProposal(change: (proposal: { consents: object[] }) => void) {
  const files = structuredClone(readFiles());
  const proposals = files.proposals as { consents: object[] }[];
  change(proposals[0]!);
  return { ...files, proposals };
}

describe('the sample round table', () => {
  it('seats 38 delegations, of which 22 states vote', () => {
    expect(sample.delegations).toHaveLength(38);
    expect(sample.delegations.filter((delegation) => delegation.hasVote)).toHaveLength(22);
    expect(sample.parties.filter((party) => party.iso3166)).toHaveLength(22);
  });

  it('gives every delegation a head and a focal point', () => {
    for (const { party } of sample.delegations) {
      const places = sample.people.flatMap((person) =>
        person.accreditations.filter((place) => place.delegation === party),
      );
      expect(places.filter((place) => place.standing === 'head').length, party).toBe(1);
      expect(places.filter((place) => place.isFocalPoint && place.maySubmit).length, party).toBe(1);
    }
  });

  it('grants the roles of the room, and administration to nobody in it', () => {
    const holders = (role: string) =>
      sample.people.filter((person) => (person.roles as string[]).includes(role)).map((person) => person.key);
    expect(holders('co-chair')).toEqual(['amina-farouk', 'lucia-arango-mejia']);
    expect(holders('penholder')).toEqual(['freja-holmgaard', 'daniel-mwangi-otieno']);
    expect([holders('secretariat'), holders('interpreter'), holders('observer')].map((each) => each.length)).toEqual([
      2, 1, 1,
    ]);
    const administrators = sample.people.filter((person) => person.isAdministrator);
    expect(administrators).toMatchObject([{ roles: [], accreditations: [] }]);
  });

  it('gives each of its 78 people an address of their own', () => {
    expect(new Set(sample.people.map((person) => person.email)).size).toBe(78);
  });

  it('has two open questions and one to be opened', () => {
    expect(sample.questions.map(stateOf)).toEqual(['open', 'open', 'draft']);
  });

  it('has responses in every state of their life', () => {
    expect(countBy(sample.responses, stateOf)).toEqual({ accepted: 2, submitted: 2, returned: 1, draft: 2 });
    expect(sample.responses.filter((response) => response.delegation === null)).toHaveLength(1);
  });

  it('spreads 33 practices over the states of their life', () => {
    expect(countBy(sample.practices, stateOf)).toEqual({
      cleared: 18,
      discussed: 4,
      'under-review': 3,
      'information-requested': 2,
      submitted: 3,
      'not-included': 1,
      draft: 2,
    });
  });

  it('groups the practices by area as Annex A does', () => {
    const counts = countBy(sample.practices, (practice) => practice.area);
    expect(sample.areas.map((area) => counts[area.key])).toEqual([8, 6, 8, 3, 5, 3]);
  });

  it('awaits two confirmations of submitted practices', () => {
    const awaited = sample.practices
      .filter((practice) => practice.life.length > 0)
      .flatMap((practice) => practice.submitters)
      .filter((submitter) => submitter.confirmed === null);
    expect(awaited.map((submitter) => submitter.delegation).sort()).toEqual(['canada', 'tunisia']);
  });

  it('lists 38 entries in Annex B and 34 in Annex C, of 70 instruments', () => {
    const counts = sample.instrumentGroups.map((group) => [group.annex, group.entries.length]);
    expect(counts).toEqual([
      ['B', 12],
      ['B', 20],
      ['B', 6],
      ['C', 2],
      ['C', 26],
      ['C', 6],
    ]);
    const entries = sample.instrumentGroups.flatMap((group) => group.entries);
    expect(new Set(entries)).toEqual(new Set(sample.instruments.map((instrument) => instrument.key)));
    const twice = entries.filter((key, index) => entries.indexOf(key) !== index);
    expect(twice).toEqual(['ilo-r205', 'ilo-fair-recruitment']);
  });

  it('cites instruments by their year, standards of the ILO by number too', () => {
    for (const { citation, year, number, kind, symbol } of sample.instruments) {
      expect(citation).toContain(String(year));
      if (number) expect(citation.startsWith(`${number} – `), citation).toBe(true);
      if (kind === 'ilo-convention') expect(citation).toMatch(new RegExp(`\\(No\\. ${Number(number?.slice(1))}\\)$`));
      if (kind === 'report' && symbol) expect(citation.startsWith(`${symbol} – `)).toBe(true);
    }
  });

  it('holds a closed decision with twelve ballots, an open one and a draft', () => {
    expect(sample.decisions.map((decision) => [stateOf(decision), decision.ballots.length])).toEqual([
      ['open', 6],
      ['closed', 12],
      ['draft', 0],
    ]);
    expect(sample.decisions[0]?.closesAtHour).toBeGreaterThan(0);
  });

  it('supports practices by 24 endorsements and discusses in six threads', () => {
    expect(sample.endorsements).toHaveLength(24);
    expect(sample.threads.map((thread) => thread.posts.length).sort()).toEqual([3, 3, 4, 5, 6, 6]);
  });

  it('waits for Ecuador to consent, after Colombia, that their practices be merged', () => {
    const [proposal, ...others] = sample.proposals;
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({
      kind: 'merge',
      practices: ['colombia-regularisation', 'ecuador-regularisation-2022'],
      into: 'colombia-regularisation',
      by: 'daniel-mwangi-otieno',
      consents: [{ delegation: 'colombia' }],
    });
  });

  it('has a draft that was handed over to a colleague', () => {
    const handedOver = sample.practices.filter((practice) => practice.handedOver);
    expect(handedOver.map(({ key, handedOver }) => [key, handedOver?.by, handedOver?.to])).toEqual([
      ['france-oddyssee', 'salome-kerguelenec', 'baptiste-rousselin'],
    ]);
  });

  it('never ends a practice before it starts', () => {
    const wrong = sample.practices.filter(
      ({ startsOn, endsOn }) => startsOn && endsOn && yearOf(startsOn) > yearOf(endsOn),
    );
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });
});

describe('the check of the sample', () => {
  it('names a key that does not exist, and where it stands', () => {
    const files = withPractice('sweden-healthcare-2013', (practice) => (practice.instruments = ['no-such-treaty']));
    expect(() => parseSample(files)).toThrow(
      'The practice sweden-healthcare-2013 names "no-such-treaty", which is none of the instruments.',
    );
  });

  it('refuses a field that the shape does not know', () => {
    const files = withPractice('sweden-healthcare-2013', (practice) => (practice.livingState = 'ended'));
    expect(() => parseSample(files)).toThrow(/Unrecognized key: "livingState"/);
  });

  it('refuses a title without its Arabic text', () => {
    const files = withPractice('sweden-healthcare-2013', (practice) => (practice.title = { en: 'A title' }));
    expect(() => parseSample(files)).toThrow('A text is needed in English and in Arabic.');
  });

  it('refuses a proposal that waits for nobody', () => {
    const files = withProposal((proposal) =>
      proposal.consents.push({ delegation: 'ecuador', by: 'esteban-chiriboga-luna', atHour: -10 }),
    );
    expect(() => parseSample(files)).toThrow('The proposal venezuelans-of-two-neighbours waits for nobody');
  });

  it('refuses a consent of a delegation that is not asked, and one that comes too early', () => {
    const files = withProposal((proposal) => {
      proposal.consents = [
        { delegation: 'colombia', by: 'andres-quintero-salas', atHour: -50 },
        { delegation: 'peru', by: 'andres-quintero-salas', atHour: -10 },
      ];
    });
    expect(() => parseSample(files)).toThrow('names "peru", which is none of the delegations');
    files.proposals[0]!.consents[1] = { delegation: 'egypt', by: 'tarek-el-sherbini', atHour: -10 };
    expect(() => parseSample(files)).toThrow(
      /has the consent of colombia before it was made\.\n.* does not wait for egypt\./,
    );
  });

  it('refuses a draft that is handed over to somebody of another delegation', () => {
    const files = withPractice('france-oddyssee', (practice) => {
      practice.handedOver = { by: 'salome-kerguelenec', to: 'aino-lehtovaara', atHour: -10 };
    });
    expect(() => parseSample(files)).toThrow(
      'The practice france-oddyssee is handed over to aino-lehtovaara, who is not of france.',
    );
  });

  it('refuses a state that may not follow', () => {
    const files = withPractice('thailand-education', (practice) => {
      (practice.life as object[]).push({ reached: 'cleared', by: 'amina-farouk', atHour: -10 });
    });
    expect(() => parseSample(files)).toThrow('The practice thailand-education goes from submitted to cleared.');
  });

  it('refuses an act that the permission table does not allow', () => {
    const files = withPractice('thailand-education', (practice) => {
      practice.life = [{ reached: 'submitted', by: 'greta-vasilkauske', atHour: -10 }];
      practice.submitters = [{ delegation: 'thailand', confirmed: null }];
    });
    expect(() => parseSample(files)).toThrow(
      'The practice thailand-education: greta-vasilkauske may not do practice.submit.',
    );
  });
});
