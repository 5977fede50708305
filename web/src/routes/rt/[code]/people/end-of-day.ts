/** The end of a day (or of the month or year that is all one knows) as an instant; null for no end. */
export function endOfDay(partial: string): string | null {
  if (partial === '') return null;
  const [year, month = '12', day] = partial.split('-');
  const last = day ?? String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate());
  return `${year}-${month}-${last.padStart(2, '0')}T23:59:59Z`;
}
