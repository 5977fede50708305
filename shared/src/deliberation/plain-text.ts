import { z } from 'zod';

/** Lines end in one way, and what cannot be seen or stored is left out; everything else is kept as it was typed. */
export const tidy = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g, '')
    .trim();

/** Plain text with line breaks, of at most so many characters; never markup. */
export const PlainText = (most: number) =>
  z
    .string()
    .max(most * 4)
    .transform(tidy)
    .pipe(z.string().max(most));
