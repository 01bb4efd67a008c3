// What a payroll came to: figures, or why there are none, and what to look at.
import { type TemplateResult, html, nothing } from 'lit';

import type { Words } from '../texts.ts';
import type { View } from './messages.ts';
import type { Done, PayrollRun } from './run.ts';

/** A table whose first column names its rows; of the others `amounts` are numbers. */
function table(title: string, heads: string[], rows: readonly (readonly string[])[], amounts: number[]): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  const kind = (index: number) => (amounts.includes(index) ? 'amount' : '');
  return html`<h3>${title}</h3>
    <div class="scroll" role="region" tabindex="0" aria-label=${title}>
      <table>
        <thead><tr>${heads.map((head, index) => html`<th scope="col" class=${kind(index)}>${head}</th>`)}</tr></thead>
        <tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell, index) => html`<td class=${kind(index + 1)}>${cell}</td>`)}</tr>`)}</tbody>
      </table>
    </div>`;
}

export function outcome(words: Words, { result, chosen }: Done, run: PayrollRun): TemplateResult {
  const view = result.said[words.language];
  const { exclude } = result;
  const without = () => void run.look(chosen.files, { ...chosen.asked, exclude: exclude ?? '' }, chosen.readings);
  // The code comes last: it is what a narrow screen can do without.
  const causes = ['report-cause', 'report-rows', 'report-first-rows', 'page-payroll-code'].map((id) => words.say(id));
  const byCause = (found: View['errors']) => found.map(([cause, code, rows, first]) => [cause, rows, first, code]);
  const part = view.totals.some(([, , of]) => of !== '');
  const heads = [words.say('page-what'), 'CNY', words.say('page-payroll-of')].slice(0, part ? 3 : 2);
  const totals = part ? view.totals : view.totals.map((row) => row.slice(0, 2));
  const lines = (title: string, found: string[]) =>
    found.length === 0 ? nothing : html`<h3>${title}</h3><ul>${found.map((one) => html`<li>${one}</li>`)}</ul>`;
  return html`<div class="outcome">
    ${view.withheld === null ? nothing : html`<p class="error withheld">${view.withheld}</p>`}
    ${exclude === null ? nothing : html`<button type="button" class="plain" @click=${without}>${words.say('page-payroll-leave-out')}</button>`}
    ${table(words.say('page-payroll-routes'), ['summary-route', 'summary-people', 'summary-amount'].map((id) => words.say(id)), view.routes, [1, 2])}
    ${table(words.say('summary-totals'), heads, totals, [1])}
    ${table(words.say('summary-errors'), causes, byCause(view.errors), [1])}
    ${table(words.say('summary-notes'), causes, byCause(view.notes), [1])}
    ${lines(words.say('summary-unused'), view.unused)}
    ${lines(words.say('page-payroll-met'), view.after)}
  </div>`;
}
