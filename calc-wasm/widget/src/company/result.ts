// The result for a company: one sentence, three figures, the checklist of the 15% rate, the regimes,
// and what they rest on.
import type { Citation, CompanyVariation, Decision } from '../../../../target/widget/types/enterprise-answer.d.ts';
import { type TemplateResult, html, nothing } from 'lit';

import { column } from '../page-data.ts';
import { type Bar, bars, missing } from '../drawing.ts';
import { grouped, minor } from '../numbers.ts';
import {
  condition, datesButton, ledgerLine, notes, point, sources, standing, titleOf,
} from '../parts.ts';
import { cite, grade, stepsByLine } from '../steps.ts';
import type { Words } from '../texts.ts';
import { today } from '../today.ts';
import type { CompanyAnswer } from './core.ts';
import { ifConfirmed, losses, notLookedAt } from './sentences.ts';

export interface CompanyResult {
  words: Words;
  answer: CompanyAnswer;
  open: ReadonlySet<string>;
  toggle(part: string, open: boolean): void;
  choose(point: string, alternative: string): void;
  /** Tries again to load what draws. */
  again(): void;
}

export type Regime = CompanyAnswer['regimes'][number];

/** What it comes to, in one sentence or two. */
export function sentences(words: Words, answer: CompanyAnswer): string[] {
  const { best, if_confirmed: better } = answer;
  if (!best) return [words.say('company-unknown', { year: String(answer.tax_year) })];
  const lead = {
    regime: words.result(best.regime),
    tax: words.cny(best.tax),
    rate: best.effective_rate ?? '0.00%',
    saving: words.cny(best.saving),
  };
  const said = [words.say(minor(best.saving) > 0n ? 'company-lead' : 'company-lead-standard', lead)];
  // The park's own rate is what the page is about: it stands before any other that is not confirmed.
  const park = answer.regimes.find(({ regime }) => regime === 'hetao');
  if (park && better?.regime !== 'hetao' && isOpen(park) && minor(park.tax ?? best.tax) < minor(best.tax)) {
    const count = park.conditions.filter((one) => one.answer === 'needs' || one.answer === 'unknown').length;
    said.push(words.say('page-company-park', { regime: words.result('hetao'), tax: words.cny(park.tax ?? ''), count }));
  }
  return better ? [...said, ...ifConfirmed(words, better)] : said;
}

/** Whether a regime is neither confirmed nor ruled out. */
function isOpen({ eligible }: Regime): boolean {
  return eligible === 'needs' || eligible === 'unknown';
}

export function headline({ words, answer }: CompanyResult): TemplateResult {
  const { best } = answer;
  const standard = answer.regimes[0].tax;
  const one = (id: string, amount: string, kind: string) => html`<div class=${`figure ${kind}`}>
    <dt>${words.say(id)}</dt><dd><span class="amount">${words.cny(amount)}</span></dd>
  </div>`;
  return html`<h2 id="result-title">${words.say('company-title', { year: String(answer.tax_year) })}</h2>
    <div>${sentences(words, answer).map((text) => html`<p class="sentence">${text}</p>`)}</div>
    ${best && standard !== null
      ? html`<dl class="figures">
          ${one('page-company-figure-standard', standard, 'mainland')} ${one('page-company-figure-best', best.tax, 'hongkong')}
          ${one('page-company-figure-saving', best.saving, 'relief')}
        </dl>`
      : nothing}
    ${notes(words, answer.messages)}`;
}

/** The smallest change of one fact that turns a condition. */
export function turning(words: Words, one: CompanyAnswer['regimes'][number]['conditions'][number]): string {
  if (!one.flips) return '';
  const { fact, value, answer } = one.flips;
  // That the opposite answer makes it a "no" needs no saying.
  if (one.answer === 'yes' && answer === 'no' && (value === 'yes' || value === 'no')) return '';
  const known = column(fact);
  const shown =
    known?.kind === 'cny'
      ? words.cny(value)
      : value === 'yes' || value === 'no'
        ? words.yesNo(value)
        : known?.words.some(({ key }) => key === value)
          ? words.pick(known.words.find(({ key }) => key === value)!.label)
          : grouped(value);
  return words.say('page-company-turns', { fact: words.asked(fact), value: shown, answer: words.say(`answer-${answer}`) });
}

/** What has to be said beside a condition. */
function remark(words: Words, { remark: found }: Regime['conditions'][number]): string {
  if (found === undefined) return '';
  return words.say(words.has(`page-remark-${found}`) ? `page-remark-${found}` : `remark-${found}`);
}

