import type { PeerName } from '../documents/peer.ts';

export const PARTS = ['batch', 'nodes', 'clients', 'documents', 'history'] as const;

/** One point of a curve: what `server` needed of `measure` where there were `at` of what grows. */
export interface Point {
  grows: (typeof PARTS)[number];
  at: number;
  server: PeerName;
  measure: string;
  unit: string;
  value: number;
}
