export * from './contract.ts';
export * from './response.ts';
