import { CHOICES, type Sample } from '../shape.ts';

type Subject = Sample['threads'][number]['about'];

/** Keys that are named and do not exist, and keys that exist twice. One sentence each. */
export function problemsOfReferences(sample: Sample): string[] {
  const problems: string[] = [];

  /** Notes keys that stand twice, and gives a function that notes those which do not exist. */
  const register = (kind: string, keys: readonly string[]) => {
    const known = new Set<string>();
    for (const key of keys) {
      if (known.has(key)) problems.push(`Two ${kind} are called "${key}".`);
      known.add(key);
    }
    return (where: string, ...named: readonly (string | null)[]) => {
      for (const key of named) {
        if (key !== null && !known.has(key)) problems.push(`${where} names "${key}", which is none of the ${kind}.`);
      }
    };
  };
  const keysOf = (things: readonly { key: string }[]) => things.map((thing) => thing.key);

  const needParty = register('parties', keysOf(sample.parties));
  const needDelegation = register(
    'delegations',
    sample.delegations.map((delegation) => delegation.party),
  );
  const needPerson = register('people', keysOf(sample.people));
  const needArea = register('areas', keysOf(sample.areas));
  const needQuestion = register('questions', keysOf(sample.questions));
  const needPractice = register('practices', keysOf(sample.practices));
  const needInstrument = register('instruments', keysOf(sample.instruments));
  const needDecision = register('decisions', keysOf(sample.decisions));
  register('responses', keysOf(sample.responses));
  register('threads', keysOf(sample.threads));
  register('instrument groups', keysOf(sample.instrumentGroups));
  const needSubject = (where: string, { kind, key }: Subject) =>
    ({ practice: needPractice, question: needQuestion, decision: needDecision })[kind](where, key);
  const needDoers = (where: string, deeds: readonly { by: string }[]) =>
    needPerson(where, ...deeds.map((deed) => deed.by));

  for (const delegation of sample.delegations) needParty('A delegation', delegation.party);
  for (const person of sample.people) {
    needDelegation(`The person ${person.key}`, ...person.accreditations.map((place) => place.delegation));
  }
  for (const question of sample.questions) needDoers(`The question ${question.key}`, question.life);
  for (const response of sample.responses) {
    const where = `The response ${response.key}`;
    needQuestion(where, response.question);
    needDelegation(where, response.delegation);
    needPerson(where, ...response.writtenBy);
    needDoers(where, response.life);
  }
  register('calls', keysOf(sample.calls));
  for (const call of sample.calls) {
    const where = `The call ${call.key}`;
    needArea(where, ...call.cells.map(({ area }) => area));
    needPerson(where, call.draftedBy, call.openedBy);
  }
  for (const practice of sample.practices) {
    const where = `The practice ${practice.key}`;
    needArea(where, practice.area);
    needInstrument(where, ...practice.instruments);
    needDoers(where, practice.life);
    for (const { delegation, confirmed } of practice.submitters) {
      needDelegation(where, delegation);
      if (confirmed) needDoers(where, [confirmed]);
    }
    if (practice.handedOver) needPerson(where, practice.handedOver.by, practice.handedOver.to);
    for (const cleared of practice.mentionsCleared ?? []) {
      needDelegation(where, cleared.delegation);
      needDoers(where, [cleared]);
    }
  }
  for (const endorsement of sample.endorsements) {
    const where = `An endorsement of ${endorsement.practice}`;
    needPractice(where, endorsement.practice);
    needDelegation(where, endorsement.delegation);
    needDoers(where, [endorsement]);
  }
  register('proposals', keysOf(sample.proposals));
  for (const proposal of sample.proposals) {
    const where = `The proposal ${proposal.key}`;
    needPractice(where, ...proposal.practices, proposal.into);
    needDelegation(where, ...proposal.consents.map(({ delegation }) => delegation));
    needDoers(where, [proposal, ...proposal.consents]);
  }
  for (const group of sample.instrumentGroups) needInstrument(`The group ${group.key}`, ...group.entries);
  for (const thread of sample.threads) {
    const where = `The thread ${thread.key}`;
    needSubject(where, thread.about);
    const needPost = register(`posts of ${thread.key}`, keysOf(thread.posts));
    for (const post of thread.posts) {
      needDelegation(where, post.delegation);
      needPerson(where, post.by, ...post.mentions);
      needPost(where, post.replyTo);
    }
  }
  for (const decision of sample.decisions) {
    const where = `The decision ${decision.key}`;
    if (decision.subject) needSubject(where, decision.subject);
    needPerson(where, decision.draftedBy);
    needDoers(where, [...decision.life, ...decision.ballots]);
    needDelegation(where, ...decision.ballots.map((ballot) => ballot.delegation));
    const choices: readonly string[] = CHOICES[decision.method];
    for (const { delegation, choice } of decision.ballots) {
      if (!choices.includes(choice))
        problems.push(`${where}: "${choice}" of ${delegation} is no answer of its method.`);
    }
  }
  return problems;
}
