export * from './area.ts';
export * from './area-contract.ts';
export * from './attribution.ts';
export * from './attachment.ts';
export * from './attachment-contract.ts';
export * from './call.ts';
export * from './contract.ts';
export * from './duplicates.ts';
export * from './export.ts';
export * from './holding.ts';
export * from './holding-contract.ts';
export * from './in-practice.ts';
export { PRACTICE_SORTS, PracticeFilters, type PracticeSort } from './filters.ts';
export * from './from-text.ts';
export * from './life.ts';
export * from './lineage.ts';
export * from './lineage-told.ts';
export * from './lineage-contract.ts';
export * from './meanwhile.ts';
export * from './mention-check.ts';
export * from './mention-check-contract.ts';
export * from './missing.ts';
export {
  MOST_OF_PHRASE,
  PHRASES,
  PhraseFields,
  type Phrases,
  phrasesGiven,
  phrasesIn,
  phrasesOfSentence,
  sideBySide,
} from './phrases.ts';
export * from './places.ts';
export * from './practice.ts';
export * from './reason-template-contract.ts';
export * from './registers.ts';
export * from './registers-contract.ts';
export { REGISTER_SOURCES, type RegisterSource } from './register-sources.ts';
export * from './saved-filter-contract.ts';
export * from './remind.ts';
export * from './status.ts';
export * from './status-said.ts';
export * from './status-inquiry.ts';
export * from './status-inquiry-contract.ts';
export * from './support.ts';
export * from './unite.ts';
export * from './views.ts';
export * from './who.ts';
export * from './wording.ts';
