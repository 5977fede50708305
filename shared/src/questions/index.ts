export * from './contract.ts';
export * from './question.ts';
