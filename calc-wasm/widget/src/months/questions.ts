// What is asked after the first question, and what follows from it.
import { type TemplateResult, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

import { field, mistake } from '../fields.ts';
import { LONGEST_STAYS } from '../living/living.ts';
import { type Column, column } from '../page-data.ts';
import type { Words } from '../texts.ts';
import { NIGHTS } from './days.ts';
import { PAYERS, bonusMonth, firstMonth, paidBy } from './facts.ts';
import { type MonthsState, answer } from './state.ts';

/** The part with what few have to say. */
export const MORE = 'living-more';

export function questions(state: MonthsState): TemplateResult {
  const { living } = state;
  return html`<div class="after">
    ${living.way === 'weekly' ? radios(state, 'nights', Object.keys(NIGHTS), '') : nothing}
    ${living.way === 'count' ? record(state) : nothing}
    ${living.way === 'lives' ? html`${known(state, 'domiciled')} ${living.answers.domiciled === 'yes' ? nothing : known(state, 'six_year_met')}` : nothing}
    ${days(state)} ${follows(state)} ${pay(state)}
  </div>`;
}

/** A fact of all months, asked as its column says. */
function known(state: MonthsState, name: string, blank?: string): TemplateResult | typeof nothing {
  const { words, living, mistakes, typed } = state;
  const about = column(name);
  if (!about) return nothing;
  const id = `living-${name}`;
  const own = name === 'six_year_met' ? { help: words.say('page-living-six-years', { year: typed.year }) } : {};
  return field({
    words, known: about, id, value: living.answers[name] ?? '', found: mistakes.get(id), blank, ...own,
    change: (value) => answer(state, name, value),
  });
}

/** One of several words; the first is meant where nothing was chosen, if `usual` says so. */
function radios(state: MonthsState, name: string, keys: readonly string[], usual: string): TemplateResult {
  const { words, living } = state;
  const current = living.answers[name] ?? usual;
  return html`<fieldset class="field choice" aria-describedby=${`living-${name}-help`}>
    <legend>${words.say(`page-living-ask-${name}`)}</legend>
    <p class="help" id=${`living-${name}-help`}>${words.say(`page-living-about-${name}`)}</p>
    <div class="options">
      ${keys.map((key) => html`<label class="option"
        ><input
          type="radio" name=${`living-${name}`} id=${`living-${name}-${key}`} value=${key}
          .checked=${live(current === key)}
          @change=${() => answer(state, name, key === usual ? '' : key)}
        /><span>${words.say(`page-living-${name}-${key}`)}</span></label>`)}
    </div>
  </fieldset>`;
}

/** The stays of a record, a line each. */
function record(state: MonthsState): TemplateResult {
  const { words, living, worked, change } = state;
  const wrong = worked.days.wrong;
  return html`<div class="field">
    <label for="living-stays">${words.say('page-living-stays')}</label>
    <p class="help" id="living-stays-help">${words.say('page-living-stays-help')}</p>
    <textarea
      id="living-stays" rows="6" spellcheck="false" autocomplete="off" maxlength=${LONGEST_STAYS}
      .value=${live(living.stays)}
      aria-describedby="living-stays-help living-stays-error" aria-invalid=${wrong.length > 0}
      @input=${(event: Event) => change({ ...living, stays: (event.target as HTMLTextAreaElement).value })}
    ></textarea>
    <div id="living-stays-error">${wrong.map(({ line, mistake: found }) => {
      const { message, fix } = words.mistake(found);
      return html`<p class="error"><strong>${words.say('page-living-line', { line, message })}</strong> ${fix}</p>`;
    })}</div>
  </div>`;
}

const ofKind = (kind: Column['kind'], name: string): Column => ({
  ...(column('wages') as Column), name, kind, words: [],
});

function days(state: MonthsState): TemplateResult {
  const { words, living, typed, mistakes } = state;
  return field({
    words, known: ofKind('days', 'days'), id: 'living-days', value: living.answers.days ?? '', found: mistakes.get('living-days'),
    blank: undefined, label: words.say('page-living-days', { year: typed.year }), help: words.say(`page-living-days-help-${living.way}`),
    change: (value) => answer(state, 'days', value),
  });
}

/** What was counted, what it makes of the person, and what was taken for granted. */
function follows({ words, worked, typed }: MonthsState): TemplateResult {
  const { days: found, standing, asks } = worked;
  const counted = found.counted?.year;
  const count = found.known.counted ?? found.known.expected ?? counted?.residence_days_so_far ?? '';
  const filled = { days: count, year: typed.year, so_far: counted?.residence_days_so_far ?? '', presence: counted?.presence_days ?? '' };
  const assumed = (standing?.notes ?? []).filter((code) => code.startsWith('assumed_'));
  if (!asks && !standing && found.by === 'none') return html`<div role="status"></div>`;
  return html`<div class="follows" role="status">
    ${asks ? html`<p>${words.say(`page-living-asks-${asks}`)}</p>` : nothing}
    ${found.by === 'none' && !counted ? nothing : html`<p>${words.say(`page-living-by-${found.by === 'none' ? 'so_far' : found.by}`, filled)}</p>`}
    ${found.known.counted && found.known.expected ? html`<p>${words.say('page-living-expected', { days: found.known.expected })}</p>` : nothing}
    ${standing ? html`<p><strong>${words.say(`page-living-follows-${standing.tier}`)}</strong></p>` : nothing}
    ${assumed.length > 0 ? html`<ul class="assumed">${assumed.map((code) => html`<li>${words.say(`note-${code}`)}</li>`)}</ul>` : nothing}
    ${unused(words, 'page-living-unused', worked.unused.filter((name) => !NONE_OF_NON_RESIDENTS.has(name)))}
    ${unused(words, 'page-living-unused-none', worked.unused.filter((name) => NONE_OF_NON_RESIDENTS.has(name)))}
  </div>`;
}

/** What a non-resident has not, in whatever month. */
const NONE_OF_NON_RESIDENTS = new Set(['exempt_income', 'other_deductions']);

function unused(words: Words, id: string, names: readonly string[]): TemplateResult | typeof nothing {
  if (names.length === 0) return nothing;
  return html`<p class="error">${words.say(id, { columns: words.list(names.map((name) => words.asked(name))) })}</p>`;
}

/** Who pays, in which amounts, since when, and where the posts are. */
function pay(state: MonthsState): TemplateResult {
  const { words, living, typed, mistakes, open, toggle } = state;
  const monthly = living.answers.per === 'month';
  const amount = (name: string, label: string, help: string) => field({
    words, known: ofKind('cny', name), id: `living-${name}`, value: living.answers[name] ?? '', found: mistakes.get(`living-${name}`),
    blank: undefined, label: words.say(label), help: words.say(help), change: (value) => answer(state, name, value),
  });
  const toggled = (event: Event) => toggle(MORE, (event.target as HTMLDetailsElement).open);
  return html`${radios(state, 'paid_by', PAYERS, 'park')}
    ${living.months ? nothing : radios(state, 'per', ['year', 'month'], 'year')}
    ${monthly && !living.months ? amount('pay', 'page-living-pay', 'page-living-pay-help') : nothing}
    ${paidBy(living) === 'both' && !living.months
      ? amount('pay_abroad', monthly ? 'page-living-pay-abroad-month' : 'page-living-pay-abroad-year', 'page-living-pay-abroad-help')
      : nothing}
    ${known(state, 'post')}
    <details class="part" id="part-living-more" ?open=${open.has(MORE)} @toggle=${toggled}>
      <summary><span>${words.say('page-living-more')}</span></summary>
      ${open.has(MORE)
        ? html`<div class="fields">
            ${month(state, 'employment_start_month', firstMonth(living))}
            ${(typed.values.annual_bonus ?? '') !== '' && !living.months ? month(state, 'bonus_month', bonusMonth(living)) : nothing}
            ${known(state, 'executive', 'no')} ${known(state, 'treaty', 'none')}
          </div>`
        : nothing}
    </details>`;
}

/** One of the twelve months. */
function month(state: MonthsState, name: string, current: number): TemplateResult {
  const { words, mistakes } = state;
  const id = `living-${name}`;
  const changed = (event: Event) => answer(state, name, (event.target as HTMLSelectElement).value);
  return html`<div class="field">
    <label for=${id}>${words.say(`page-living-ask-${name}`)}</label>
    <p class="help" id=${`${id}-help`}>${words.say(`page-living-about-${name}`)}</p>
    <select id=${id} .value=${live(String(current))} @change=${changed} aria-describedby=${`${id}-help ${id}-error`}>
      ${Array.from({ length: 12 }, (_, index) => html`<option value=${index + 1} ?selected=${index + 1 === current}>${words.month(index + 1)}</option>`)}
    </select>
    ${mistake(words, id, mistakes.get(id))}
  </div>`;
}
