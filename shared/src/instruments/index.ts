export * from './citation-form.ts';
export * from './citation.ts';
export * from './citation-contract.ts';
export * from './cited-in-text.ts';
export * from './contract.ts';
export * from './entry.ts';
export * from './instrument.ts';
export * from './order.ts';
