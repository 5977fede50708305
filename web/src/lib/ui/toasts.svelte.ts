export interface Toast {
  id: number;
  text: string;
  tone: 'success' | 'info' | 'danger';
  /** Takes the act back: shown as a button "Undo". */
  undo?: (() => unknown) | undefined;
}

let counted = 0;
export const toasts = $state<Toast[]>([]);

/** Says shortly that something was done: `toast(m.practices_submitted())`. Stays 6 s, 12 s when it can be undone, errors until closed. */
export function toast(text: string, { tone = 'success', undo }: Partial<Pick<Toast, 'tone' | 'undo'>> = {}): void {
  const id = ++counted;
  toasts.push({ id, text, tone, undo });
  if (tone !== 'danger') setTimeout(() => dismiss(id), undo ? 12_000 : 6_000);
}

export function dismiss(id: number): void {
  const at = toasts.findIndex((one) => one.id === id);
  if (at >= 0) toasts.splice(at, 1);
}
