/** The news after which something else may wait: see `onTold` and `depends('live:…')`. */
export const WAITING_TOPICS = [
  'questions',
  'responses',
  'practices',
  'practice-drafts',
  'practice-calls',
  'decisions',
  'threads',
  'editions',
  'annexes',
  'papers',
  'people',
  'round-tables',
] as const;
