import type { Sample, SamplePost } from '../shape.ts';

type States = Readonly<Record<string, readonly string[]>>;
type Steps = readonly { reached: string; atHour: number; text?: string | undefined }[];

/** Which state may follow which; a life begins in the first. */
const QUESTION: States = { draft: ['open'], open: ['closed'] };
const DECISION: States = QUESTION;
const RESPONSE: States = { drafting: ['submitted'], submitted: ['returned', 'accepted'], returned: ['submitted'] };
const PRACTICE: States = {
  draft: ['submitted'],
  submitted: ['under-review'],
  'under-review': ['information-requested', 'discussed'],
  'information-requested': ['under-review'],
  discussed: ['cleared', 'not-included'],
};

/** States that are reached with a sentence: the request or the reason. */
const WITH_TEXT = ['information-requested', 'not-included', 'returned'];

/** What is wrong with the order of what happened. One sentence each; expects that all references hold. */
export function problemsOfLives(sample: Sample): string[] {
  return [
    ...sample.questions.flatMap((question) => problemsOfLife(`The question ${question.key}`, QUESTION, question.life)),
    ...sample.responses.flatMap((response) => problemsOfLife(`The response ${response.key}`, RESPONSE, response.life)),
    ...sample.practices.flatMap(problemsOfPractice),
    ...sample.endorsements.flatMap((endorsement) => problemsOfEndorsement(sample, endorsement)),
    ...sample.proposals.flatMap((proposal) => problemsOfProposal(sample, proposal)),
    ...sample.threads.flatMap((thread) => problemsOfPosts(`The thread ${thread.key}`, thread.posts)),
    ...sample.decisions.flatMap(problemsOfDecision),
  ];
}

function problemsOfLife(where: string, states: States, life: Steps): string[] {
  const problems: string[] = [];
  let [state = ''] = Object.keys(states);
  let hour = -Infinity;
  for (const step of life) {
    if (!states[state]?.includes(step.reached)) problems.push(`${where} goes from ${state} to ${step.reached}.`);
    if (step.atHour < hour) problems.push(`${where} is ${step.reached} before it was ${state}.`);
    if (WITH_TEXT.includes(step.reached) && !step.text)
      problems.push(`${where} is ${step.reached} without a word why.`);
    state = step.reached;
    hour = step.atHour;
  }
  return problems;
}

function problemsOfPractice(practice: Sample['practices'][number]): string[] {
  const where = `The practice ${practice.key}`;
  const problems = problemsOfLife(where, PRACTICE, practice.life);
  const submitted = practice.life[0];
  const isCleared = practice.life.at(-1)?.reached === 'cleared';
  if (isCleared !== (practice.houseStyle !== undefined)) {
    problems.push(`${where}: what is cleared, and only that, has a sentence in house style.`);
  }
  if (practice.handedOver && submitted) problems.push(`${where} is handed over, and is no draft.`);
  for (const { delegation, confirmed } of practice.submitters) {
    if (confirmed && (!submitted || confirmed.atHour < submitted.atHour)) {
      problems.push(`${where} is confirmed by ${delegation} before it was submitted.`);
    }
  }
  return problems;
}

function problemsOfEndorsement(sample: Sample, endorsement: Sample['endorsements'][number]): string[] {
  const where = `The endorsement of ${endorsement.practice} by ${endorsement.delegation}`;
  const practice = sample.practices.find((candidate) => candidate.key === endorsement.practice);
  const submitted = practice?.life[0];
  const problems: string[] = [];
  if (!submitted || endorsement.atHour < submitted.atHour) problems.push(`${where} comes before its submission.`);
  if (practice?.submitters.some((submitter) => submitter.delegation === endorsement.delegation)) {
    problems.push(`${where} is of its own practice.`);
  }
  const same = (other: typeof endorsement) =>
    other.practice === endorsement.practice && other.delegation === endorsement.delegation;
  if (sample.endorsements.filter(same).length > 1) problems.push(`${where} stands there twice.`);
  return problems;
}

function problemsOfProposal({ practices }: Sample, proposal: Sample['proposals'][number]): string[] {
  const where = `The proposal ${proposal.key}`;
  const concerned = practices.filter(({ key }) => proposal.practices.includes(key));
  const asked = new Set(concerned.flatMap(({ submitters }) => submitters.map(({ delegation }) => delegation)));
  const problems: string[] = [];
  if (!proposal.practices.includes(proposal.into)) problems.push(`${where} goes on in none of its practices.`);
  for (const { key, life } of concerned) {
    if (life.length === 0 || life[0]!.atHour > proposal.atHour) {
      problems.push(`${where} comes before the submission of ${key}.`);
    }
  }
  for (const { delegation, atHour } of proposal.consents) {
    if (!asked.delete(delegation)) problems.push(`${where} does not wait for ${delegation}.`);
    if (atHour < proposal.atHour) problems.push(`${where} has the consent of ${delegation} before it was made.`);
  }
  if (asked.size === 0) problems.push(`${where} waits for nobody, and is not open.`);
  return problems;
}

function problemsOfPosts(where: string, posts: readonly SamplePost[]): string[] {
  const problems: string[] = [];
  const earlier = new Set<string>();
  let hour = -Infinity;
  for (const post of posts) {
    if (post.atHour < hour) problems.push(`${where}: ${post.key} is older than the post before it.`);
    if (post.replyTo !== null && !earlier.has(post.replyTo)) {
      problems.push(`${where}: ${post.key} replies to a post that comes later.`);
    }
    earlier.add(post.key);
    hour = post.atHour;
  }
  return problems;
}

function problemsOfDecision(decision: Sample['decisions'][number]): string[] {
  const where = `The decision ${decision.key}`;
  const problems = problemsOfLife(where, DECISION, decision.life);
  const opened = decision.life[0]?.atHour ?? Infinity;
  const closed = decision.life[1]?.atHour ?? decision.closesAtHour;
  const voters = new Set<string>();
  for (const ballot of decision.ballots) {
    if (voters.has(ballot.delegation)) problems.push(`${where}: ${ballot.delegation} has two ballots.`);
    if (ballot.atHour < opened || ballot.atHour > closed) {
      problems.push(`${where}: the ballot of ${ballot.delegation} lies outside its window.`);
    }
    voters.add(ballot.delegation);
  }
  return problems;
}
