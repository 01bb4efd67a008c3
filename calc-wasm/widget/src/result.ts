// The result: one sentence, three figures, the ledger, the routes, what they rest on.
import { type TemplateResult, html, nothing } from 'lit';

import type { Answer } from './core.ts';
import { aboutCny, aboutHkd, fromMinor, minor } from './numbers.ts';
import { column } from './page-data.ts';
import type { Condition, Decision, Variation } from '../../../target/widget/types/answer.d.ts';
import { claims, windows } from './claims.ts';
import { condition, ledgerLine, notes, point, sources, standing, titleOf } from './parts.ts';
import { cite, evidenceOf, stepsByLine } from './steps.ts';
import { possible } from './relief.ts';
import { today } from './today.ts';
import type { Words } from './texts.ts';

/** A result that is shown. */
export interface Shown {
  words: Words;
  answer: Answer;
  /** The parts that stand open; only those are drawn. */
  open: ReadonlySet<string>;
  toggle(part: string, open: boolean): void;
  /** The range over all readings, once it is worked out. */
  range?: TemplateResult | undefined;
  /** Goes to the field of the form that answers a condition; nothing where there is no form. */
  goTo?(field: string): void;
}

/** A result whose assumptions can be chosen. */
export interface ResultState extends Shown {
  choose(point: string, alternative: string): void;
}

/** The relief, in a few words that stay in view. */
export function inShort(words: Words, answer: Answer): string {
  const label = answer.best_route.endsWith('_if_confirmed') ? 'page-figure-possible' : 'page-figure-benefit';
  return words.say('page-step-of', { what: words.say(label), step: words.inText('cny', possible(answer)) });
}

/** The two taxes and the relief in one sentence. */
export function sentence(words: Words, answer: Answer): string {
  return words.say(`page-lead-${answer.best_route}`, {
    mainland: words.inText('cny', answer.mainland.tax),
    hongkong: words.inText('cny', answer.hong_kong.tax_cny),
    benefit: words.inText('cny', answer.benefit),
    possible: words.inText('cny', possible(answer)),
  });
}

/** The fields that answer a condition, where they have another name. */
const FIELDS: Record<string, string> = { hong_kong_resident: 'identity', subsidy_identity: 'identity' };

/** The field that answers a condition which nobody answered yet. */
function fieldOf(one: Condition): string | undefined {
  const name = FIELDS[one.id] ?? one.id;
  return one.answer === 'needs' && column(name) ? name : undefined;
}

function fieldLink({ goTo }: Shown, name: string | undefined, text: string): TemplateResult | typeof nothing {
  if (!goTo || name === undefined) return nothing;
  const go = (event: Event) => {
    event.preventDefault();
    goTo(name);
  };
  return html`<a href=${`#${name}`} @click=${go}>${text}</a>`;
}

/** The fields that are left to be answered for the better route. */
export function unanswered(answer: Answer): string[] {
  const route = answer.best_route.startsWith('subsidy') ? answer.subsidy : answer.exemption;
  return route.conditions.map(fieldOf).filter((name) => name !== undefined);
}

/** What is left to be answered, each a link to its field. */
function left(state: Shown): TemplateResult | typeof nothing {
  const { words, answer, goTo } = state;
  const names = unanswered(answer);
  if (!goTo || names.length === 0) return nothing;
  return html`<div class="left"><p><strong>${words.say('page-left', { count: names.length })}</strong></p>
    <ul>${names.map((name) => html`<li>${fieldLink(state, name, words.asked(name))}</li>`)}</ul></div>`;
}

