/** A cell as it can be kept: lines end alike, what no text has is left out. */
export const cleaned = (cell: string): string =>
  cell
    .replace(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '')
    .trim();
