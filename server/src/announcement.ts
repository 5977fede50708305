/** Something that is told to whoever listens for it, in the order in which they began to. */
export interface Announcement<What> {
  tell(what: What): void;
  on(listener: (what: What) => void): void;
}

export function createAnnouncement<What>(): Announcement<What> {
  const listeners: ((what: What) => void)[] = [];
  return {
    tell(what) {
      for (const listener of listeners) listener(what);
    },
    on: (listener) => void listeners.push(listener),
  };
}
