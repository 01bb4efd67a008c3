// The twelve months as they are typed.
import { type TemplateResult, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

import { helpOf, keysOf, mistake, typing } from '../fields.ts';
import type { MonthRow } from '../living/living.ts';
import { amountOf, cleaned, grouped, isAmount, minor, readAs } from '../numbers.ts';
import { type Column, column } from '../page-data.ts';
import { isSplit, paidBy } from './facts.ts';
import type { MonthsState } from './state.ts';

export const MORE_COLUMNS = 'months-columns';
export const INPUTS = 'months';

/** The columns that are shown: those that the answers need, and those that have something. */
function columnsOf({ living, worked, open, mistakes }: MonthsState): Column[] {
  const { rows, standing } = worked;
  const sides = paidBy(living) === 'both' ? ['china', 'abroad'] : [paidBy(living) === 'park' ? 'china' : 'abroad'];
  const of = (prefix: string) => sides.map((side) => (side === 'china' ? `${prefix}paid_in_china` : `${prefix}paid_abroad`));
  const resident = standing?.resident ?? false;
  const has = (name: string) => rows.some((row) => (row[name] ?? '') !== '') || [...mistakes.keys()].some((id) => id.endsWith(`-${name}`) && id.startsWith('month-'));
  const split = isSplit(living);
  const bonus = resident ? ['annual_bonus'] : of('bonus_');
  const more = open.has(MORE_COLUMNS);
  const wanted = new Set([
    ...of(''),
    ...(split ? ['china_work_days', 'period_days'] : []),
    ...bonus,
    ...(split && bonus.some(has) && !resident ? ['bonus_china_work_days', 'bonus_period_days'] : []),
    ...(resident ? ['social_insurance', 'housing_fund', 'special_additional_deductions_to_date'] : []),
    'tax_withheld',
    ...(more ? MORE : []),
    ...(more && resident ? MORE_OF_RESIDENTS : []),
  ]);
  return ALL.filter((name) => wanted.has(name) || has(name)).map((name) => column(name)).filter((found) => found !== undefined);
}

const MORE = ['labour_services', 'authors_remuneration', 'royalties', 'donations'];
const MORE_OF_RESIDENTS = ['personal_pension_to_date', 'other_deductions'];

/** Every column that a month may have here, in the order of the table. */
const ALL = [
  'paid_in_china', 'paid_abroad', 'china_work_days', 'period_days', 'annual_bonus', 'bonus_paid_in_china', 'bonus_paid_abroad',
  'bonus_china_work_days', 'bonus_period_days', 'social_insurance', 'housing_fund', 'special_additional_deductions_to_date',
  ...MORE, ...MORE_OF_RESIDENTS, 'tax_withheld',
];

/** The months as fields, with what they were filled from. */
export function inputs(state: MonthsState): TemplateResult {
  const { words, living, worked, open, toggle, change, mistakes } = state;
  const wrong = [...mistakes.keys()].some((id) => id.startsWith('month-'));
  const toggled = (event: Event) => toggle(INPUTS, (event.target as HTMLDetailsElement).open);
  const more = (event: Event) => toggle(MORE_COLUMNS, (event.target as HTMLInputElement).checked);
  return html`<details class="part" id="part-months" ?open=${open.has(INPUTS)} @toggle=${toggled}>
    <summary>
      <span>${words.say('page-months-inputs')}</span>
      <span class="count">${words.say(living.months ? 'page-months-own' : 'page-months-even')}</span>
      ${wrong ? html`<span class="count wrong">${words.say('page-wrong')}</span>` : nothing}
    </summary>
    ${open.has(INPUTS)
      ? html`<div class="fields">
          <p class="help">${words.say(living.months ? 'page-months-own-help' : 'page-months-even-help')}</p>
          ${living.months ? fill(state) : nothing}
          <label class="option"><input type="checkbox" id="months-columns" .checked=${live(open.has(MORE_COLUMNS))} @change=${more} /><span>${words.say('page-months-columns')}</span></label>
          ${table(state, columnsOf(state))}
          ${living.months ? html`<button type="button" class="plain" id="months-refill" @click=${() => change({ ...living, months: undefined })}>${words.say('page-months-refill')}</button>` : nothing}
          <p class="help">${words.say('page-months-rows', { count: worked.rows.filter((row) => Object.values(row).some((text) => text !== '')).length })}</p>
        </div>`
      : nothing}
  </details>`;
}

/** Takes the first month that has something for all that come after it. */
function fill({ words, living, change }: MonthsState): TemplateResult | typeof nothing {
  const rows = living.months ?? [];
  const first = rows.findIndex((row) => PAY.some((name) => (row[name] ?? '') !== ''));
  if (first < 0) return nothing;
  const filled = () => {
    const pay = Object.fromEntries(PAY.map((name) => [name, rows[first]?.[name] ?? '']));
    change({ ...living, months: rows.map((row, index) => (index < first ? row : { ...row, ...pay })) });
  };
  return html`<button type="button" class="plain" id="months-same" @click=${filled}>${words.say('page-months-same', { month: words.month(first + 1) })}</button>`;
}

/** What is the same in every month, where it is. */
const PAY = ['paid_in_china', 'paid_abroad', 'social_insurance', 'housing_fund'];

function table(state: MonthsState, columns: readonly Column[]): TemplateResult {
  const { words, typed } = state;
  const title = words.say('page-months-table', { year: typed.year });
  return html`<div class="scroll" role="region" aria-label=${title} tabindex="0">
    <table class="months">
      <thead><tr><th scope="col">${words.say('page-months-month')}</th>${columns.map((one) => html`<th scope="col">${words.pick(one.label!)}</th>`)}</tr></thead>
      <tbody>${Array.from({ length: 12 }, (_, index) => row(state, columns, index))}</tbody>
    </table>
  </div>
  <details class="notes"><summary>${words.say('page-months-columns-help')}</summary>
    <ul>${columns.map((one) => html`<li><strong>${words.pick(one.label!)}</strong>: ${helpOf(words, one)}</li>`)}</ul>
  </details>`;
}

function row(state: MonthsState, columns: readonly Column[], index: number): TemplateResult {
  const { words, mistakes } = state;
  const name = words.month(index + 1);
  const ids = columns.map((one) => `month-${index + 1}-${one.name}`).filter((id) => mistakes.has(id));
  return html`<tr><th scope="row">${name}</th>${columns.map((one) => html`<td>${input(state, one, index, name)}</td>`)}</tr>
    ${ids.length > 0
      ? html`<tr class="wrong"><td colspan=${columns.length + 1}>${ids.map((id) => mistake(words, id, mistakes.get(id)))}</td></tr>`
      : nothing}`;
}

function input(state: MonthsState, known: Column, index: number, month: string): TemplateResult {
  const { words, living, worked, mistakes } = state;
  const id = `month-${index + 1}-${known.name}`;
  const text = worked.rows[index]?.[known.name] ?? '';
  const value = living.months ? (living.months[index]?.[known.name] ?? '') : filled(known, text);
  const taken = known.kind === 'cny' ? (amountOf(text, 'cny') ?? '') : '';
  const written = amountOf(value, 'cny');
  const isSaid = readAs(value, 'cny') === undefined && written !== undefined && isAmount(written) && isAmount(taken) && minor(written) === minor(taken);
  const shown = taken === '' || isSaid ? nothing : html`<small class="read">${words.cny(taken)}</small>`;
  return html`${shown}<input
    id=${id} type="text" inputmode=${keysOf(known.kind)} maxlength="32" autocomplete="off"
    aria-label=${words.say('page-step-of', { what: month, step: words.pick(known.label!) })}
    .value=${live(value)}
    aria-describedby=${mistakes.has(id) ? `${id}-error` : nothing} aria-invalid=${mistakes.has(id)}
    @input=${typing(known.kind, value, (typed) => edited(state, index, known.name, typed))}
  />`;
}

/** A cell that was filled, with the separators that the form writes. */
function filled(known: Column, text: string): string {
  return known.kind === 'cny' ? grouped(text.replace(/\.00$/, '')) : text;
}

/** A row that was filled, as the form writes it. */
function written(row: MonthRow): MonthRow {
  const cells = Object.entries(row).map(([name, text]) => {
    const known = column(name);
    return [name, known ? filled(known, text) : text];
  });
  return Object.fromEntries(cells);
}

/** The first edit of a cell makes all months the person's own. */
function edited({ living, worked, change }: MonthsState, index: number, name: string, text: string): void {
  const rows: MonthRow[] = Array.from({ length: 12 }, (_, at) => (living.months ? { ...living.months[at] } : written(worked.rows[at] ?? {})));
  const row = rows[index] ?? {};
  row[name] = text;
  if (text === '') delete row[name];
  rows[index] = row;
  change({ ...living, months: rows });
}

/** The pay and bonus of all months, and what is taken off for insurance, in fen; for pictures. */
export function sums(rows: readonly MonthRow[]): { gross: bigint; contributions: bigint } {
  const sum = (names: readonly string[]) => rows.reduce((total, row) => names.reduce((all, name) => all + fen(row[name]), total), 0n);
  return { gross: sum(['paid_in_china', 'paid_abroad', 'annual_bonus', 'bonus_paid_in_china', 'bonus_paid_abroad', ...MORE.slice(0, 3)]), contributions: sum(['social_insurance', 'housing_fund']) };
}

function fen(text: string | undefined): bigint {
  const [, whole = '0', decimals = ''] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(cleaned(text ?? '', 'cny')) ?? [];
  return BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0') || '0');
}
