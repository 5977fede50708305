import { withWordEdges } from '../kernel/index.ts';
import type { LivingStatus } from './registers.ts';

/**
 * Phrases that tell of the living status of a practice, by language after language; the gravest status first. That something
 * was abolished or suspended is often the practice itself (a fee, a duty): where a language leaves it open, the phrase needs the
 * law, the programme or the year beside it.
 */
const PHRASES: readonly (readonly [LivingStatus, readonly [RegExp, ...RegExp[]]])[] = [
  [
    'at-risk',
    [
      /(?:proposed|plans?|planned|intends?|seeks|wants) to (?:roll back|repeal|abolish|end|cut|withdraw|restrict|scrap|suspend|reverse|discontinue)|\b(?:roll(?:ing)? back|reversal) (?:is|has been|was) (?:proposed|announced)|(?:under|facing) (?:threat|review)/iu,
      /(?:propos\p{L}+|prév\p{L}+|envisag\p{L}+) (?:de |d[’'])(?:revenir sur|abroger|supprimer|restreindre)/iu,
      /(?:propuesto|propone|previsto|prevé) (?:derogar|revertir|suprimir|restringir|revocar)/iu,
      /(?:اقترح\p{L}*|تقترح|تعتزم) (?:\p{L}+ ){0,3}(?:التراجع|إلغاء)/iu,
      /\b(?:предлож\p{L}+|предлага\p{L}+|планиру\p{L}+|намерен\p{L}*) (?:\p{L}+ ){0,2}(?:отменить|упразднить|свернуть|приостановить)\b|\b(?:предлож\p{L}+|планируется) (?:отмена|отмену|упразднение|сворачивание)\b/iu,
      /(?:拟|计划|打算|提议|考虑)(?:废除|废止|终止|中止|暂停|撤销)/u,
      /\b(?:propõem?|pretendem?|planeiam?|planejam?|proposto|previsto) (?:revogar|abolir|suprimir|suspender|reverter|restringir)\b/iu,
      /\b(?:plant|planen|beabsichtigt|beabsichtigen|erwägt|erwägen)\b[^.;]{0,80}\b(?:abzuschaffen|aufzuheben|auszusetzen|einzuschränken|zurückzunehmen)\b/iu,
      /\b(?:propone|propongono|prevede|prevedono|intende|intendono|proposto) (?:di )?(?:abrogare|abolire|sopprimere|sospendere|revocare)\b/iu,
    ],
  ],
  [
    'repealed',
    [
      /\b(?:was|were|has been|have been|since) (?:repealed|abolished|revoked|rolled back)/iu,
      /\ba (?:depuis )?été abrogée?/iu,
      /\bfue derogad[ao]/iu,
      /ألغيت?\b/u,
      /\b(?:закон|указ|приказ|постановлени|положени|программ|проект)\p{L}* (?:\p{L}+ ){0,4}(?:отмен[её]н[аоы]?|упраздн[её]н[аоы]?)\b|\bутрати(?:л[аио]?|вш\p{L}+) силу\b/iu,
      /(?:已经?|被|予以)(?:正式)?(?:废除|废止|撤销)(?=[，。；、）]|\s*$)/u,
      /\b(?:foi|foram) revogad[ao]s?\b/iu,
      /\b(?:Gesetz|Verordnung|Regelung|Erlass|Richtlinie|Programm)\b[^.;]{0,60}\b(?:aufgehoben|abgeschafft)\b|\baußer Kraft (?:gesetzt|getreten)\b|\btrat(?: \p{L}+)?(?: \d{4})? außer Kraft\b/iu,
      /\b(?:è|sono) stat[aeio] abrogat[aeio]\b/iu,
    ],
  ],
  [
    'ended',
    [
      /\b(?:ended|expired|concluded|was discontinued|came to an end) in\b|\bran (?:from|until)\b|\b(?:has|have|had) (?:ended|expired|been (?:discontinued|suspended|terminated|closed))|\b(?:was|were|is|are) (?:discontinued|suspended|terminated)\b|\bno longer (?:in force|applies|apply|offered|available|exists?|runs?)\b/iu,
      /\ba pris fin\b|\bs[’']est achevée?\b|\b(?:a été|est|sont) (?:suspendue?s?|interrompue?s?)\b|\bn[’']est plus en vigueur\b/iu,
      // "Concluyó un acuerdo" is no end.
      /\b(?:finalizó|concluyó|terminó)(?= en\b| el \d| a (?:finales|mediados|principios)\b|\s*[.,;]|\s*$)|\b(?:fue|ha sido|está) suspendid[ao]\b|\bya no (?:está en vigor|se aplica)\b/iu,
      /انتهى|انتهت|(?:عُلّق|عُلِّق|أوقف العمل)/u,
      /\b(?:завершил(?:ся|ась|ось|ись)|закончил(?:ся|ась|ось|ись)|прекращ[её]н[аоы]?) (?:в|с|к) |\b(?:прекратил[аио]?|приостановил[аио]?) (?:сво[её] )?(?:действие|работу)\b|\bдействие (?:\p{L}+ ){0,4}(?:приостановлено|прекращено)\b|\bбольше не (?:действу[её]т|применяется|проводится|предоставляется)\b/iu,
      /(?:已经?|\d{4}年(?:\d{1,2}月)?[初底末]?)(?:结束|终止|中止|到期|失效)(?=[，。；、）]|\s*$)|不再(?:有效|适用|实施|提供)/u,
      /\b(?:terminou|encerrou|expirou|cessou) em\b|\bencerrou-se\b|\b(?:foi|foram|está|estão) (?:suspens[ao]s?|encerrad[ao]s?|descontinuad[ao]s?)\b|\b(?:já não|não) (?:está|estão) (?:mais )?em vigor\b|\bjá não se aplicam?\b/iu,
      /\b(?:lief|liefen)(?: \p{L}+)? \d{4} aus\b|\bendeten? (?:\p{L}+ ){0,2}\d{4}\b|\b(?:ist|sind) (?:\d{4} )?ausgelaufen\b|\b(?:wurden?|ist|sind) (?:[\p{L}\d]+ ){0,3}beendet\b|\bnicht mehr in Kraft\b|\bgilt nicht mehr\b/iu,
      /\b(?:è|sono) (?:terminat|cessat|scadut)[aeio]\b|\bsi (?:è|sono) conclus[aeio]\b|\bterminò nel\b|\b(?:è|sono) stat[aeio] (?:sospes|interrott)[aeio]\b|\bnon (?:è|sono) più in vigore\b|\bnon si applica(?:no)? più\b/iu,
    ],
  ],
  [
    'pilot',
    [
      /\bpilot(?:ed|s|ing)?\b|\btrial phase\b/iu,
      /\bprojet[s]? pilotes?\b|\bphase pilote\b/iu,
      /\b(?:proyecto|plan|fase) piloto\b/iu,
      /تجريبي/u,
      /\bпилотн\p{L}+|\bэкспериментальн\p{L}+ (?:проект|программ|режим)/iu,
      /试点|试行/u,
      /\b(?:projeto|projecto|programa|fase)s?[ -]pilotos?\b/iu,
      /\bpilot(?:projekt|programm|phase|vorhaben|versuch)\p{L}*/iu,
      /\b(?:progett[io]|programm[ai]|fase) pilota\b/iu,
    ],
  ],
  [
    'planned',
    [
      /\b(?:is planning|plans|intends) to\b|\bwill (?:launch|introduce|establish|regulari[sz]e|adopt|create|open|pilot)\b/iu,
      /\b(?:prévoit|envisage) de\b|\b(?:lancera|créera|adoptera)\b/iu,
      /\b(?:prevé \p{L}+[aeií]r|planea|tiene previsto)\b|\b(?:lanzará|creará|adoptará)\b/iu,
      /تعتزم|تخطط|سوف/u,
      /\bпланиру[её]тся\b|\bпланиру[её]т \p{L}+ть\b|\bнамерен[аоы]? \p{L}+ть\b|\bбуд[её]т (?:введ|созда|приня|запущ)\p{L}+/iu,
      /(?:计划|拟)于|将(?:推出|设立|建立|通过|启动|实施)/u,
      /\b(?:prevê|planeia|planeja) \p{L}+[aei]r\b|\b(?:lançará|criará|adotará)\b/iu,
      /\b(?:ist|sind) geplant\b|\bbeabsichtigt\b/iu,
      /\b(?:è|sono) previst[aeio] (?:per|entro)\b|\b(?:lancerà|creerà|adotterà)\b/iu,
    ],
  ],
  [
    'in-force',
    [
      /\b(?:entered|came|in) (?:into )?force\b|\bpassed a law\b/iu,
      /\ben vigueur\b|\ben vigor\b/iu,
      /دخل(?:ت)? حيز (?:النفاذ|التنفيذ)|نافذ/u,
      /\bвступил[аио]? в силу\b|\bдействует с\b/iu,
      /(?<![未不])生效|施行/u,
      /\bem vigor\b/iu,
      /\bin Kraft\b/u,
      /\bin vigore\b/iu,
    ],
  ],
];

export const STATUS_PHRASES: readonly (readonly [LivingStatus, RegExp])[] = PHRASES.map(([status, patterns]) => [
  status,
  withWordEdges(...patterns),
]);
