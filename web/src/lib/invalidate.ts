import { invalidate as runAgain } from '$app/navigation';
import { navigating } from '$app/state';

/**
 * Makes the loads that said `depends(what)` run again, and answers when what they bring is shown.
 *
 * The kit's own drops what it fetched when a page that was on its way arrives meanwhile: with data from before whatever
 * happened, perhaps, and on a slow line that is how the page would stay. So a page on its way is waited for.
 */
export async function invalidate(what: Parameters<typeof runAgain>[0]): Promise<void> {
  while (navigating.complete) await navigating.complete.catch(() => {});
  await runAgain(what);
}