/** What would turn a condition, and what has to be said beside it. */
export function beside(words: Words, one: Regime['conditions'][number]): string {
  return [turning(words, one), remark(words, one)].filter((text) => text !== '').join(words.say('clause-separator'));
}

function conditions(words: Words, found: Regime['conditions']): TemplateResult {
  return html`<ul class="conditions">${found.map((one) => condition(words, one, beside(words, one)))}</ul>`;
}

/** The conditions of the 15% rate. */
export function checklist({ words, answer }: CompanyResult): TemplateResult | typeof nothing {
  const hetao = answer.regimes.find(({ regime }) => regime === 'hetao');
  if (!hetao || hetao.conditions.length === 0) return nothing;
  const { main_business_ratio: ratio, catalogue, catalogue_size: size } = answer;
  const filled = size && {
    areas: String(size.areas), technologies: String(size.technologies), items: String(size.items), loaded: String(size.loaded),
  };
  return html`<section class="checklist route" aria-labelledby="checklist-title">
    <h2 id="checklist-title">${words.say('page-company-checklist')}</h2>
    <p class=${`eligible ${hetao.eligible}`}><strong>${words.say(`page-company-eligible-${hetao.eligible}`)}</strong> ${cite(words, hetao.citation)}</p>
    ${ratio ? html`<p>${words.say('company-ratio', { ratio })}</p>` : nothing}
    ${catalogue ? html`<p>${words.say('company-catalogue', { code: catalogue.code, title: catalogue.title, area: words.result(catalogue.area) })}</p>` : nothing}
    ${conditions(words, hetao.conditions)} ${evidence(words, answer)}
    ${hetao.eligible === 'no' ? nothing : html`<p class="help">${words.say('company-proxy')}</p>`}
    ${filled ? html`<p class="help">${words.say('company-catalogue-size', filled)}</p>` : nothing}
  </section>`;
}

/** Which of the documents to keep shows that a condition of the 15% rate is met. */
const EVIDENCE: Record<string, readonly string[]> = {
  special_area: ['substance'],
  catalogue: ['revenue_mapping'],
  main_business_ratio: ['ratio_computation', 'contracts'],
  operations: ['substance'],
  personnel: ['substance'],
  accounts: ['substance'],
  property: ['substance'],
};

/** The documents that are still needed for the 15% rate, each with the conditions that are not answered without it. */
export function evidence(words: Words, { regimes: found, documents }: CompanyAnswer): TemplateResult | typeof nothing {
  const hetao = found.find(({ regime }) => regime === 'hetao');
  const open = hetao && isOpen(hetao) ? hetao.conditions.filter(({ answer }) => answer === 'needs' || answer === 'unknown') : [];
  const needed = documents.flatMap(({ citation }) => {
    const shows = open.filter(({ id }) => EVIDENCE[id]?.includes(citation.parameter.split('.').at(-1) ?? ''));
    return shows.length > 0 ? [{ citation, shows }] : [];
  });
  if (needed.length === 0) return nothing;
  return html`<h3>${words.say('page-company-evidence')}</h3>
    <ul class="dotted evidence">${needed.map(({ citation, shows }) => html`<li>${words.say('name-with-label', { name: titleOf(words, citation), label: grade(words, citation) })}
      <ul>${shows.map(({ id }) => html`<li>${words.say(`condition-${id}`)}</li>`)}</ul></li>`)}</ul>`;
}

const BARS: Record<string, string> = { yes: 'bar-relief', needs: 'bar-hongkong', unknown: 'bar-hongkong' };

/** A regime's bar: whether it may be had, and what it takes. */
function regimeBar(words: Words, one: Regime): Bar {
  const tax = words.say('page-company-tax', { tax: words.cny(one.tax ?? '0.00'), rate: one.effective_rate ?? '0.00%' });
  return {
    label: words.say('page-step-of', { what: words.result(one.regime), step: words.say(`answer-${one.eligible}`) }),
    amount: isOpen(one) ? words.say('page-company-tax-if', { tax }) : tax,
    from: 0n,
    to: minor(one.tax ?? '0'),
    kind: one.regime === 'standard' ? 'bar-mainland' : (BARS[one.eligible] ?? 'bar-left'),
  };
}

/** The income that an open regime is worked out on, where it is another than the confirmed one. */
function presupposed(words: Words, answer: CompanyAnswer, { taxable_income: income }: Regime): TemplateResult | typeof nothing {
  if (income === null || income === answer.income?.taxable_income) return nothing;
  return html`<p>${words.say('company-regime-income', { income: words.cny(income) })}</p>`;
}

