const YEAR = String.raw`((?:19|20)\d\d|[١٢][٠-٩]{3})`;
const OPENINGS = new RegExp(
  String.raw`^\s*(?:(?:in|since|en|depuis|desde|em|im jahre?|seit|nel|dal|в|с|في|منذ|于|自)(?:\s+(?:the year|l’année|el año|o ano|عام|سنة))?\s*)${YEAR}(?![\d/–-])`,
  'iu',
);

/** The year with which a text opens — "In 2018, …", "Depuis 2018 …", "في عام ٢٠١٨" — as a practice's start date; null where it opens otherwise. */
export function sinceWhen(text: string): string | null {
  const year = OPENINGS.exec(text)?.[1];
  return year ? year.replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit))) : null;
}
