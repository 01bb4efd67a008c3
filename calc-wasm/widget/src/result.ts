// The result: one sentence, three figures, the ledger, the routes, what they rest on.
import { type TemplateResult, html, nothing } from 'lit';

import type { Answer } from './core.ts';
import { aboutCny, aboutHkd, minor } from './numbers.ts';
import type { Condition, Decision, Variation } from '../../../target/widget/types/answer.d.ts';
import { condition, datesButton, effectLine, ledgerLine, notes, point, sources, standing } from './parts.ts';
import { cite, stepsByLine } from './steps.ts';
import type { Words } from './texts.ts';

/** A result that is shown. */
export interface Shown {
  words: Words;
  answer: Answer;
  /** The parts that stand open; only those are drawn. */
  open: ReadonlySet<string>;
  toggle(part: string, open: boolean): void;
}

/** A result whose assumptions can be chosen. */
export interface ResultState extends Shown {
  choose(point: string, alternative: string): void;
}

/** The route that the sentence is about, and what it brings or would bring. */
export function possible(answer: Answer): string {
  if (answer.best_route.endsWith('_if_confirmed')) {
    return answer.best_route.startsWith('subsidy') ? answer.subsidy.amount : answer.exemption.amount;
  }
  return answer.benefit;
}

function windowOf(answer: Answer): Answer['claim'][number] | undefined {
  const route = answer.best_route.replace('_if_confirmed', '');
  return answer.claim.find((claim) => claim.route === route && !claim.late);
}

/** The whole in one sentence. */
export function sentence(words: Words, answer: Answer): string {
  const claim = windowOf(answer);
  const filled = {
    mainland: words.cny(answer.mainland.tax),
    hongkong: words.cny(answer.hong_kong.tax_cny),
    benefit: words.cny(answer.benefit),
    possible: words.cny(possible(answer)),
    closes: claim ? words.day(claim.closes) : '',
  };
  return words.say(claim ? `page-lead-${answer.best_route}` : `answer-lead-${answer.best_route}`, filled);
}

export function headline({ words, answer }: Shown): TemplateResult {
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
    <p class="sentence" role="status">${sentence(words, answer)}</p>
    <dl class="figures">
      ${figure('page-figure-mainland', words.cny(answer.mainland.tax), hkd(answer.mainland.tax), 'mainland')}
      ${figure('page-figure-hongkong', words.cny(answer.hong_kong.tax_cny), words.hkd(answer.hong_kong.tax), 'hongkong')}
      ${figure(unconfirmed ? 'page-figure-possible' : 'page-figure-benefit', words.cny(relief), hkd(relief), 'relief')}
    </dl>
    ${refund(words, answer)} ${notes(words, answer.messages)}`;
}

function refund(words: Words, answer: Answer): TemplateResult | typeof nothing {
  const due = answer.refund_or_due;
  if (due === null) return nothing;
  const back = minor(due) < 0n;
  const amount = words.cny(due.replace('-', ''));
  return html`<p>${words.say(back ? 'answer-refund' : 'answer-due', { amount })}</p>`;
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
    if (!head) continue;
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

export function ledger({ words, answer, open, toggle }: Shown): TemplateResult {
  const mainland = mainlandLines(words, answer);
  const hongKong = hongKongLines(words, answer);
  const terms = [...mainland, ...hongKong].map((line) => line.term);
  const byLine = stepsByLine(answer.trace?.events ?? [], terms);
  const label = (term: string) => (term === 'salaries_tax_cny' || term === 'profits_tax_cny' ? term.replace('_cny', '') : term);
  const row = (line: Line, first: 'cny' | 'hkd') => {
    const second = first === 'cny' ? 'hkd' : 'cny';
    const events = byLine.get(line.term) ?? [];
    const head = html`<span class="what">${words.label(label(line.term))}${line.remark ? html` <small>${line.remark}</small>` : nothing}</span>
      <span class="amounts"><span class="amount">${line[first]}</span><span class="other">${line[second]}</span></span>`;
    return ledgerLine({ words, term: line.term, total: line.total === true, head, events, open, toggle });
  };
  return html`<section class="ledger" aria-labelledby="ledger-title">
    <h2 id="ledger-title">${words.say('answer-ledger')}</h2>
    <p class="lead">${words.say('page-ledger-lead')}</p>
    <div class="columns">
      <div class="side mainland"><h3>${words.say('page-mainland')}</h3><ul>${mainland.map((line) => row(line, 'cny'))}</ul></div>
      <div class="side hongkong"><h3>${words.say('page-hongkong')}</h3><ul>${hongKong.map((line) => row(line, 'hkd'))}</ul></div>
    </div>
    <p class="rate">${rateLine(words, answer)} ${cite(words, answer.exchange_rate.citation)}</p>
  </section>`;
}

function rateLine(words: Words, answer: Answer): string {
  const { cny_per_hkd: rate, observed_on: date, citation } = answer.exchange_rate;
  if (!date || !citation) return words.say('answer-exchange', { rate });
  const evidence = words.say(`evidence-${citation.evidence}`);
  return words.say('answer-exchange-own', { rate, date: words.day(date), evidence });
}

/** What would change a condition, without the names of columns that files use. */
function changed(words: Words, one: Condition): string {
  if (one.answer === 'yes') return '';
  const change = words.attribute(`condition-${one.id}`, 'change').replace(/\s*[（(]「?[a-z_]+」?(\s*[:：][^（(）)]*)?[）)]/g, '');
  return change === '' ? '' : words.say('answer-change', { change });
}

export function routes({ words, answer }: Shown): TemplateResult {
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
      <ul class="conditions">${conditions.map((one) => condition(words, one, changed(words, one)))}</ul>
      ${name === 'subsidy' && answer.subsidy.capped ? html`<p>${words.say('page-capped')}</p>` : nothing}
    </article>`;
  };
  return html`<section class="routes" aria-labelledby="routes-title">
    <h2 id="routes-title">${words.say('page-routes')}</h2>
    <p class="lead">${words.say('answer-routes')}</p>
    <div class="columns">${route('exemption')} ${route('subsidy')}</div>
    ${claims(words, answer)}
  </section>`;
}

