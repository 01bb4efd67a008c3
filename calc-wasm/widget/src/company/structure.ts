// Head office and branches, and imports: tables, for the page and for the memo.
import { type TemplateResult, html, nothing } from 'lit';

import { condition } from '../parts.ts';
import type { Words } from '../texts.ts';
import type { CompanyAnswer } from './core.ts';
import { type CompanyResult, turning } from './result.ts';
import { branchOrSubsidiary, branchRatios } from './sentences.ts';

function table(words: Words, title: string, heads: string[], rows: string[][]): TemplateResult {
  const label = words.say('page-step-of', { what: words.say(title), step: words.say('page-table') });
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${label}><table>
    <thead><tr>${heads.map((head) => (head === '' ? html`<td></td>` : html`<th scope="col">${head}</th>`))}</tr></thead>
    <tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

export function branchesTable(words: Words, { branches }: CompanyAnswer): TemplateResult | typeof nothing {
  if (!branches) return nothing;
  const heads = ['', ...['slice_income', 'slice_tax', 'slice_payable'].map((name) => words.label(name))];
  const rows = branches.slices.map((slice) => [
    words.bracketed(slice.rate, slice.name ?? words.say('company-head-office')), words.cny(slice.income), words.cny(slice.tax), words.cny(slice.payable),
  ]);
  return html`${table(words, 'company-branches', heads, rows)}
    <p>${words.say('company-branches-total', { tax: words.cny(branches.tax), paid: words.cny(branches.paid) })}</p>
    ${branches.without_share.map(({ name, reason }) => html`<p>${words.say('company-without-share', { name, reason: words.say(`company-share-${reason}`) })}</p>`)}
    ${branchRatios(words, branches).map((text) => html`<p>${text}</p>`)}
    <p>${branchOrSubsidiary(words, branches).join(' ')}</p>`;
}

export function importsTable(words: Words, { imports }: CompanyAnswer): TemplateResult | typeof nothing {
  if (!imports || imports.goods.length === 0) return nothing;
  const heads = ['', words.say('memo-answer'), ...['import_duty', 'import_consumption_tax', 'import_vat', 'import_saving'].map((name) => words.label(name))];
  const rows = imports.goods.map((goods) => [
    goods.name, words.say(`answer-${goods.eligible}`), ...[goods.duty, goods.consumption_tax, goods.vat, goods.cash].map((tax) => words.cny(tax)),
  ]);
  return html`${table(words, 'company-imports', heads, rows)}
    <p>${words.say('company-imports-total', {
      cash: words.cny(imports.cash), economic: words.cny(imports.economic), possible: words.cny(imports.cash_if_confirmed),
    })}</p>`;
}

export function branches({ words, answer }: CompanyResult): TemplateResult | typeof nothing {
  if (!answer.branches) return nothing;
  return html`<section aria-labelledby="branches-title">
    <h2 id="branches-title">${words.say('company-branches')}</h2>${branchesTable(words, answer)}
  </section>`;
}

export function imports({ words, answer, open, toggle }: CompanyResult): TemplateResult | typeof nothing {
  if (!answer.imports || answer.imports.goods.length === 0) return nothing;
  const conditions = answer.imports.goods.map((goods, index) => {
    const id = `goods-${index}`;
    const toggled = (event: Event) => toggle(id, (event.target as HTMLDetailsElement).open);
    return html`<details class="part" ?open=${open.has(id)} @toggle=${toggled}>
      <summary><span>${goods.name || words.say('page-company-item-imports', { number: String(index + 1) })}</span>
        <span class="count">${words.say(`answer-${goods.eligible}`)}</span></summary>
      ${open.has(id)
        ? html`<ul class="conditions">${goods.conditions.map((one) => condition(words, one, turning(words, one)))}</ul>`
        : nothing}
    </details>`;
  });
  return html`<section aria-labelledby="imports-title">
    <h2 id="imports-title">${words.say('company-imports')}</h2>
    ${importsTable(words, answer)} ${conditions}
    <p class="help">${words.say('company-imports-lock')}</p>
  </section>`;
}
