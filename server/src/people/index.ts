/** The door of people: who a request is from, and links that sign somebody in. */
export { signInTokenOf } from './cookie.ts';
export { linkAddress, newLinkToken } from './answer-sign-in-requests.ts';
export { createIdentify, type Identify, type SignedIn } from './identify.ts';
