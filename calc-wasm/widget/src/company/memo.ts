// The memo: what is printed, on one page of A4.
import { type TemplateResult, html, nothing } from 'lit';

import { column, parameter } from '../page-data.ts';
import { asTyped, minor } from '../numbers.ts';
import { titleOf } from '../parts.ts';
import { PICTURES } from '../pictures/load.ts';
import { type Source, cite, grade } from '../steps.ts';
import type { Words } from '../texts.ts';
import { today } from '../today.ts';
import type { CompanyAnswer } from './core.ts';
import { type Regime, beside, cliff, deadlineLine, dueOf, endingLine, sentences } from './result.ts';
import { losses, notLookedAt } from './sentences.ts';
import { branchesTable, importsTable } from './structure.ts';
import { type CompanyTyped, LISTS, type List } from './typed.ts';

/** It stands beside the result and is seen on paper only. */
export function memo(words: Words, answer: CompanyAnswer, typed: CompanyTyped): TemplateResult {
  const date = words.day(today());
  return html`<div class="memo">
    <h2>${words.say('company-title', { year: String(answer.tax_year) })}</h2>
    <p class="whose">${typed.company ? html`<strong>${typed.company}</strong>, ` : nothing}${date}</p>
    ${sentences(words, answer).map((text) => html`<p class="sentence">${text}</p>`)}
    ${answer.messages.includes('substance_proxy') ? html`<p>${words.say('company-proxy')}</p>` : nothing}
    ${answer.known ? html`${comparison(words, answer)} ${way(words, answer)} ${conditions(words, answer)}` : nothing}
    ${answer.branches ? html`<h3>${words.say('company-branches')}</h3>${branchesTable(words, answer)}` : nothing}
    ${answer.imports && answer.imports.goods.length > 0 ? html`<h3>${words.say('company-imports')}</h3>${importsTable(words, answer)}` : nothing}
    <div class="columns">${kept(words, answer)} ${rests(words, answer)}</div>
    ${inputs(words, typed)}
    <p>${words.say('company-decision')} ${words.say('answer-ruleset', { ruleset: `${answer.ruleset.engine}+${answer.ruleset.digest}` })}</p>
  </div>`;
}

/** What was typed: without it no figure can be checked. */
function inputs(words: Words, { values, lists }: CompanyTyped): TemplateResult {
  const shown = (name: string, text: string) => {
    const known = column(name);
    const value = known?.words.find(({ key }) => key === text)?.label;
    const said = value ? words.pick(value) : text === 'yes' || text === 'no' ? words.yesNo(text) : known?.kind === 'cny' ? asTyped(text, 'cny') : text;
    return words.say('page-step-of', { what: words.asked(name), step: said });
  };
  const all = (from: Record<string, string>) => Object.entries(from).filter(([, text]) => text.trim() !== '').map(([name, text]) => shown(name, text));
  const item = (list: List, from: Record<string, string>, index: number) => html`<li>${words.say('page-step-of', {
    what: words.say(`page-company-item-${list}`, { number: String(index + 1) }), step: all(from).join(words.say('clause-separator')),
  })}</li>`;
  return html`<h3>${words.say('page-company-typed')}</h3>
    <ul class="typed">${all(values).map((text) => html`<li>${text}</li>`)} ${LISTS.map((list) => lists[list].map((one, index) => item(list, one, index)))}</ul>`;
}

function comparison(words: Words, answer: CompanyAnswer): TemplateResult {
  const all = answer.regimes.filter(({ tax }) => tax !== null);
  const most = all.reduce((largest, { tax }) => (minor(tax ?? '0') > largest ? minor(tax ?? '0') : largest), 1n);
  const row = (one: Regime) => html`<tr>
    <th scope="row">${words.result(one.regime)}${answer.best?.regime === one.regime ? ' ✓' : ''}</th>
    <td>${words.say(`answer-${one.eligible}`)}</td><td>${one.eligible === 'no' ? '' : words.cny(one.tax ?? '0.00')}</td><td>${one.eligible === 'no' ? '' : one.effective_rate}</td>
    <td class="bar">${one.eligible === 'no' ? nothing : PICTURES.part?.strip(minor(one.tax ?? '0'), most, one.eligible === 'yes' ? 'bar-mainland' : 'bar-left')}</td>
  </tr>`;
  return html`<table>
    <thead><tr>${['memo-regime', 'memo-answer', 'memo-tax', 'memo-rate'].map((id) => html`<th scope="col">${words.say(id)}</th>`)}<td></td></tr></thead>
    <tbody>${all.map(row)}</tbody>
  </table>${cliff(words, answer)}`;
}