function claims(words: Words, answer: Answer): TemplateResult | typeof nothing {
  if (answer.claim.length === 0) return nothing;
  const line = (claim: Answer['claim'][number]) => {
    const text = words.say('answer-claim-line', {
      route: words.say(`page-route-${claim.route}`),
      income: words.say(`answer-income-${claim.income}`),
      opens: words.day(claim.opens),
      closes: words.day(claim.closes),
    });
    return claim.late ? words.say('answer-claim-late', { line: text }) : text;
  };
  const appointments = () =>
    answer.claim.map((claim) => ({
      id: `${claim.route}-${claim.income}${claim.late ? '-late' : ''}`,
      title: words.say('page-claim-title', { route: words.say(`page-route-${claim.route}`), year: String(answer.tax_year) }),
      note: line(claim),
      opens: claim.opens,
      closes: claim.closes,
    }));
  return html`<div class="claims">
    <h3>${words.say('answer-claim')}</h3>
    <ul>${answer.claim.map((claim) => html`<li>${line(claim)} ${cite(words, claim.citation)}</li>`)}</ul>
    ${datesButton(words, `tax-differential-${answer.tax_year}.ics`, appointments)}
  </div>`;
}

export function assumptions(state: ResultState): TemplateResult {
  const { words, answer } = state;
  return html`<section class="assumptions" aria-labelledby="assumptions-title">
    <h2 id="assumptions-title">${words.say('answer-assumptions')}</h2>
    <p class="lead">${words.say('page-assumptions-lead')}</p>
    ${answer.choices.map((decision) => decided(state, decision))}
    ${sources(words, words.say('answer-unverified'), answer.unverified)}
    ${standing(words, words.say('answer-decision'), answer.ruleset)}
  </section>`;
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
      return words.say('page-effect-routes', { exemption: words.cny(found.exemption), subsidy: words.cny(found.subsidy) });
    }
    const amount = words.cny(found.change.replace('-', ''));
    const burden = words.cny(found.burden_after);
    return words.say(minor(found.change) > 0n ? 'page-effect-more' : 'page-effect-less', { amount, burden });
  };
  const effect = (key: string) => {
    const found = variations.find((one) => one.alternative === key);
    return found ? effectLine(words, text(found)) : nothing;
  };
  const matters = variations.some((one) => differs(answer, one));
  return point({ words, decision, matters, effect, choose });
}