export function headline(state: Shown): TemplateResult {
  const { words, answer } = state;
  const rate = answer.exchange_rate.cny_per_hkd;
  const unconfirmed = answer.best_route.endsWith('_if_confirmed');
  const figure = (id: string, amount: string, other: string, kind: string) =>
    html`<div class=${`figure ${kind}`}>
      <dt>${words.say(id)}</dt>
      <dd><span class="amount">${amount}</span><span class="other">${other}</span></dd>
    </div>`;
  const relief = possible(answer);
  const hkd = (cny: string) => words.say('page-about', { amount: words.hkd(aboutHkd(cny, rate)) });
  return html`<h2 id="result-title">${words.say('answer-title', {
      year: String(answer.tax_year),
      assessment: answer.year_of_assessment,
    })}</h2>
    <p class="sentence">${sentence(words, answer)}</p>
    ${state.range ?? rangeLine(words, answer)}
    ${windows(words, answer).map((text) => html`<p class="window">${text}</p>`)}
    <dl class="figures">
      ${figure('page-figure-mainland', words.cny(answer.mainland.tax), hkd(answer.mainland.tax), 'mainland')}
      ${figure('page-figure-hongkong', words.cny(answer.hong_kong.tax_cny), words.hkd(answer.hong_kong.tax), 'hongkong')}
      ${figure(unconfirmed ? 'page-figure-possible' : 'page-figure-benefit', words.cny(relief), hkd(relief), 'relief')}
    </dl>
    ${left(state)} ${leftOfTax(words, answer)} ${notes(words, answer.messages)}`;
}

/** The relief if one open point is read otherwise. */
function reliefOf({ best_route: best, benefit, exemption, subsidy }: Variation): bigint {
  if (!best.endsWith('_if_confirmed')) return minor(benefit);
  return minor(best.startsWith('subsidy') ? subsidy : exemption);
}

interface ReliefRange {
  least: bigint;
  most: bigint;
  /** The point whose reading changes the relief most. */
  point: string | undefined;
}

/** How far the relief goes down and up when one open point is read otherwise. */
function reliefRange(answer: Answer): ReliefRange {
  const now = minor(possible(answer));
  const found: ReliefRange = { least: now, most: now, point: undefined };
  let widest = 0n;
  for (const one of answer.sensitivity) {
    const relief = reliefOf(one);
    const distance = relief > now ? relief - now : now - relief;
    if (relief < found.least) found.least = relief;
    if (relief > found.most) found.most = relief;
    if (distance > widest) [widest, found.point] = [distance, one.point];
  }
  return found;
}

/** The same in words; nothing where no reading changes the relief. */
export function rangeText(words: Words, answer: Answer): string {
  const { least, most } = reliefRange(answer);
  if (least === most) return '';
  return words.say('page-range', { least: words.inText('cny', fromMinor(least)), most: words.inText('cny', fromMinor(most)) });
}

function rangeLine(words: Words, answer: Answer): TemplateResult | typeof nothing {
  const text = rangeText(words, answer);
  return text === '' ? nothing : html`<p class="range">${text}</p>`;
}

/** What is left of the mainland tax where it is known what was paid: a refund, or what is still due. */
function leftOfTax(words: Words, answer: Answer): TemplateResult | typeof nothing {
  const { refund_or_due: left, best_route: best, exemption } = answer;
  if (left === null) return nothing;
  const state = (due: bigint) =>
    words.say(due < 0n ? 'page-refund' : due > 0n ? 'page-due' : 'page-settled', { amount: words.inText('cny', fromMinor(due < 0n ? -due : due)) });
  const relief = minor(exemption.amount);
  const due = minor(left);
  const paid = minor(answer.mainland.tax) - (best === 'exemption' ? relief : 0n) - due;
  const filled = { paid: words.inText('cny', fromMinor(paid)), state: state(due), other: state(due - relief) };
  return html`<p class="return">${words.say(best === 'exemption_if_confirmed' ? 'page-return-if' : 'page-return', filled)}
    ${best.startsWith('subsidy') ? words.say('page-return-subsidy') : nothing}</p>`;
}

interface Line {
  term: string;
  cny: string;
  hkd: string;
  remark?: string;
  total?: boolean;
}

function mainlandLines(words: Words, answer: Answer): Line[] {
  const { comprehensive, talent_subsidy_tax, tax, ...heads } = answer.mainland;
  const about = (cny: string) => words.say('page-about', { amount: words.hkd(aboutHkd(cny, answer.exchange_rate.cny_per_hkd)) });
  const line = (term: string, amount: string, more: Partial<Line> = {}): Line => ({
    term,
    cny: words.cny(amount),
    hkd: about(amount),
    ...more,
  });
  const lines = [line('taxable_income', comprehensive.taxable_income), line('comprehensive_tax', comprehensive.tax)];
  for (const [name, head] of Object.entries(heads)) {
    // Incomes with a computation of their own, which this page refuses, have a tax each.
    if (!head || !('tax' in head)) continue;
    if ('taxable_income' in head) lines.push(line(`${name}_taxable_income`, head.taxable_income));
    lines.push(line(`${name}_tax`, head.tax, 'taxed' in head ? { remark: words.say(`way-${head.taxed}`) } : {}));
  }
  if (minor(talent_subsidy_tax) > 0n) lines.push(line('talent_subsidy_tax', talent_subsidy_tax));
  lines.push(line('mainland_tax', tax, { total: true }));
  return lines;
}

