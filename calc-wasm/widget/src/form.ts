// The form: three questions first, everything else on demand.
import { type TemplateResult, html, nothing } from 'lit';

import { column } from './catalogue.ts';
import { field as fieldOf, part, yearField } from './fields.ts';
import type { Mistake } from './module.ts';
import type { Words } from './texts.ts';
import type { Typed } from './typed.ts';

/** The columns of each part that opens on demand, in the order in which people think of them. */
export const SECTIONS: Record<string, string[]> = {
  eligibility: [
    'identity',
    'park_employment',
    'clean_record',
    'white_listed',
    'talent_category',
    'talent_conditions',
    'shenzhen_work_days',
  ],
  residence: ['mainland_status', 'mainland_days', 'park_share'],
  income: [
    'exempt_income',
    'labour_services',
    'authors_remuneration',
    'royalties',
    'business_income',
    'business_kind',
    'talent_subsidy',
    'talent_subsidy_tax',
  ],
  mainland: [
    'social_insurance',
    'housing_fund',
    'special_additional_deductions',
    'other_deductions',
    'donations',
    'tax_withheld',
    'other_talent_awards',
  ],
  family: [
    'hk_spouse_income',
    'hk_assessment',
    'hk_spouse_deductions',
    'hk_children_additional',
    'hk_parents_60',
    'hk_parents_60_residing',
    'hk_parents_55',
    'hk_parents_55_residing',
    'hk_siblings',
    'hk_disabled_dependants',
    'hk_personal_disability',
  ],
  deductions: [
    'hk_mpf',
    'hk_self_education',
    'hk_home_loan_interest',
    'hk_domestic_rent',
    'hk_newborn_home',
    'hk_elderly_care',
    'hk_elderly_care_persons',
    'hk_vhis',
    'hk_vhis_persons',
    'hk_annuity_tvc',
    'hk_assisted_reproduction',
    'hk_donations',
  ],
  comparison: ['fx_cny_per_hkd', 'bonus_method'],
};

/** The columns of the three questions. */
export const QUESTIONS = ['wages', 'annual_bonus', 'hk_marital_status', 'hk_children'];

/** What a blank means, by the contract of the payroll file, where it means something definite. */
const BLANKS: Record<string, string> = {
  hk_marital_status: 'single',
  bonus_method: 'best',
  hk_assessment: 'separate',
  business_kind: 'other',
  mainland_status: 'resident',
};

export interface FormState {
  words: Words;
  typed: Typed;
  /** The mistakes, by column. */
  mistakes: Map<string, Mistake>;
  /** The parts that stand open. */
  open: Set<string>;
  change(name: string, value: string): void;
  changeYear(year: string): void;
  toggle(section: string, open: boolean): void;
}

/** The three questions. */
export function questions(state: FormState): TemplateResult {
  const { words } = state;
  return html`<section class="questions" aria-labelledby="questions-title">
    <h2 id="questions-title">${words.say('page-questions')}</h2>
    ${year(state)} ${field(state, 'wages')} ${field(state, 'annual_bonus')}
    <fieldset class="family">
      <legend>${words.say('page-family')}</legend>
      ${field(state, 'hk_marital_status')} ${field(state, 'hk_children')}
    </fieldset>
  </section>`;
}

/** Everything else, in parts that open on demand. */
export function more(state: FormState): TemplateResult {
  const { words } = state;
  return html`<section class="more" aria-labelledby="more-title">
    <h2 id="more-title">${words.say('page-more')}</h2>
    <p class="lead">${words.say('page-more-lead')}</p>
    ${Object.entries(SECTIONS).map(([section, columns]) => sectionPart(state, section, columns))}
  </section>`;
}

function year({ words, typed, changeYear, mistakes }: FormState): TemplateResult {
  return yearField(words, typed.year, mistakes.get('tax_year'), changeYear);
}

function sectionPart(state: FormState, section: string, columns: string[]): TemplateResult {
  const { words, typed, open, toggle, mistakes } = state;
  return part({
    words,
    id: section,
    title: words.say(`page-part-${section}`),
    open: open.has(section),
    filled: columns.filter((name) => (typed.values[name] ?? '') !== '').length,
    wrong: columns.some((name) => mistakes.has(name)),
    toggle: (isOpen) => toggle(section, isOpen),
    inside: () => columns.map((name) => field(state, name)),
  });
}

function field({ words, typed, mistakes, change }: FormState, name: string): TemplateResult | typeof nothing {
  const known = column(name);
  if (!known) return nothing;
  const value = typed.values[name] ?? '';
  return fieldOf({
    words, known, id: name, value, found: mistakes.get(name), blank: BLANKS[name],
    change: (text) => change(name, text),
  });
}
