export { type AuditFilter, type AuditReader, listActs } from './list-acts.ts';
export { type AuditEvent, auditHash, type AuditRow, INSTANCE_CHAIN, recordAct, recordActs } from './record-acts.ts';
export { verifyChain } from './verify-chain.ts';
export { factsOfActs, type FactsOfActs } from './told-acts.ts';
