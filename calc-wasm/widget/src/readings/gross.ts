// The other way round: which wages leave a net, or what a gross in Hong Kong leaves, and how a package is split.
import { type TemplateResult, html, nothing } from 'lit';

import { type Currency, cleaned, minor } from '../numbers.ts';
import type { Words } from '../texts.ts';
import { amount, oneOf } from './ask.ts';
import type { Answers, Equalisation, Goal, Solution, Split, Statement } from './messages.ts';
import { type ReadingsState, type ReadingsTyped, told } from './state.ts';

const RELIEFS: ReadingsTyped['relief'][] = ['none', 'exemption', 'subsidy', 'best'];

/** What each goal is asked in, and how it is answered. */
const GOALS: { [G in Goal]: { currency: Currency; draw(words: Words, found: Answers[G]): TemplateResult } } = {
  net: { currency: 'cny', draw: solution },
  hong_kong: { currency: 'hkd', draw: equalisation },
  package: { currency: 'cny', draw: (words, found) => html`${split(words, found.with_relief)} ${split(words, found.before_relief)}` },
};

export function gross(state: ReadingsState): TemplateResult {
  const { words, typed, change } = state;
  const goals = (Object.keys(GOALS) as Goal[]).map((goal) => [goal, words.say(`page-solve-${goal}`)] as const);
  const reliefs = RELIEFS.map((one) => [one, words.say(`solve-relief-${one}`)] as const);
  return html`<section class="gross" aria-labelledby="gross-title">
    <h3 id="gross-title">${words.say('page-solve-title')}</h3>
    ${oneOf(words.say('page-solve-goal'), 'solve-for', goals, typed.goal, (goal) => change({ ...typed, goal }))}
    ${oneOf(words.say('page-solve-relief'), 'solve-relief', reliefs, typed.relief, (relief) => change({ ...typed, relief }))}
    ${asked(state, typed.goal)}
  </section>`;
}

/** The amount of a goal. */
function asked<G extends Goal>(state: ReadingsState, goal: G): TemplateResult {
  const { words, typed, change } = state;
  const { currency, draw } = GOALS[goal];
  const value = typed.amounts[goal];
  const text = cleaned(value, currency);
  return amount<Answers[G]>({
    words, id: goal, label: `page-solve-amount-${goal}`, help: `page-solve-help-${goal}`, currency, value,
    said: text === '' ? undefined : told(state, goal, { solve: { [goal]: text, relief: typed.relief } }),
    change: (changed) => change({ ...typed, amounts: { ...typed.amounts, [goal]: changed } }),
    draw: (found) => draw(words, found),
  });
}

function solution(words: Words, found: Solution): TemplateResult {
  const cny = (amount: string) => words.inText('cny', amount);
  const filled = { wages: cny(found.wages), net: cny(found.statement.net), target: cny(found.target), relief: reliefName(words, found.relief) };
  const { below, falls_below_until: falls, jumps } = found;
  return html`<p><strong>${words.say(found.exact ? 'solve-exact' : 'solve-at-least', filled)}</strong></p>
    ${below ? html`<p>${words.say('solve-below', { wages: cny(below.wages), net: cny(below.net) })}</p>` : nothing}
    ${falls ? html`<p>${words.say('solve-falls-below', { wages: cny(falls.wages), net: cny(falls.net) })}</p>` : nothing}
    ${jumps.length === 0 ? nothing : html`<ul class="dotted">${jumps.map(({ wages, before, after }) =>
      html`<li>${words.say('solve-jump', { wages: cny(wages), before: cny(before), after: cny(after) })}</li>`)}</ul>`}
    ${found.eligible === null || found.eligible === 'yes' ? nothing : html`<p>${words.say('solve-not-confirmed')}</p>`}
    ${statement(words, found.statement)}`;
}

function reliefName(words: Words, relief: string): string {
  return words.say(`solve-relief-${relief}`);
}

/** How what is left comes about; what is nothing is left out. */
function statement(words: Words, { wages, other_income, contributions, mainland_tax, relief, net }: Statement): TemplateResult {
  const lines: [string, string, string][] = [
    ['solve-wages', '', wages],
    ['solve-other-income', '+ ', other_income],
    ['solve-contributions', '− ', contributions],
    ['term-mainland_tax', '− ', mainland_tax],
    ['solve-relief', '+ ', relief],
    ['solve-net', '', net],
  ];
  const shown = lines.filter(([, sign, amount]) => sign === '' || minor(amount) !== 0n);
  return html`<dl class="pairs">${shown.map(([id, sign, amount]) => html`<dt>${sign}${words.say(id)}</dt><dd class="amount">${words.cny(amount)}</dd>`)}</dl>`;
}

function split(words: Words, found: Split): TemplateResult {
  const cny = (amount: string) => words.inText('cny', amount);
  const { wages, net } = found.statement;
  const filled = {
    package: cny(found.package), wages: cny(wages), bonus: cny(found.bonus), net: cny(net), without: cny(found.without_bonus),
    relief: reliefName(words, found.relief),
  };
  return html`<p><strong>${words.say('solve-split', filled)}</strong></p> ${statement(words, found.statement)}`;
}

function equalisation(words: Words, found: Equalisation): TemplateResult {
  const cny = (amount: string) => words.inText('cny', amount);
  const at_home = {
    gross: words.inText('hkd', found.hong_kong_gross), cny: cny(found.hong_kong_gross_cny), tax: cny(found.hypothetical_tax),
    mpf: cny(found.mpf), target: cny(found.target),
  };
  const employer = { with: cny(found.employer_bears), before: cny(found.employer_bears_before_relief), back: cny(found.comes_back) };
  return html`<p>${words.say('solve-hong-kong', at_home)}</p>
    <p>${words.say('solve-employer', employer)}</p>
    ${solution(words, found.with_relief)} ${solution(words, found.before_relief)}`;
}
