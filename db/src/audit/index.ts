export { type AuditFilter, listActs } from './list-acts.ts';
export { type AuditEvent, auditHash, type AuditRow, INSTANCE_CHAIN, recordAct, recordActs } from './record-acts.ts';
export { verifyChain } from './verify-chain.ts';