export function regimes(state: CompanyResult): TemplateResult {
  const { words, answer, open, toggle } = state;
  const all = answer.regimes.filter(({ tax }) => tax !== null);
  // What is ruled out is no offer: it has no amount.
  const offered = all.filter(({ eligible }) => eligible !== 'no');
  const out = all.filter(({ eligible }) => eligible === 'no').map(({ regime }) => words.say('page-step-of', { what: words.result(regime), step: words.say('answer-no') }));
  const heads = [words.say('memo-regime'), words.say('memo-answer'), words.say('memo-tax'), words.say('memo-rate'), words.say('page-company-figure-saving')];
  const rows = () => all.map((one) => [
    words.result(one.regime), words.say(`answer-${one.eligible}`),
    ...(one.eligible === 'no' ? ['', '', ''] : [words.cny(one.tax ?? '0.00'), one.effective_rate ?? '', words.cny(one.saving ?? '0.00')]),
  ]);
  const others = all.filter(({ regime }) => regime === 'small_low_profit' || regime === 'high_tech');
  const other = (one: Regime) => {
    const id = `regime-${one.regime}`;
    const toggled = (event: Event) => toggle(id, (event.target as HTMLDetailsElement).open);
    return html`<details class="part" id=${id} ?open=${open.has(id)} @toggle=${toggled}>
      <summary><span>${words.result(one.regime)}</span> <span class="count">${words.say(`answer-${one.eligible}`)}</span></summary>
      ${open.has(id) ? html`${presupposed(words, answer, one)} ${conditions(words, one.conditions)} ${cite(words, one.citation)}` : nothing}
    </details>`;
  };
  return html`<section class="regimes" aria-labelledby="regimes-title">
    <h2 id="regimes-title">${words.say('company-regimes')}</h2>
    ${missing(words, state.again)}
    ${bars({ words, id: 'page-company-picture', open, toggle, heads, rows }, offered.map((one) => regimeBar(words, one)))}
    ${out.length > 0 ? html`<p class="out">${words.list(out)}</p>` : nothing} ${cliff(words, answer)} ${others.map(other)}
  </section>`;
}

export function cliff(words: Words, { income_cliff: found }: CompanyAnswer): TemplateResult | typeof nothing {
  if (!found) return nothing;
  return html`<p class="cliff">${words.say('company-cliff', {
    limit: words.cny(found.limit),
    before: words.cny(found.tax_at_limit),
    after: words.cny(found.tax_above),
    jump: words.cny(found.jump),
    recovers: words.cny(found.recovers_at),
  })}</p>`;
}

/** From profit to taxable income, and to the tax of each regime; each line opens to its steps. */
export function income({ words, answer, open, toggle }: CompanyResult): TemplateResult | typeof nothing {
  const { income: found } = answer;
  if (!found) return nothing;
  const lines: [string, string, string][] = [
    ['taxable_income', 'taxable_income', found.profit],
    ['super_deduction', 'super_deduction', found.super_deduction],
    ['loss_used', 'loss_used', found.losses_used],
    ['final_taxable_income', 'final_taxable_income', found.taxable_income],
  ];
  for (const { regime, tax, eligible } of answer.regimes) {
    if (tax !== null && eligible !== 'no') lines.push([`${regime}_tax`, `${regime}_tax`, tax]);
  }
  const byLine = stepsByLine(answer.trace?.events ?? [], lines.map(([term]) => term));
  const row = ([term, name, amount]: [string, string, string]) => {
    const head = html`<span class="what">${words.label(name)}</span>
      <span class="amounts"><span class="amount">${words.cny(amount)}</span></span>`;
    const total = term === 'final_taxable_income';
    return ledgerLine({ words, term, total, head, events: byLine.get(term) ?? [], open, toggle });
  };
  return html`<section class="ledger" aria-labelledby="income-title">
    <h2 id="income-title">${words.say('company-income')}</h2>
    <p class="lead">${words.say('page-ledger-lead')}</p>
    <div class="side mainland"><ul>${lines.map(row)}</ul></div>
    <ul>${losses(words, answer).map((text) => html`<li>${text}</li>`)}</ul>
  </section>`;
}

