/** How far a zone is ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment);
  const at = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)!.value);
  return (
    Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second')) -
    Math.floor(moment / 1000) * 1000
  );
}

/** A moment as `<input type="datetime-local">` shows it in a time zone: `2026-11-24T18:00`. */
export function toZoned(iso: string, timeZone: string): string {
  const moment = Date.parse(iso);
  return new Date(moment + offsetAt(moment, timeZone)).toISOString().slice(0, 16);
}

/**
 * The moment at which clocks of a time zone show `local` (`2026-11-24T18:00`), as ISO in UTC. Where a clock change makes it
 * happen twice the earlier is taken, where it is skipped the moment after the gap.
 */
export function fromZoned(local: string, timeZone: string): string {
  const wall = Date.parse(`${local}:00Z`);
  // The offset before and after any clock change nearby; the one that fits is the right one.
  const candidates = [wall - offsetAt(wall - 86_400_000, timeZone), wall - offsetAt(wall + 86_400_000, timeZone)];
  const fitting = candidates.filter((moment) => moment + offsetAt(moment, timeZone) === wall);
  return new Date(fitting.length > 0 ? Math.min(...fitting) : Math.max(...candidates)).toISOString();
}
