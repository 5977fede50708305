/** The door of people: who a request is from. */
export { createIdentify, type Identify, type SignedIn } from './identify.ts';
