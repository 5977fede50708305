import { invalidate as runAgain } from '$app/navigation';
import { navigating } from '$app/state';

/**
 * Makes the loads that said `depends(what)` run again, and answers when what they bring is shown.
 *
 * The kit's own drops what it fetched when a page that was on its way arrives meanwhile: with data from before whatever
 * happened, perhaps, and on a slow line that is how the page would stay. So they run once more when it has arrived.
 */
export async function invalidate(what: Parameters<typeof runAgain>[0]): Promise<void> {
  const arrival = navigating.complete;
  await runAgain(what);
  if (arrival) void arrival.catch(() => {}).then(() => runAgain(what));
}
