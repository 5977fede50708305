/** What waits for whom: see RULES.md. Each shelf of the server finds its own part; this one says who is told and in which order. */
export * from './contract.ts';
export * from './glance.ts';
export * from './item.ts';
export * from './kinds.ts';
export * from './seat.ts';
export * from './urgency.ts';
