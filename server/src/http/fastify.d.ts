import type { SignedIn } from '../people/index.ts';
import type { Mounted } from './mount.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whoever is signed in; undefined for a visitor. */
    signedIn: SignedIn | undefined;
    idempotencyKey: string | undefined;
  }
  interface FastifyContextConfig {
    penholder?: Mounted;
  }
}
