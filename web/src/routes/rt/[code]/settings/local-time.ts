const partsIn = (at: Date, timeZone: string) =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );

/** An instant as the clock on the wall shows it in a time zone: `2026-05-03T18:00`. */
export function localIn(instant: string, timeZone: string): string {
  const { year, month, day, hour, minute } = partsIn(new Date(instant), timeZone);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/** The instant (ISO 8601) at which the clock on the wall shows `local` in a time zone; in the hour that is left out in spring, the moment after it. */
export function instantIn(local: string, timeZone: string): string {
  const wanted = new Date(`${local}Z`).getTime();
  let instant = wanted;
  // The offset at the guess may not be the offset at the result, where clocks change between them: twice is enough.
  for (let time = 0; time < 2; time++)
    instant += wanted - new Date(`${localIn(new Date(instant).toISOString(), timeZone)}Z`).getTime();
  return new Date(instant).toISOString();
}
