import type { PeerName } from '../documents/peer.ts';

/** One point of a curve: what `server` needed of `measure` where there were `at` of what grows. */
export interface Point {
  grows: 'clients' | 'documents' | 'history' | 'batch';
  at: number;
  server: PeerName;
  measure: string;
  unit: string;
  value: number;
}
