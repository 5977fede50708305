/** The kinds of documents that are written together. */
export type DocumentKindName = 'response' | 'practice-body';
