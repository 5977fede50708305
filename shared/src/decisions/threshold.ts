/** What carries a yes/no/abstain decision. Abstentions count for the quorum, not here. */
export const THRESHOLDS = ['simple-majority', 'two-thirds', 'no-vote-against'] as const;
export type Threshold = (typeof THRESHOLDS)[number];

/** Whether the votes carry. Without a single yes nothing is carried, and a tie is not a majority. [DE10] */
export function carries(threshold: Threshold, { yes, no }: { readonly yes: number; readonly no: number }): boolean {
  if (yes === 0) return false;
  switch (threshold) {
    case 'simple-majority':
      return yes > no;
    case 'two-thirds':
      return 3 * yes >= 2 * (yes + no);
    case 'no-vote-against':
      return no === 0;
  }
}
