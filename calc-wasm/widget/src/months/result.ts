// What is to be withheld: this month, month by month, and to date.
import { type TemplateResult, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

import { fromMinor, grouped, minor } from '../numbers.ts';
import type { Words } from '../texts.ts';
import type { MonthAnswer } from './core.ts';
import { resultName, resultWord } from './data.ts';
import { type MonthsState, answer } from './state.ts';
import { inputs } from './table.ts';

/** The months as they were typed, and what each comes to. */
export function months(state: MonthsState, today: string): TemplateResult {
  const { words, worked, typed } = state;
  return html`<section class="months-section" aria-labelledby="months-title">
    <h2 id="months-title">${words.say('page-months-title', { year: typed.year })}</h2>
    ${worked.months.length > 0 ? html`${now(state, today)} ${results(state, today)}` : nothing}
    ${inputs(state)}
  </section>`;
}

/** The month that is shown first: the one that was chosen, this month, or the last that there is. */
function chosen({ living, worked, typed }: MonthsState, today: string): MonthAnswer | undefined {
  const wanted = living.answers.month ?? (today.startsWith(typed.year) ? String(Number(today.slice(5, 7))) : '');
  return worked.months.findLast(({ month }) => String(month) === wanted) ?? worked.months.at(-1);
}

/** What is withheld in one month, with its working. */
function now(state: MonthsState, today: string): TemplateResult | typeof nothing {
  const { words, worked, typed } = state;
  const found = chosen(state, today);
  if (!found) return nothing;
  const changed = (event: Event) => answer(state, 'month', (event.target as HTMLSelectElement).value);
  const parts = PARTS.filter((name) => isSome(found[name]));
  const filled = { month: words.month(found.month), year: typed.year, due: words.inText('cny', found.due_now ?? '0.00'), date: words.inText('cny', found.withheld_to_date ?? '0.00') };
  return html`<div class="now">
    <div class="field">
      <label for="months-now">${words.say('page-months-month')}</label>
      <select id="months-now" .value=${live(String(found.month))} @change=${changed}>
        ${worked.months.map(({ month }) => html`<option value=${month} ?selected=${month === found.month}>${words.month(month)}</option>`)}
      </select>
    </div>
    <p class="sentence">${words.say('page-months-now', filled)}</p>
    ${parts.length > 1
      ? html`<p>${words.list(parts.map((name) => words.say('page-step-result', { what: resultName(words, name), amount: words.cny(found[name] ?? '') })))}</p>`
      : nothing}
    ${difference(words, found)} ${otherWay(words, found)}
    <details class="notes"><summary>${words.say('page-months-working')}</summary>
      <ul>${found.steps.map((step) => html`<li>${step}</li>`)}</ul>
      <p class="help">${words.say('page-months-working-help')}</p>
    </details>
  </div>`;
}

/** What is withheld in a month, by what it is withheld from. */
const PARTS = ['tax', 'bonus_tax', 'services_tax'] as const;

function isSome(amount: string | undefined): boolean {
  return amount !== undefined && minor(amount) !== 0n;
}

function difference(words: Words, { difference: found }: MonthAnswer): TemplateResult | typeof nothing {
  if (found === undefined || minor(found) === 0n) return nothing;
  const amount = words.inText('cny', found.replace('-', ''));
  return html`<p>${words.say(minor(found) > 0n ? 'page-months-too-much' : 'page-months-too-little', { amount })}</p>`;
}

/** The tax the other way of the Arrangement, or with the six years met. */
function otherWay(words: Words, { tax_other_way: other, lower_way: way, tax = '0.00' }: MonthAnswer): TemplateResult | typeof nothing {
  if (other === undefined) return nothing;
  const lower = minor(other) < minor(tax);
  const filled = { amount: words.inText('cny', other), way: resultWord(words, way ?? '') };
  return html`<p>${words.say(lower ? 'page-months-other-lower' : 'page-months-other-higher', filled)}</p>`;
}

/** The columns of the results. Figures of bonus, services and differences show where there are any. */
const COLUMNS = ['income_amount', 'taxable_income', 'rate', 'tax', 'bonus_tax', 'services_tax', 'due_now', 'withheld_to_date', 'difference'] as const;
type ResultColumn = (typeof COLUMNS)[number];

const ALWAYS = new Set<ResultColumn>(['income_amount', 'taxable_income', 'rate', 'tax', 'due_now', 'withheld_to_date']);

/** What adds up over the months. */
const ADDED = new Set<ResultColumn>(['income_amount', 'tax', 'bonus_tax', 'services_tax', 'due_now']);

function results(state: MonthsState, today: string): TemplateResult {
  const { words, worked, typed } = state;
  const { months: found } = worked;
  const shown = COLUMNS.filter((name) => ALWAYS.has(name) || found.some((one) => isSome(one[name])));
  const current = chosen(state, today)?.month;
  const figure = (name: ResultColumn, text: string | undefined) =>
    text === undefined ? '' : name === 'rate' ? `${text}%` : grouped(text);
  const total = (name: ResultColumn) => fromMinor(found.reduce((sum, one) => sum + minor(one[name] ?? '0'), 0n));
  const title = words.say('page-months-results', { year: typed.year });
  return html`<div class="scroll" role="region" aria-label=${title} tabindex="0">
      <table class="months">
        <thead><tr><th scope="col">${words.say('page-months-month')}</th>${shown.map((name) => html`<th scope="col">${resultName(words, name)}</th>`)}</tr></thead>
        <tbody>${found.map((one) => html`<tr class=${one.month === current ? 'current' : ''} aria-current=${one.month === current ? 'true' : nothing}>
          <th scope="row">${words.month(one.month)}</th>${shown.map((name) => html`<td>${figure(name, one[name])}</td>`)}
        </tr>`)}</tbody>
        <tfoot><tr><th scope="row">${words.say('page-months-total')}</th>${shown.map((name) => html`<td>${ADDED.has(name) ? grouped(total(name)) : ''}</td>`)}</tr></tfoot>
      </table>
    </div>
    <p class="help">${words.say(worked.standing?.resident ? 'page-months-resident' : 'page-months-non-resident')}</p>
    ${correction(words, found)}`;
}

/** What is due or comes back where status or days turned out otherwise. */
function correction(words: Words, found: readonly MonthAnswer[]): TemplateResult | typeof nothing {
  const last = found.findLast(({ correction_due: due }) => due !== undefined);
  if (last?.correction_due === undefined) return nothing;
  const filled = { amount: words.inText('cny', last.correction_due), day: last.correction_by ? words.day(last.correction_by) : '' };
  return html`<p>${words.say(last.correction_by ? 'page-months-correction' : 'page-months-correction-no-day', filled)}</p>`;
}
