import type { LivingStatus } from './registers.ts';

/** Phrases that tell of the living status of a practice, by language after language; the gravest status first. */
export const STATUS_PHRASES: readonly (readonly [LivingStatus, RegExp])[] = [
  [
    'at-risk',
    /(?:proposed|plans?|planned|intends?|seeks|wants) to (?:roll back|repeal|abolish|end|cut|withdraw|restrict|scrap|suspend|reverse|discontinue)|\b(?:roll(?:ing)? back|reversal) (?:is|has been|was) (?:proposed|announced)|(?:under|facing) (?:threat|review)|(?:propos\p{L}+|prév\p{L}+|envisag\p{L}+) (?:de |d[’'])(?:revenir sur|abroger|supprimer|restreindre)|(?:propuesto|propone|previsto|prevé) (?:derogar|revertir|suprimir|restringir|revocar)|(?:اقترح\p{L}*|تقترح|تعتزم) (?:\p{L}+ ){0,3}(?:التراجع|إلغاء)/iu,
  ],
  [
    'repealed',
    /\b(?:was|were|has been|have been|since) (?:repealed|abolished|revoked|rolled back)|\ba (?:depuis )?été abrogée?|\bfue derogad[ao]|ألغي(?:ت)?\b/iu,
  ],
  [
    'ended',
    /\b(?:ended|expired|concluded|was discontinued|came to an end) in\b|\bran (?:from|until)\b|\b(?:has|have|had) (?:ended|expired|been (?:discontinued|suspended|terminated|closed))|\b(?:was|were|is|are) (?:discontinued|suspended|terminated)\b|\bno longer (?:in force|applies|apply|offered|available|exists?|runs?)\b|\ba pris fin\b|\bs[’']est achevée?\b|\bfinalizó\b|\bconcluyó\b|\b(?:a été|est|sont) (?:suspendue?s?|interrompue?s?)\b|\bn[’']est plus en vigueur\b|\b(?:fue|ha sido|está) suspendid[ao]\b|\bya no (?:está en vigor|se aplica)\b|انتهى|انتهت|(?:عُلّق|عُلِّق|أوقف العمل)/iu,
  ],
  [
    'pilot',
    /\bpilot(?:ed|s|ing)?\b|\btrial phase\b|\bprojet[s]? pilotes?\b|\bphase pilote\b|\b(?:proyecto|plan|fase) piloto\b|تجريبي/iu,
  ],
  [
    'planned',
    /\b(?:is planning|plans|intends) to\b|\bwill (?:launch|introduce|establish|regulari[sz]e|adopt|create|open|pilot)\b|\b(?:prévoit|envisage) de\b|\b(?:lancera|créera|adoptera)\b|\b(?:prevé|planea|tiene previsto)\b|\b(?:lanzará|creará|adoptará)\b|تعتزم|تخطط|سوف/iu,
  ],
  [
    'in-force',
    /\b(?:entered|came|in) (?:into )?force\b|\bpassed a law\b|\ben vigueur\b|\ben vigor\b|دخل(?:ت)? حيز (?:النفاذ|التنفيذ)|نافذ/iu,
  ],
];
