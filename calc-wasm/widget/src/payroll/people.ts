// The people of a result, a line each; opened, a line shows how it was worked out, or what is wrong.
import { type TemplateResult, html, nothing } from 'lit';

import { grouped } from '../numbers.ts';
import type { Words } from '../texts.ts';
import type { Line } from './messages.ts';
import type { Done, PayrollRun } from './run.ts';

/** How the page shows the answer for one person's facts, under what was decided for all. */
export type Answered = (facts: string, settings: Readonly<Record<string, string>>) => TemplateResult;

/** Where nothing was. */
const NOTHING = {};

interface PeopleState {
  words: Words;
  done: Done;
  run: PayrollRun;
  answered: Answered;
}

export function people({ words, done, run, answered }: PeopleState): TemplateResult | typeof nothing {
  const { list, result } = done;
  const { rows, errors } = result;
  if (rows === 0) return nothing;
  const all = list.wrong ? errors : rows;
  const shown = { shown: grouped(String(list.lines.length)), all: grouped(String(all)) };
  const choose = (event: Event) => run.list((event.target as HTMLInputElement).checked);
  const heads = HEADS.map((id, index) => html`<span class=${AMOUNTS.has(index) ? 'amount' : ''}>${words.say(id)}</span>`);
  return html`<section class="people" aria-labelledby="people-title">
    <h3 id="people-title">${words.say('page-payroll-people')}</h3>
    <p role="status">${words.say('page-payroll-shown', shown)}</p>
    ${errors === 0 || errors === rows
      ? nothing
      : html`<label class="option"><input type="checkbox" id="only-wrong" .checked=${list.wrong} @change=${choose} /><span>${words.say('page-payroll-only-wrong')}</span></label>`}
    <p class="heads" aria-hidden="true">${heads}</p>
    <ul>${list.lines.map((line, index) => html`<li>${person(words, line, index, done, run, answered)}</li>`)}</ul>
    ${list.lines.length < all
      ? html`<button type="button" class="plain more-people" ?disabled=${list.waiting} @click=${() => run.more()}>${words.say('page-payroll-more')}</button>`
      : nothing}
  </section>`;
}

const HEADS = [
  'page-payroll-person', 'page-payroll-year', 'page-figure-mainland', 'page-figure-hongkong',
  'summary-route', 'page-payroll-brings', 'page-payroll-state',
];

/** Which of these are amounts. */
const AMOUNTS = new Set([2, 3, 5]);

function person(words: Words, line: Line, index: number, done: Done, run: PayrollRun, answered: Answered): TemplateResult {
  const { facts, errors, notes } = line;
  const open = done.list.open === index;
  const toggled = (event: Event) => run.open(index, (event.target as HTMLDetailsElement).open);
  const money = (amount: string) => (amount === '' ? '' : words.cny(amount));
  const state = errors
    ? words.say('page-payroll-wrong', { row: grouped(String(errors.row)) })
    : notes > 0
      ? words.say('page-payroll-noted', { count: notes })
      : words.say('page-payroll-good');
  const cells = [line.person, line.year, money(line.mainland_tax), money(line.hong_kong_tax), line.best[words.language], money(line.amount), state];
  const cell = (text: string, at: number) =>
    text === ''
      ? html`<span class="cell empty"></span>`
      : html`<span class=${AMOUNTS.has(at) ? 'cell amount' : 'cell'}><span class="head">${words.say(HEADS[at] ?? '')}</span> ${text}</span>`;
  const head = cells.map(cell);
  // What is wrong is read without being asked for.
  if (errors) {
    return html`<div class="wrong"><div class="cells">${head}</div>
      <ul class="mistakes">${errors.said[words.language].map((one) => mistake(words, one))}</ul></div>`;
  }
  return html`<details class="opens" ?open=${open} @toggle=${toggled}><summary class="cells">${head}</summary>
    ${open && facts !== null ? html`<div class="answer">${answered(facts, done.settings[line.year] ?? NOTHING)}</div>` : nothing}</details>`;
}

type Mistake = NonNullable<Line['errors']>['said']['en'][number];

function mistake(words: Words, { column, found, message, fix }: Mistake): TemplateResult {
  const said = column === '' ? message : words.say('line-at', { place: column, message });
  return html`<li><strong class="error">${found === '' ? said : words.say('line-found', { line: said, found })}</strong> ${fix}</li>`;
}
