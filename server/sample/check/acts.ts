import type { DelegationId, PersonId, RoundTableId } from '@penholder/shared/kernel';
import { type Act, type Actor, can } from '@penholder/shared/people';
import type { Sample, SamplePerson } from '../shape.ts';

/** Acts that a delegation does itself; all others are done in a role of the round table. */
const PRACTICE_ACTS: Readonly<Record<string, Act>> = { submitted: 'practice.submit' };
const RESPONSE_ACTS: Readonly<Record<string, Act>> = { returned: 'response.return', accepted: 'response.accept' };
const DECISION_ACTS: Readonly<Record<string, Act>> = { open: 'decision.open', closed: 'decision.close' };

/**
 * Whoever does what the permission table does not let them do, so that loading the sample through the use cases is not
 * refused half-way. Asks the same `can` as the server; the sample's keys stand in for ids. Expects that all references hold.
 */
export function problemsOfActs(sample: Sample): string[] {
  const problems: string[] = [];
  const people = new Map(sample.people.map((person) => [person.key, person]));
  const votes = new Map(sample.delegations.map((delegation) => [delegation.party, delegation.hasVote]));

  /** `delegations`: for any of which the act may be done. */
  const need = (where: string, by: string, act: Act, ...delegations: (string | null)[]) => {
    const person = people.get(by);
    const concerns = delegations.length > 0 ? delegations : [null];
    const may = concerns.some((delegation) => {
      const concern = delegation === null ? {} : { delegationId: asId<DelegationId>(delegation) };
      return person && can(asActor(person), act, { ...concern, phaseAllows: true });
    });
    if (!may) problems.push(`${where}: ${by} may not do ${act}.`);
  };

  for (const question of sample.questions) {
    for (const { by } of question.life) need(`The question ${question.key}`, by, 'question.open');
  }
  for (const { key, draftedBy, openedBy } of sample.calls) {
    need(`The call ${key}`, draftedBy, 'practice-call.draft');
    if (openedBy !== null) need(`The call ${key}`, openedBy, 'practice-call.open');
  }
  for (const { key, delegation, writtenBy, life } of sample.responses) {
    const [edit, submit] = delegation
      ? (['response.edit', 'response.submit'] as const)
      : (['response.edit-joint', 'response.submit-joint'] as const);
    for (const by of writtenBy) need(`The response ${key}`, by, edit, delegation);
    for (const { by, reached } of life) need(`The response ${key}`, by, RESPONSE_ACTS[reached] ?? submit, delegation);
  }
  for (const { key, submitters, life, handedOver, mentionsCleared = [] } of sample.practices) {
    const delegations = submitters.map((submitter) => submitter.delegation);
    const lead = delegations[0]!;
    if (handedOver) {
      need(`The practice ${key}`, handedOver.by, 'practice.draft', lead);
      const isColleague = people.get(handedOver.to)?.accreditations.some((place) => place.delegation === lead);
      if (!isColleague) problems.push(`The practice ${key} is handed over to ${handedOver.to}, who is not of ${lead}.`);
    }
    let before = 'draft';
    for (const { by, reached } of life) {
      const isAnswer = before === 'information-requested';
      const act = isAnswer ? 'practice.submit' : (PRACTICE_ACTS[reached] ?? 'practice.review');
      need(`The practice ${key}`, by, act, ...delegations);
      before = reached;
    }
    for (const { delegation, confirmed } of submitters) {
      if (confirmed) need(`The practice ${key}`, confirmed.by, 'practice.confirm', delegation);
    }
    for (const { by, delegation } of mentionsCleared)
      need(`The practice ${key}`, by, 'practice.answer-mention', delegation);
  }
  for (const { practice, delegation, by } of sample.endorsements) {
    need(`The endorsement of ${practice}`, by, 'practice.endorse', delegation);
  }
  for (const { key, by, consents } of sample.proposals) {
    need(`The proposal ${key}`, by, 'practice.propose-lineage');
    for (const { by: consenter, delegation } of consents)
      need(`The proposal ${key}`, consenter, 'practice.consent', delegation);
  }
  for (const thread of sample.threads) {
    for (const post of thread.posts) problems.push(...problemsOfPost(`The thread ${thread.key}`, post, people));
  }
  for (const { key, draftedBy, life, ballots } of sample.decisions) {
    need(`The decision ${key}`, draftedBy, 'decision.draft');
    for (const { by, reached } of life) need(`The decision ${key}`, by, DECISION_ACTS[reached] ?? 'decision.draft');
    for (const { by, delegation } of ballots) {
      need(`The decision ${key}`, by, 'decision.vote', delegation);
      if (!votes.get(delegation)) problems.push(`The decision ${key}: ${delegation} has no vote.`);
    }
  }
  return problems;
}

function problemsOfPost(
  where: string,
  post: Sample['threads'][number]['posts'][number],
  people: ReadonlyMap<string, SamplePerson>,
): string[] {
  const problems: string[] = [];
  const author = people.get(post.by);
  if (!author || !can(asActor(author), 'thread.post')) problems.push(`${where}: ${post.by} may not do thread.post.`);
  const speaksFor = author?.accreditations.some((place) => place.delegation === post.delegation);
  if (post.delegation !== null && !speaksFor) problems.push(`${where}: ${post.by} is not of ${post.delegation}.`);
  for (const key of post.mentions) {
    const name = people.get(key)?.name;
    if (!post.text.some((paragraph) => paragraph.includes(`@${name}`))) {
      problems.push(`${where}: ${post.key} mentions ${key}, and @${name} does not stand in its text.`);
    }
  }
  return problems;
}

const asId = <Id extends string>(key: string) => key as Id;

const asActor = (person: SamplePerson): Actor => ({
  personId: asId<PersonId>(person.key),
  roundTableId: asId<RoundTableId>('sample'),
  roles: person.roles,
  accreditations: person.accreditations.map(({ delegation, ...place }) => ({
    ...place,
    delegationId: asId<DelegationId>(delegation),
  })),
});
