import * as instruments from '@penholder/shared/instruments';
import * as practices from '@penholder/shared/practices';
import type { SamplePractice } from '../shape.ts';
import { asPerson, coChairsOf, idOf, type Loading } from './loading.ts';
import { toRichText } from './rich-text.ts';

/** The thematic areas and the register of instruments, which practices refer to. */
export async function loadRegisters(loading: Loading): Promise<void> {
  const { sample, code, ids } = loading;
  const [chair] = coChairsOf(sample);
  const asChair = asPerson(loading, chair);
  const params = { roundTable: code };
  for (const area of sample.areas)
    ids.area.set(area.key, (await asChair(practices.createArea, { params, body: { names: area.names } })).id);

  for (const entry of sample.instruments) {
    const { key: _, citation, ...fields } = entry;
    const { id } = await asChair(instruments.createInstrument, {
      params,
      body: { ...fields, citations: { en: citation } },
    });
    ids.instrument.set(entry.key, id);
  }
  for (const { annex, names, entries } of sample.instrumentGroups) {
    const group = await asChair(instruments.createInstrumentGroup, {
      params,
      body: { annex, titles: names, ordering: 'given' },
    });
    for (const key of entries)
      await asChair(instruments.addToGroup, {
        params: { ...params, group: group.id, instrument: idOf(ids.instrument, key) },
      });
  }
}

/** The practices with everything that became of them, in the order of their first submission. */
export async function loadPractices(loading: Loading): Promise<void> {
  for (const practice of loading.sample.practices) await loadPractice(loading, practice);
  const { sample, code, ids } = loading;
  for (const { practice: key, delegation, by } of sample.endorsements) {
    const practice = idOf(ids.practice, key);
    const { version } = await asPerson(loading, by)(practices.getPractice, { params: { roundTable: code, practice } });
    await asPerson(loading, by)(practices.endorsePractice, {
      params: { roundTable: code, practice, delegation: idOf(ids.delegation, delegation) },
      body: { version },
    });
  }
}

async function loadPractice(loading: Loading, practice: SamplePractice): Promise<void> {
  const { sample, code, ids } = loading;
  const lead = practice.submitters[0]!;
  const first = practice.life[0]?.by ?? practice.handedOver?.by;
  const author = first && isOf(sample, first, lead.delegation) ? first : focalPointOf(loading, lead.delegation);
  const call = asPerson(loading, author);
  const body = toRichText((practice.body.en ?? []).map((text) => ({ kind: 'paragraph', content: [{ text }] })));
  const draft = await call(practices.draftPractice, {
    params: { roundTable: code },
    body: {
      submitters: practice.submitters.map((one) => idOf(ids.delegation, one.delegation)),
      title: practice.title.en!,
      body: body as unknown as Record<string, unknown>,
      areaId: idOf(ids.area, practice.area),
      language: 'en',
    },
  });
  ids.practice.set(practice.key, draft.id);
  const params = { roundTable: code, practice: draft.id };
  const saved = await call(practices.saveDraft, {
    params,
    body: { revision: draft.revision, fields: fieldsOf(loading, practice) },
  });

  let version = 0;
  let revision = saved.revision;
  for (const { reached, by, text } of practice.life) {
    // A practice comes under review by its reviewers, and comes back to it by its submitters' answer.
    if (reached === 'submitted' || (reached === 'under-review' && !isReviewer(sample, by))) {
      if (reached === 'under-review') {
        // The answer to what was asked stands in the summary, so that the version differs from the one before.
        const answered = await asPerson(loading, by)(practices.saveDraft, {
          params,
          body: {
            revision,
            fields: { beneficiaries: `${practice.beneficiaries.join('; ')}${text ? `. ${text}` : ''}` },
          },
        });
        revision = answered.revision;
      }
      const { delegation } = practice.submitters.find((one) => isOf(sample, by, one.delegation))!;
      const submitted = await asPerson(loading, by)(practices.submitPractice, {
        params,
        body: { revision, delegationId: idOf(ids.delegation, delegation), ...(text && { note: text }) },
      });
      version = submitted.version;
      await confirm(loading, practice, version, delegation);
    } else
      await asPerson(loading, by)(practices.reviewPractice, {
        params,
        body: { step: REVIEW[reached], version, ...(text && { reason: text }) },
      });
  }
  for (const { delegation, by } of practice.mentionsCleared ?? []) {
    const named = idOf(ids.delegation, delegation);
    const { mentions } = await asPerson(loading, by)(practices.getPractice, { params });
    const { words } = mentions.find((check) => check.delegation.id === named)!;
    await asPerson(loading, by)(practices.answerMention, {
      params: { ...params, delegation: named },
      body: { version, words, answer: 'cleared' },
    });
  }
}

/** The step of the review that leads to a state. */
const REVIEW = {
  'under-review': 'start-review',
  'information-requested': 'request-information',
  discussed: 'discuss',
  cleared: 'clear',
  'not-included': 'not-include',
} as const;

const isReviewer = (sample: Loading['sample'], key: string): boolean =>
  sample.people.some(
    (person) => person.key === key && person.roles.some((role) => role === 'co-chair' || role === 'penholder'),
  );

const focalPointOf = ({ sample }: Loading, delegation: string): string => {
  const places = sample.people
    .flatMap((person) => person.accreditations.map((place) => ({ person, place })))
    .filter(({ place }) => place.delegation === delegation);
  return (places.find(({ place }) => place.isFocalPoint) ?? places[0]!).person.key;
};

const isOf = (sample: Loading['sample'], key: string, delegation: string): boolean =>
  sample.people.some(
    (person) => person.key === key && person.accreditations.some((place) => place.delegation === delegation),
  );

/** The submitters other than the one that submitted it confirm the wording, as far as the file says that they have. */
async function confirm(
  loading: Loading,
  practice: SamplePractice,
  version: number,
  submittedFor: string,
): Promise<void> {
  const { code, ids } = loading;
  for (const { delegation, confirmed } of practice.submitters) {
    if (!confirmed || delegation === submittedFor) continue;
    await asPerson(loading, confirmed.by)(practices.confirmPractice, {
      params: {
        roundTable: code,
        practice: idOf(ids.practice, practice.key),
        delegation: idOf(ids.delegation, delegation),
      },
      body: { version },
    });
  }
}

const fieldsOf = ({ ids }: Loading, practice: SamplePractice) => ({
  summary: practice.summary.en!,
  ...practice.phrases,
  countries: practice.implementedIn,
  partners: practice.partners.join('; '),
  beneficiaries: practice.beneficiaries.join('; '),
  startDate: practice.startsOn,
  endDate: practice.endsOn,
  livingStatus: practice.livingStatus,
  livingStatusOn: practice.sources[0]?.seenOn ?? '2023-09-15',
  evidenceLevel: practice.evidence,
  sources: practice.sources,
  instruments: practice.instruments.map((key) => idOf(ids.instrument, key)),
  gcmObjectives: practice.gcmObjectives,
  sdgTargets: practice.sdgTargets,
  journeyPhases: practice.journeyPhases,
  guidingPrinciples: practice.guidingPrinciples,
  beneficiaryGroups: practice.beneficiaryGroups,
});
