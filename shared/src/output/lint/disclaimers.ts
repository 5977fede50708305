import { withWordEdges } from '../../kernel/index.ts';
import { disclaimer, DISCLAIMERS, type Disclaimer } from '../disclaimers.ts';
import { type Found, found } from './found.ts';
import type { LintMaterial } from './material.ts';

/** How papers say each of the standing disclaimers in their own words, in the languages of a table. */
const SAID: Readonly<Record<Disclaimer, RegExp>> = {
  'not-exhaustive': withWordEdges(
    /\b(?:non|not)[- ]exhaustive|\bnot (?:meant|intended) to be (?:exhaustive|complete)|\b(?:non|pas) exhausti(?:f|ve)|\bno (?:es )?exhaustiv[ao]|غير (?:حصري|شامل)|على سبيل المثال لا الحصر|لا تدّعي|并非详尽|非详尽|не является исчерпывающ|неисчерпывающ/iu,
    /\bnão (?:é |são |pretende ser )?exaustiv[ao]/iu,
    /\bnicht (?:abschließend|erschöpfend|vollständig)|\b(?:keinen|ohne) Anspruch auf Vollständigkeit/iu,
    /\bnon (?:è |sono |intende essere )?esaustiv[aeio]/iu,
  ),
  'not-verified': withWordEdges(
    /\bnot (?:been )?(?:independently )?(?:verified|checked|evaluated|assessed)|\bni vérifié|\baucune vérification|\bpas été vérifié|\bno han sido verificad|\bni .{0,40}\bhan verificado|لم (?:يتحقق|يجر التحقق|يُتحقق)|未.{0,12}(?:核实|评估)|не (?:проводили|проверял|проходил)/iu,
    /\bnão (?:foi|foram) (?:\p{L}+ )?(?:verificad|avaliad)|\bnem .{0,40}\bas verificaram/iu,
    /\bnicht (?:\p{L}+ )?(?:geprüft|überprüft|bewertet)|\bweder .{0,80}\b(?:geprüft|überprüft|bewertet)/iu,
    /\bnon (?:è stata|sono state|sono stati) (?:\p{L}+ )?(?:verificat|valutat)|\bné .{0,40}\ble hanno verificate/iu,
  ),
  'not-views': withWordEdges(
    /\bnot (?:necessarily )?(?:reflect|represent)|\bne (?:reflète|représente)(?:nt)? pas|\bno (?:refleja|representa)|لا (?:يعبّر|يعبر|تعبر|يعكس|تعكس)|不一定(?:反映|代表)|не обязательно отража/iu,
    /\bnão (?:necessariamente )?(?:refle[ct]|represent)/iu,
    /\bnicht (?:unbedingt|notwendigerweise|zwingend) (?:die|den) (?:Ansicht|Auffassung|Meinung|Position|Standpunkt)|\b(?:spiegeln?|entsprechen|entspricht) nicht (?:unbedingt|notwendigerweise|zwingend)/iu,
    /\bnon (?:riflett|rappresent)/iu,
  ),
};

/** AX44: by rule an edition has them; a paper, or an edition compiled before a rule was there, may lack one. */
export function missingDisclaimers({ facts, body, texts, assembled }: LintMaterial): Found[] {
  const wanted = DISCLAIMERS.filter((which) => which !== 'not-verified' || facts.annexes.includes('A'));
  // "Reports (non-exhaustive list)" says it of one list, or is a title.
  const said = texts
    .filter(({ kind }) => kind !== 'heading' && kind !== 'source')
    .map(({ text }) => text)
    .join('\n');
  const has = (which: Disclaimer): boolean =>
    body === undefined
      ? assembled.publication.disclaimers.includes(disclaimer(which, facts.language))
      : SAID[which].test(said);
  return wanted
    .filter((which) => !has(which))
    .map((which) =>
      found({
        rule: 'disclaimer-missing',
        place: { kind: 'round-table', id: facts.roundTable.code },
        language: facts.language,
        params: { which, text: disclaimer(which, facts.language) },
        detail: which,
        about: which,
      }),
    );
}
