// What the figures that the tax bureau gave agree with: asked for below a result, and kept as a file.
import { type TemplateResult, html, nothing } from 'lit';

import { download } from '../download.ts';
import type { Words } from '../texts.ts';
import { lines } from './lines.ts';
import type { Calibrated, NotCalibrated } from './messages.ts';
import { refusal, unreadable } from './refusal.ts';
import type { Done, PayrollRun } from './run.ts';

/** What the file is called that keeps the readings. */
const FILE = 'readings.toml';
const KIND = 'application/toml';

export function figures(words: Words, done: Done, run: PayrollRun): TemplateResult {
  const { result } = done;
  return html`<details class="part of-bureau" ?open=${result.figures}>
    <summary><span>${words.say('page-payroll-figures')}</span></summary>
    ${result.figures ? asked(words, done, run) : html`<p class="help">${words.say('page-payroll-figures-none')}</p>`}
  </details>`;
}

function asked(words: Words, done: Done, run: PayrollRun): TemplateResult {
  const { figures: state, chosen } = done;
  switch (state.kind) {
    case 'unasked':
      return html`<p class="help">${words.say('page-payroll-figures-help')}</p>
        ${chosen.readings.length === 0 ? nothing : html`<p class="help">${words.say('page-payroll-figures-alone')}</p>`}
        <div class="buttons"><button type="button" class="compare-figures" @click=${() => run.calibrate()}>${words.say('page-payroll-figures-go')}</button></div>`;
    case 'comparing':
      return html`<p role="status">${words.say('page-payroll-figures-working')}</p>`;
    case 'refused':
      return html`<div role="alert">${whyNot(words, state.why)}</div>`;
    case 'found':
      return told(words, state.found[words.language], done, run);
  }
}

function whyNot(words: Words, why: NotCalibrated): TemplateResult {
  if (why === 'unreadable') return unreadable(words);
  return why === 'failed' ? html`<p class="error">${words.say('page-payroll-failed')}</p>` : refusal(words, why);
}

function told(words: Words, found: Calibrated, done: Done, run: PayrollRun): TemplateResult {
  const under = (title: string, texts: string[]) => html`<h4>${title}</h4><div class="recognised">${lines(texts)}</div>`;
  return html`<div class="outcome" role="status">
    ${found.years.map(({ title, parts }) => html`<h3>${title}</h3>${parts.map((part) => under(part.title, part.lines))}`)}
    ${found.not_compared.length === 0 ? nothing : under(words.say('page-payroll-figures-not-compared'), found.not_compared)}
    ${found.without_figure === null ? nothing : html`<p>${found.without_figure}</p>`}
    <p><strong>${found.not_law}</strong></p>
    ${found.learned ? kept(words, found, done, run) : nothing}
  </div>`;
}

/** What can be done with what was learned. */
function kept(words: Words, { file }: Calibrated, { chosen }: Done, run: PayrollRun): TemplateResult {
  const use = () => void run.look(chosen.files, chosen.asked, [new File([file], FILE, { type: KIND })]);
  return html`<div class="buttons">
      <button type="button" class="save-readings" @click=${() => download(FILE, [file], KIND)}>${words.say('page-payroll-figures-save')}</button>
      <button type="button" class="plain use-readings" @click=${use}>${words.say('page-payroll-figures-use')}</button>
    </div>
    <p class="help">${words.say('page-payroll-figures-keep')}</p>`;
}
