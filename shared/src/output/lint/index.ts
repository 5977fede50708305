// A door of its own: the linter knows the register of parties, which who only shows its findings does not carry.
export { type Definition, definitionsIn } from './acronyms.ts';
export { type Found, type LintPlace } from './found.ts';
export { lintAnnexes } from './lint-annexes.ts';
export { type LintGiven, type OpenCheck } from './material.ts';
export { type Misnomer, misnomersIn } from './misnomers.ts';
export { themesNamedOtherwise } from './themes.ts';
