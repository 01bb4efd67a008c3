// What was typed beside one or two other cases.
import { type TemplateResult, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

import type { Answer } from '../core.ts';
import type { Said } from '../module.ts';
import { fromMinor, grouped, minor } from '../numbers.ts';
import { possible } from '../relief.ts';
import type { Words } from '../texts.ts';
import { type Case, cases } from './cases.ts';
import type { GuideState } from './state.ts';

/** How many cases stand beside what was typed. */
const MOST = 2;

interface Column {
  title: string;
  said: Said<Answer> | undefined;
}

const left = (answer: Answer) => minor(answer.mainland.tax) - minor(possible(answer));

const ROWS: [string, (answer: Answer) => string][] = [
  ['page-figure-mainland', (answer) => grouped(answer.mainland.tax)],
  ['page-figure-hongkong', (answer) => grouped(answer.hong_kong.tax_cny)],
  ['page-figure-benefit', (answer) => grouped(possible(answer))],
  ['page-compare-left', (answer) => grouped(fromMinor(left(answer)))],
];

export function compare(state: GuideState): TemplateResult {
  const { words, answer, compared, workOut } = state;
  const known = cases(state);
  const chosen = compared ?? known.slice(0, MOST).map(({ id }) => id);
  const shown = known.filter(({ id }) => chosen.includes(id));
  const columns: Column[] = [
    { title: words.say('page-compare-typed'), said: { answer } },
    ...shown.map(({ id, typed }) => ({ title: words.say(`page-compare-${id}`), said: workOut(typed) })),
  ];
  return html`${choice(state, known, shown)}
    <div class="scroll" role="region" aria-label=${words.say('page-lid-compare')} tabindex="0">
      <table class="compared">
        <thead><tr><td>${words.say('page-unit-cny')}</td>${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>
        <tbody>
          ${ROWS.map(([id, of]) => html`<tr><th scope="row">${words.say(id)}</th>${columns.map(({ said }) => html`<td>${said && 'answer' in said ? of(said.answer) : ''}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>
    <ul class="dotted">${columns.slice(1).map((column) => html`<li>${words.titled(column.title)}<strong>${difference(words, answer, column)}</strong></li>`)}</ul>
    <p class="help">${words.say('page-compare-if')}</p>`;
}

function choice({ words, compare: take }: GuideState, known: Case[], shown: Case[]): TemplateResult | typeof nothing {
  if (known.length === 0) return nothing;
  const ids = shown.map(({ id }) => id);
  const option = ({ id }: Case) => {
    const isChosen = ids.includes(id);
    const changed = () => take(isChosen ? ids.filter((one) => one !== id) : [...ids, id]);
    return html`<label class="option"><input type="checkbox" id=${`compare-${id}`} .checked=${live(isChosen)}
      ?disabled=${!isChosen && ids.length >= MOST} @change=${changed} /><span>${words.say(`page-compare-${id}`)}</span></label>`;
  };
  return html`<fieldset class="field choice"><legend class="hidden">${words.say('page-lid-compare')}</legend>
    <p class="help">${words.say('page-compare-choose')}</p>
    <div class="options">${known.map(option)}</div></fieldset>`;
}

/** What is left to bear in words, beside what was typed. */
function difference(words: Words, typed: Answer, { said }: Column): string {
  if (!said) return words.say('page-guide-loading');
  if ('refusal' in said) {
    const [first] = said.refusal.errors;
    return words.say('page-compare-not', { why: first ? words.mistake(first, true).message : words.say('page-compare-asks') });
  }
  const more = left(said.answer) - left(typed);
  const amount = words.inText('cny', fromMinor(more < 0n ? -more : more));
  const text = more === 0n ? words.say('page-compare-same') : words.say(more > 0n ? 'page-compare-more' : 'page-compare-less', { amount });
  return words.say('page-step-of', { what: words.say('page-compare-left'), step: text });
}