function hongKongLines(words: Words, answer: Answer): Line[] {
  const { salaries_tax: salaries, profits_tax: profits, tax, tax_cny } = answer.hong_kong;
  const about = (hkd: string) => words.say('page-about', { amount: words.cny(aboutCny(hkd, answer.exchange_rate.cny_per_hkd)) });
  const line = (term: string, amount: string, more: Partial<Line> = {}): Line => ({
    term,
    hkd: words.hkd(amount),
    cny: about(amount),
    ...more,
  });
  const lines = [
    line('assessable_income', salaries.assessable_income),
    line('concessionary_deductions', salaries.deductions),
    line('allowances', salaries.allowances),
    line('net_chargeable_income', salaries.net_chargeable_income),
    line(`${salaries.basis}_charge`, salaries.tax_before_reduction, { remark: words.say('page-lower') }),
    line('tax_reduction', salaries.tax_reduction),
    line('salaries_tax_cny', salaries.tax, { cny: words.cny(salaries.tax_cny) }),
  ];
  if (profits) {
    lines.push(line('assessable_profits', profits.assessable_profits));
    lines.push(line('profits_tax_cny', profits.tax, { cny: words.cny(profits.tax_cny) }));
  }
  lines.push(line('hong_kong_tax', tax, { cny: words.cny(tax_cny), total: true }));
  return lines;
}

/** What paper says beside the result: what was typed, the day, and by which numbers it was worked out. */
export function sheet(words: Words, lines: readonly [string, string][], { ruleset }: Answer): TemplateResult {
  return html`<section class="sheet" aria-labelledby="sheet-title">
    <h2 id="sheet-title">${words.say('page-sheet-typed')}</h2>
    <dl>${lines.map(([name, text]) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl>
    <p class="decision">${words.say('answer-decision')}</p>
    <p class="ruleset">${words.say('page-sheet-made', { day: words.day(today()) })} · ${words.say('answer-ruleset', { ruleset: `${ruleset.engine}+${ruleset.digest}` })}</p>
  </section>`;
}

/** The lines of both sides, each in its own currency. */
export function ledgerLines(words: Words, answer: Answer): [string, string][] {
  const mainland = mainlandLines(words, answer).map(({ term, cny }): [string, string] => [words.label(term), cny]);
  const hongKong = hongKongLines(words, answer).map(({ term, hkd, cny }): [string, string] => [words.label(shortTerm(term)), term.endsWith('_tax') ? words.bracketed(cny, hkd) : hkd]);
  return [...mainland, ...hongKong];
}

/** A Hong Kong line whose amount in yuan has a term of its own is named as the tax. */
function shortTerm(term: string): string {
  return term === 'salaries_tax_cny' || term === 'profits_tax_cny' ? term.replace('_cny', '') : term;
}

/** Both taxes line by line, and the rate between them. */
export function ledger({ words, answer, open, toggle }: Shown): TemplateResult {
  const mainland = mainlandLines(words, answer);
  const hongKong = hongKongLines(words, answer);
  const terms = [...mainland, ...hongKong].map((line) => line.term);
  const byLine = stepsByLine(answer.trace?.events ?? [], terms);
  const row = (line: Line, first: 'cny' | 'hkd') => {
    const second = first === 'cny' ? 'hkd' : 'cny';
    const events = byLine.get(line.term) ?? [];
    const head = html`<span class="what">${words.label(shortTerm(line.term))}${line.remark ? html` <small>${line.remark}</small>` : nothing}</span>
      <span class="amounts"><span class="amount">${line[first]}</span><span class="other">${line[second]}</span></span>`;
    return ledgerLine({ words, term: line.term, total: line.total === true, head, events, open, toggle });
  };
  return html`<p class="lead">${words.say('page-ledger-lead')}</p>
    <div class="columns">
      <div class="side mainland"><h3>${words.say('page-mainland')}</h3><ul>${mainland.map((line) => row(line, 'cny'))}</ul></div>
      <div class="side hongkong"><h3>${words.say('page-hongkong')}</h3><ul>${hongKong.map((line) => row(line, 'hkd'))}</ul></div>
    </div>
    <p class="rate">${rateLine(words, answer)} ${cite(words, answer.exchange_rate.citation)}</p>`;
}

