import type { SignedIn } from '../people/index.ts';
import type { Attempt } from './idempotency.ts';
import type { Mounted } from './mount.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whoever is signed in; undefined for a visitor. */
    signedIn: SignedIn | undefined;
    /** The attempt of a request with an idempotency key, until it is answered. */
    attempt: Attempt | undefined;
  }
  interface FastifyContextConfig {
    penholder?: Mounted;
  }
}
