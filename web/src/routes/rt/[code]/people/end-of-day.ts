/** The end of a day as an instant; null for no end. */
export const endOfDay = (day: string): string | null => (day === '' ? null : `${day}T23:59:59Z`);
