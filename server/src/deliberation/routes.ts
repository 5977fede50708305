import type { Deps } from '../deps.ts';
import type { Mount } from '../http/mount.ts';

/** Mounts this shelf's operations. */
export function mountDeliberation(_mount: Mount, _deps: Deps): void {}
