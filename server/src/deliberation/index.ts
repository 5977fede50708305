export { createSubjects, type Subjects, type SubjectTeller } from './subjects.ts';
