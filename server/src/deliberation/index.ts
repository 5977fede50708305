export { createSubjects, type Subjects, type SubjectTeller } from './subjects.ts';
export { waitingMentions } from './waiting.ts';