/** From profit to taxable income. */
function way(words: Words, answer: CompanyAnswer): TemplateResult | typeof nothing {
  const { income } = answer;
  if (!income) return nothing;
  const line = (name: string, amount: string) => words.say('page-step-of', { what: words.label(name), step: words.cny(amount) });
  return html`<p>${words.list([
    line('taxable_income', income.profit), line('super_deduction', income.super_deduction),
    line('loss_used', income.losses_used), line('final_taxable_income', income.taxable_income),
  ])}</p>${losses(words, answer).map((text) => html`<p>${text}</p>`)}`;
}

function conditions(words: Words, answer: CompanyAnswer): TemplateResult {
  const heads = ['memo-condition', 'memo-answer', 'memo-source', 'memo-turns'];
  return html`<table class="checked">
    <thead><tr>${heads.map((id) => html`<th scope="col">${words.say(id)}</th>`)}</tr></thead>
    ${answer.regimes.filter((one) => one.conditions.length > 0).map((one) => html`<tbody>
      <tr><th class="group" scope="rowgroup" colspan="4">${words.titled(words.result(one.regime))}${words.say(`answer-${one.eligible}`)}</th></tr>
      ${one.conditions.filter((each) => one.eligible !== 'no' || each.answer === 'no').map((each) => html`<tr>
        <th scope="row">${words.say(`condition-${each.id}`)}</th><td>${words.say(`answer-${each.answer}`)}</td>
        <td>${cite(words, each.citation)}</td><td>${beside(words, each)}</td>
      </tr>`)}
    </tbody>`)}
  </table>`;
}

/** What parameters say, and how well each is known. */
function cited(words: Words, title: string, found: Source[]): TemplateResult | typeof nothing {
  if (found.length === 0) return nothing;
  const said = (source: Source) => {
    const note = parameter(source.parameter)?.note;
    return note ? words.say('page-step-of', { what: titleOf(words, source), step: words.pick(note) }) : titleOf(words, source);
  };
  const texts = found.map((one) => words.say('name-with-label', { name: said(one), label: grade(words, one) }));
  return html`<h3>${words.say(title)}</h3><p>${texts.join(words.say('clause-separator'))}</p>`;
}

function kept(words: Words, answer: CompanyAnswer): TemplateResult {
  return html`<div>
    ${answer.documents.length > 0
      ? html`<h3>${words.say('memo-documents', { date: words.day(answer.documents[0]?.keep_until_day ?? '') })}</h3>
        <ul>${answer.documents.map((one) => html`<li>${words.say('name-with-label', { name: titleOf(words, one.citation), label: grade(words, one.citation) })}</li>`)}</ul>`
      : nothing}
    ${cited(words, 'company-return-entries', answer.return_entries)}
    ${cited(words, 'company-red-flags', answer.red_flags)}
    <h3>${words.say('company-unseen')}</h3>
    <p>${notLookedAt(words, answer).join(' ')}</p>
  </div>`;
}

/** What is due, on one line where several days are of one kind. */
function due(words: Words, { deadlines }: CompanyAnswer): string[] {
  const kinds = new Map<string, CompanyAnswer['deadlines']>();
  for (const one of deadlines) kinds.set(one.citation.parameter, [...(kinds.get(one.citation.parameter) ?? []), one]);
  return [...kinds.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    if (same.length === 1) return [deadlineLine(words, first)];
    const dates = words.list(same.map(({ closes }) => words.day(closes)));
    return [words.say('company-due', { what: dueOf(words, first.citation), dates, evidence: grade(words, first.citation) })];
  });
}

function rests(words: Words, answer: CompanyAnswer): TemplateResult {
  const taken = (decision: CompanyAnswer['choices'][number]) => {
    const alternative = parameter(decision.parameter)?.alternatives?.find(({ key }) => key === decision.taken);
    return html`<li>${words.say('page-step-of', { what: titleOf(words, decision), step: alternative ? words.pick(alternative.title) : decision.taken })}${words.bracketed(words.say(`evidence-${decision.evidence}`))}</li>`;
  };
  return html`<div>
    <h3>${words.say('answer-assumptions')}</h3>
    <ul>${answer.messages.map((code) => html`<li>${words.say(words.has(`page-note-${code}`) ? `page-note-${code}` : `note-${code}`)}</li>`)}
      ${answer.choices.map(taken)}</ul>
    ${answer.endings.length > 0
      ? html`<h3>${words.say('company-endings')}</h3><ul>${answer.endings.map((one) => html`<li>${endingLine(words, one)}</li>`)}</ul>`
      : nothing}
    ${answer.deadlines.length > 0
      ? html`<h3>${words.say('company-deadlines')}</h3><ul>${due(words, answer).map((text) => html`<li>${text}</li>`)}</ul>`
      : nothing}
  </div>`;
}
