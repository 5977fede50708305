import type { Language } from '@penholder/shared/kernel';
import type { Finding, LintFamily, LintRule, Question, Remedy } from '@penholder/shared/output';
import type { LivingStatus } from '@penholder/shared/practices';
import { languageName, number, partialDate } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';
import { LIVING } from '#lib/practices/words.ts';
import { WARNING_KINDS } from './words.ts';

/** What a kind of finding is called. */
export const FINDING_KINDS: Record<LintRule, () => string> = {
  ...WARNING_KINDS,
  'status-contradicted': m.output_finding_status_contradicted_kind,
  'status-unanswered': m.output_finding_unanswered_kind,
  'status-not-asked': m.output_finding_not_asked_kind,
  'mention-open': m.output_finding_mention_open_kind,
  'objection-open': m.output_finding_objection_kind,
  'source-unreachable': m.output_finding_source_unreachable_kind,
  'theme-named-differently': m.output_finding_theme_kind,
  'gap-outdated': m.coverage_finding_gap_kind,
  'acronym-undefined': m.output_finding_acronym_undefined_kind,
  'acronym-defined-twice': m.output_finding_acronym_twice_kind,
  misnomer: m.output_finding_misnomer_kind,
  'over-length': m.output_finding_over_length_kind,
  'citation-forms': m.output_finding_citation_forms_kind,
  'instrument-twice': m.output_finding_instrument_twice_kind,
  'years-differ': m.output_finding_years_differ_kind,
  'words-untranslated': m.output_finding_untranslated_kind,
  'disclaimer-missing': m.output_finding_disclaimer_kind,
};

export const FAMILIES: Record<LintFamily, () => string> = {
  dates: m.output_family_dates,
  sources: m.output_family_sources,
  submitters: m.output_family_submitters,
  wording: m.output_family_wording,
  instruments: m.output_family_instruments,
  languages: m.output_family_languages,
  form: m.output_family_form,
};

const living = (status: unknown): string => LIVING[status as LivingStatus]?.() ?? String(status);

/** What a finding says in a sentence; nothing where its kind says it all. */
export function sentenceOf({ rule, params }: Finding): string {
  const said = (name: string): string => String(params[name] ?? '');
  const count = (name: string): string => number(Number(params[name] ?? 0));
  const year = (name: string): string => said(name);
  switch (rule) {
    case 'end-date-passed':
      return m.output_finding_ended({ date: partialDate(said('endDate')), status: living(params['livingStatus']) });
    case 'status-contradicted':
      return m.output_finding_contradicted({ status: living(params['livingStatus']), said: living(params['said']) });
    case 'status-unanswered':
      return m.output_finding_unanswered({
        status: living(params['livingStatus']),
        asked: partialDate(said('askedOn')),
        closes: partialDate(said('closesOn')),
      });
    case 'status-not-asked':
      return m.output_finding_not_asked();
    case 'objection-open':
      return params['isOlder'] === 1 ? m.output_finding_objection_older() : m.output_finding_objection();
    case 'mention-open':
      if (said('said') === 'change-requested')
        return m.output_finding_mention_change({ delegation: said('delegation') });
      return said('askedOn')
        ? m.output_finding_mention_asked({ delegation: said('delegation'), day: partialDate(said('askedOn')) })
        : m.output_finding_mention({ delegation: said('delegation') });
    case 'source-unreachable':
      return m.output_finding_unreachable({ address: said('address'), day: partialDate(said('since')) });
    case 'theme-named-differently':
      return (said('instead') ? m.output_finding_theme_otherwise : m.output_finding_theme_absent)({
        name: said('name'),
      });
    case 'gap-outdated':
      return m.coverage_finding_gap({ row: said('row') });
    case 'acronym-undefined':
      return m.output_finding_acronym({ acronym: said('acronym'), times: count('times') });
    case 'acronym-defined-twice':
      return params['same'] === 1
        ? m.output_finding_acronym_again({ acronym: said('acronym') })
        : m.output_finding_acronym_other({ acronym: said('acronym'), first: said('first'), second: said('second') });
    case 'misnomer':
      return m.output_finding_misnomer({ right: said('right') });
    case 'over-length':
      return m.output_finding_words({ words: count('words'), most: count('most') });
    case 'citation-forms':
      return m.output_finding_forms({ forms: count('forms'), members: count('members') });
    case 'instrument-twice':
    case 'instrument-in-two-annexes':
      return said('other') ? m.output_finding_other({ other: said('other') }) : '';
    case 'years-differ':
      return m.output_finding_years({ year: year('year'), otherYear: year('otherYear'), other: said('other') });
    case 'words-untranslated':
      return m.output_finding_untranslated({ language: languageName(said('used') as Language) });
    case 'disclaimer-missing':
      return said('text');
    case 'submitter-not-confirmed':
      return m.output_finding_submitter({ name: said('submitter') });
    case 'citation-not-canonical':
      return m.output_finding_missing({ expected: said('expected') });
    default:
      return '';
  }
}

/** Examples of a finding that is about many: the forms in which a family is cited. */
export const examplesOf = ({ params }: Finding): string[] =>
  typeof params['examples'] === 'string' ? params['examples'].split('\n') : [];

const ASKS: Record<Exclude<Question, 'mention'>, () => string> = {
  date: m.output_remedy_ask_date,
  source: m.output_remedy_ask_source,
  status: m.output_remedy_ask_status,
  address: m.output_remedy_ask_address,
  confirmation: m.output_remedy_ask_confirmation,
};

/** What a remedy does, on its button. */
export function remedyLabel(remedy: Remedy, { params }: Finding): string {
  switch (remedy.act) {
    case 'rewrite-sentence':
      return remedy.instead === '' ? m.output_remedy_keep_proposal() : m.output_remedy_put({ by: remedy.by });
    case 'rewrite-introduction':
    case 'cite':
      return m.output_remedy_put({ by: remedy.by });
    case 'cite-canonically':
      return m.output_remedy_cite_all({ count: number(remedy.ids.length) });
    case 'keep-in':
      return m.output_remedy_keep_in({ letter: remedy.annex });
    case 'remind':
      return m.output_remedy_remind();
    case 'ask-status':
      return m.output_remedy_ask_all_status();
    case 'ask':
      return remedy.about === 'mention'
        ? m.output_remedy_ask_mention({ delegation: String(params['delegation'] ?? '') })
        : ASKS[remedy.about]();
  }
}

/** What a remedy is sent as. */
export const meantBy = (finding: Finding, remedy: Remedy) => ({
  language: finding.language,
  key: finding.key,
  state: finding.state,
  act: remedy.act,
  ...(remedy.act === 'keep-in' && { annex: remedy.annex }),
  ...(remedy.act === 'ask' && { about: remedy.about }),
});

/** How the place of a finding is called. */
export function placeOf({ place }: Finding): string {
  if (place.kind === 'annex') return m.output_finding_in_annex({ letter: place.label });
  if (place.kind === 'round-table') return m.output_finding_in_table();
  return place.label;
}
