import type { GroupOrdering, InstrumentKind } from '@penholder/shared/instruments';
import { m } from '#lib/paraglide/messages.js';

export const KINDS: Record<InstrumentKind, () => string> = {
  treaty: m.instruments_kind_treaty,
  'ilo-convention': m.instruments_kind_ilo_convention,
  'ilo-protocol': m.instruments_kind_ilo_protocol,
  'ilo-recommendation': m.instruments_kind_ilo_recommendation,
  declaration: m.instruments_kind_declaration,
  resolution: m.instruments_kind_resolution,
  agreement: m.instruments_kind_agreement,
  guidance: m.instruments_kind_guidance,
  report: m.instruments_kind_report,
  compendium: m.instruments_kind_compendium,
};

export const ORDERINGS: Record<GroupOrdering, () => string> = {
  chronological: m.instruments_order_chronological,
  'by-number': m.instruments_order_by_number,
  given: m.instruments_order_given,
};
