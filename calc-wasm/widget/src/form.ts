// The form: three questions first, everything else on demand.
import { type TemplateResult, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

import { type Column, type Mistake, TAX_YEARS, column } from './core.ts';
import { asTyped, caretAfter } from './numbers.ts';
import type { Typed } from './typed.ts';
import type { Words } from './texts.ts';

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

/** Columns that cannot be "not known": leaving them out means something definite. */
const DEFINITE = new Set(['hk_marital_status', 'bonus_method', 'hk_assessment', 'business_kind', 'mainland_status']);

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
    ${Object.entries(SECTIONS).map(([section, columns]) => part(state, section, columns))}
  </section>`;
}

function year({ words, typed, changeYear, mistakes }: FormState): TemplateResult {
  const changed = (event: Event) => changeYear((event.target as HTMLSelectElement).value);
  return html`<div class="field">
    <label for="tax_year">${words.label('tax_year')}</label>
    <p class="help" id="tax_year-help">${words.say('page-help-tax_year')}</p>
    <select id="tax_year" .value=${live(typed.year)} @change=${changed} aria-describedby="tax_year-help tax_year-error">
      ${TAX_YEARS.map((one) => html`<option value=${one} ?selected=${one === typed.year}>${one}</option>`)}
    </select>
    ${mistake(words, 'tax_year', mistakes.get('tax_year'))}
  </div>`;
}

function part(state: FormState, section: string, columns: string[]): TemplateResult {
  const { words, typed, open, toggle, mistakes } = state;
  const filled = columns.filter((name) => (typed.values[name] ?? '') !== '').length;
  const wrong = columns.some((name) => mistakes.has(name));
  const toggled = (event: Event) => toggle(section, (event.target as HTMLDetailsElement).open);
  return html`<details class="part" id=${`part-${section}`} ?open=${open.has(section)} @toggle=${toggled}>
    <summary>
      <span>${words.say(`page-part-${section}`)}</span>
      ${filled > 0 ? html`<span class="count">${words.say('page-filled', { count: filled })}</span>` : nothing}
      ${wrong ? html`<span class="count wrong">${words.say('page-wrong')}</span>` : nothing}
    </summary>
    ${open.has(section) ? html`<div class="fields">${columns.map((name) => field(state, name))}</div>` : nothing}
  </details>`;
}

function field(state: FormState, name: string): TemplateResult | typeof nothing {
  const known = column(name);
  if (!known) return nothing;
  if (known.kind === 'yes_no' || known.kind === 'word') return choice(state, known);
  return text(state, known);
}

function help(words: Words, known: Column): string {
  return words.has(`page-help-${known.name}`) ? words.say(`page-help-${known.name}`) : words.pick(known.help);
}

function described(name: string): string {
  return `${name}-help ${name}-error`;
}

function text({ words, typed, mistakes, change }: FormState, known: Column): TemplateResult {
  const { name, kind } = known;
  const money = kind === 'cny' || kind === 'hkd';
  const typing = (event: InputEvent) => {
    const input = event.target as HTMLInputElement;
    if (money && !event.isComposing) {
      const shown = asTyped(input.value);
      if (shown !== input.value) {
        const caret = caretAfter(input.value, input.selectionStart ?? input.value.length, shown);
        input.value = shown;
        input.setSelectionRange(caret, caret);
      }
    }
    change(name, input.value);
  };
  return html`<div class="field">
    <label for=${name}>${words.asked(name)}</label>
    <p class="help" id=${`${name}-help`}>${help(words, known)}</p>
    <span class="box">
      ${money ? html`<span class="unit" aria-hidden="true">${kind.toUpperCase()}</span>` : nothing}
      <input
        id=${name}
        type="text"
        inputmode=${kind === 'count' || kind === 'days' ? 'numeric' : 'decimal'}
        maxlength="32"
        autocomplete="off"
        .value=${live(typed.values[name] ?? '')}
        aria-describedby=${described(name)}
        aria-invalid=${mistakes.has(name)}
        @input=${typing}
      />
    </span>
    ${mistake(words, name, mistakes.get(name))}
  </div>`;
}

/** Radio buttons: every answer can be seen, and "I don't know" is one of them where it is honest. */
function choice({ words, typed, mistakes, change }: FormState, known: Column): TemplateResult {
  const { name } = known;
  const given = typed.values[name] ?? '';
  const options =
    known.kind === 'yes_no'
      ? ['yes', 'no'].map((key) => ({ key, label: words.say(`page-${key}`) }))
      : known.words.map(({ key, label }) => ({ key, label: words.pick(label) }));
  const first = options[0]?.key ?? '';
  const definite = DEFINITE.has(name);
  const current = definite && given === '' ? defaultOf(name, first) : given;
  const all = definite ? options : [...options, { key: '', label: words.say('page-unknown') }];
  return html`<fieldset class="field choice" aria-describedby=${described(name)}>
    <legend>${words.asked(name)}</legend>
    <p class="help" id=${`${name}-help`}>${help(words, known)}</p>
    <div class="options">
      ${all.map(
        ({ key, label }) => html`<label class="option"
          ><input
            type="radio"
            name=${name}
            id=${`${name}-${key || 'unknown'}`}
            value=${key}
            .checked=${live(current === key)}
            @change=${() => change(name, definite && key === defaultOf(name, first) ? '' : key)}
          /><span>${label}</span></label
        >`,
      )}
    </div>
    ${mistake(words, name, mistakes.get(name))}
  </fieldset>`;
}

/** What a blank means, by the contract of the payroll file. */
function defaultOf(name: string, first: string): string {
  const defaults: Record<string, string> = {
    hk_marital_status: 'single',
    bonus_method: 'best',
    hk_assessment: 'separate',
    business_kind: 'other',
    mainland_status: 'resident',
  };
  return defaults[name] ?? first;
}

/** What is wrong, beside the field. */
export function mistake(words: Words, name: string, found: Mistake | undefined): TemplateResult {
  if (!found) return html`<p class="error" id=${`${name}-error`} hidden></p>`;
  const { message, fix } = words.mistake(found);
  const own = `page-fix-${found.code}`;
  return html`<p class="error" id=${`${name}-error`}>
    <strong>${message}</strong> ${words.has(own) ? words.say(own) : fix}
  </p>`;
}