/** What ends, what is due, what to keep. */
export function dates({ words, answer }: CompanyResult): TemplateResult {
  const cited = (text: string, citation: Citation) => html`<li>${text} ${cite(words, citation)}</li>`;
  const ahead = <T>(found: readonly T[], last: (one: T) => string) => found.filter((one) => last(one) >= today());
  const due = ahead(answer.deadlines, ({ closes }) => closes);
  const ends = ahead(answer.endings, ({ ends_on: day }) => day);
  const appointments = () => [
    ...due.map((one) => ({
      id: `due-${one.closes}`, title: words.say('name-with-label', { name: dueOf(words, one.citation), label: words.day(one.closes) }), note: deadlineLine(words, one), opens: one.opens, closes: one.closes,
    })),
    ...ends.map((one) => ({
      id: `end-${one.citation.parameter}`, title: titleOf(words, one.citation), note: endingLine(words, one), opens: one.ends_on, closes: one.ends_on,
    })),
  ];
  return html`<section class="claims" aria-labelledby="dates-title">
    <h2 id="dates-title">${words.say('page-company-dates')}</h2>
    ${answer.endings.length > 0 ? html`<h3>${words.say('company-endings')}</h3><ul>${answer.endings.map((one) => cited(endingLine(words, one), one.citation))}</ul>` : nothing}
    ${answer.deadlines.length > 0
      ? html`<h3>${words.say('company-deadlines')}</h3><ul>${answer.deadlines.map((one) => html`<li>${deadlineLine(words, one)}${due.includes(one) ? nothing : html` <strong>${words.say('page-company-over')}</strong>`}</li>`)}</ul>
        ${due.length + ends.length === 0 ? nothing : datesButton(words, `company-tax-${answer.tax_year}.ics`, appointments)}`
      : nothing}
    ${answer.documents.length > 0 ? html`<h3>${words.say('company-documents')}</h3><ul>${answer.documents.map((one) => html`<li>${documentLine(words, one)}</li>`)}</ul>` : nothing}
    ${sources(words, words.say('company-return-entries'), answer.return_entries, true)}
    ${sources(words, words.say('company-red-flags'), answer.red_flags, true)}
  </section>`;
}

export function endingLine(words: Words, one: CompanyAnswer['endings'][number]): string {
  return words.say('company-ending', { what: titleOf(words, one.citation), date: words.day(one.ends_on) });
}

export function deadlineLine(words: Words, { opens, closes, citation }: CompanyAnswer['deadlines'][number]): string {
  const evidence = grade(words, citation);
  return words.say('page-company-deadline', { what: dueOf(words, citation), opens: words.day(opens), closes: words.day(closes), evidence });
}

/** What is due; the parameter of the prepayments is named by its days. */
export function dueOf(words: Words, citation: { parameter: string }): string {
  return citation.parameter === 'enterprise.cit.prepayment_days' ? words.say('page-company-prepayment') : titleOf(words, citation);
}

function documentLine(words: Words, { keep_until_day: day, citation }: CompanyAnswer['documents'][number]): string {
  return words.say('company-document', { what: titleOf(words, citation), date: words.day(day), evidence: grade(words, citation) });
}

export function assumptions(state: CompanyResult): TemplateResult {
  const { words, answer } = state;
  return html`<section class="assumptions" aria-labelledby="assumptions-title">
    <h2 id="assumptions-title">${words.say('answer-assumptions')}</h2>
    <p class="lead">${words.say('page-assumptions-lead')}</p>
    ${answer.choices.map((decision) => decided(state, decision))}
    <details class="part"><summary><span>${words.say('company-unseen')}</span></summary>
      <ul>${notLookedAt(words, answer).map((text) => html`<li>${text}</li>`)}</ul></details>
    ${sources(words, words.say('company-caveats'), answer.caveats, true)}
    ${sources(words, words.say('answer-unverified'), answer.unverified)}
    ${standing(words, words.say('company-decision'), answer.ruleset)}
  </section>`;
}

function decided({ words, answer, choose }: CompanyResult, decision: Decision): TemplateResult | typeof nothing {
  const variations = answer.sensitivity.filter((one) => one.point === decision.parameter);
  const differs = (one: CompanyVariation) =>
    minor(one.change) !== 0n || minor(one.import_change) !== 0n || one.best_regime !== answer.best?.regime;
  const text = (one: CompanyVariation) =>
    differs(one)
      ? words.say('company-variation', {
          regime: words.result(one.best_regime), tax: words.cny(one.tax), change: words.cny(one.change), imports: words.cny(one.import_change),
        })
      : '';
  return point({ words, decision, variations, differs, text, choose });
}