function rateLine(words: Words, answer: Answer): string {
  const { cny_per_hkd: rate, observed_on: date, citation } = answer.exchange_rate;
  if (!date || !citation) return words.say('answer-exchange', { rate });
  const evidence = evidenceOf(words, citation.evidence);
  return words.say('answer-exchange-own', { rate, date: words.day(date), evidence });
}

/** What somebody needs for a condition that is not met or not answered. */
function changed(words: Words, one: Condition): string {
  return one.answer === 'yes' ? '' : words.say('page-change', { change: words.say(`page-change-${one.id}`) });
}

export function routes(state: Shown): TemplateResult {
  const { words, answer } = state;
  const route = (name: 'exemption' | 'subsidy') => {
    const { eligible, amount, conditions } = answer[name];
    const best = answer.best_route.startsWith(name);
    const unconfirmed = eligible === 'needs' || eligible === 'unknown';
    return html`<article class=${best ? 'route best' : 'route'} aria-labelledby=${`route-${name}`}>
      <h3 id=${`route-${name}`}>${words.say(`page-route-${name}`)}</h3>
      ${best ? html`<p class="badge">${words.say('page-best')}</p>` : nothing}
      <p class="route-amount"><span class="amount">${words.cny(amount)}</span>
        ${unconfirmed ? html`<span class="other">${words.say('page-if-confirmed')}</span>` : nothing}</p>
      <p class=${`eligible ${eligible}`}><strong>${words.say(`page-eligible-${eligible}`)}</strong></p>
      <ul class="conditions">${conditions.map((one) => condition(words, one, changed(words, one), fieldLink(state, fieldOf(one), words.say('page-answer'))))}</ul>
      ${name === 'subsidy' && answer.subsidy.capped ? html`<p>${words.say('page-capped')}</p>` : nothing}
    </article>`;
  };
  return html`<p class="lead">${words.say('answer-routes')}</p>
    <div class="columns">${route('exemption')} ${route('subsidy')}</div>
    ${claims(words, answer)}`;
}

export function assumptions(state: ResultState): TemplateResult {
  const { words, answer } = state;
  const { point: widest } = reliefRange(answer);
  return html`<h3>${words.say('answer-assumptions')}</h3>
    <p class="lead">${words.say('page-assumptions-lead')}</p>
    ${widest === undefined ? nothing : html`<p>${words.say('page-range-most', { point: column(widest) ? words.asked(widest) : titleOf(words, { parameter: widest }) })}</p>`}
    ${answer.choices.map((decision) => decided(state, decision))}
    ${sources(words, words.say('answer-unverified'), answer.unverified)}
    ${standing(words, words.say('answer-decision'), answer.ruleset)}`;
}

/** Whether another reading changes what is left, or what a route would bring if it is confirmed. */
function differs(answer: Answer, other: Variation): boolean {
  return (
    minor(other.change) !== 0n || other.exemption !== answer.exemption.amount || other.subsidy !== answer.subsidy.amount
  );
}

function decided({ words, answer, choose }: ResultState, decision: Decision): TemplateResult | typeof nothing {
  const variations = answer.sensitivity.filter((one) => one.point === decision.parameter);
  const text = (found: Variation) => {
    if (!differs(answer, found)) return '';
    if (minor(found.change) === 0n) {
      return words.say('page-effect-routes', { exemption: words.inText('cny', found.exemption), subsidy: words.inText('cny', found.subsidy) });
    }
    const amount = words.inText('cny', found.change.replace('-', ''));
    const burden = words.inText('cny', found.burden_after);
    return words.say(minor(found.change) > 0n ? 'page-effect-more' : 'page-effect-less', { amount, burden });
  };
  return point({ words, decision, variations, differs: (one) => differs(answer, one), text, choose });
}
