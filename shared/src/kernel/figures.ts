/** A text with its Arabic-Indic figures as European ones, each in its place: "١٩٦٦" is 1966. */
export const europeanFigures = (text: string): string =>
  text.replace(/[٠-٩]/g, (figure) => String(figure.charCodeAt(0) - 0x660));
