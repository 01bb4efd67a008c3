// A payroll in the page: files go in, a file comes out, nothing leaves.
import { type TemplateResult, html, nothing } from 'lit';

import { download } from '../download.ts';
import { grouped } from '../numbers.ts';
import type { Words } from '../texts.ts';
import { figures } from './figures.ts';
import { lines } from './lines.ts';
import type { Chosen } from './messages.ts';
import { options } from './options.ts';
import { outcome } from './outcome.ts';
import { type Answered, people } from './people.ts';
import { refusal, unreadable } from './refusal.ts';
import type { Done, PayrollRun, State } from './run.ts';

export interface PayrollState {
  words: Words;
  state: State;
  run: PayrollRun;
  answered: Answered;
}

/** What files are called that can be read. */
const KINDS = '.csv,.txt,.xlsx,.xls,.toml,text/csv,text/plain';

export function payroll(shown: PayrollState): TemplateResult {
  const { words, run } = shown;
  const take = (files: FileList | null | undefined) => {
    if (files && files.length > 0) run.choose([...files]);
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer?.files);
  };
  const chosen = (event: Event) => {
    const input = event.target as HTMLInputElement;
    take(input.files);
    input.value = '';
  };
  const template = (workbook: boolean) => () =>
    void run.template(words.language, workbook, (file) => download(`payroll-template.${workbook ? 'xlsx' : 'csv'}`, [file], file.type));
  return html`<section class="payroll" aria-labelledby="payroll-title">
    <h2 id="payroll-title">${words.say('page-payroll')}</h2>
    <p class="lead">${words.say('page-payroll-lead')}</p>
    <div class="drop" @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${dropped}>
      <input id="payroll-file" class="hidden" type="file" multiple accept=${KINDS} @change=${chosen} />
      <label for="payroll-file">${words.say('page-payroll-choose')}</label>
      <p>${words.say('page-payroll-kinds')}</p>
      <p>${words.say('page-payroll-with-readings')}</p>
    </div>
    <div class="buttons template">
      <button type="button" class="plain" @click=${template(true)}>${words.say('page-payroll-template-xlsx')}</button>
      <button type="button" class="plain" @click=${template(false)}>${words.say('page-payroll-template-csv')}</button>
    </div>
    <div class="run" role="status">${status(shown)}</div>
    ${details(shown)}
  </section>`;
}

/** What is going on, in short: what a screen reader says when it changes. */
function status({ words, state }: PayrollState): TemplateResult | typeof nothing {
  switch (state.kind) {
    case 'readings':
      return html`<p>${words.say('page-payroll-readings-alone', { file: namesOf(words, state.readings) })}</p>`;
    case 'looking':
      return html`<p>${words.say('page-payroll-looking')}</p>`;
    case 'looked':
      return html`<p><strong>${words.say('page-payroll-looked')}</strong></p>`;
    case 'running': {
      const whole = state.chosen.files.length === 1 && state.sheets.length === 0 ? (state.chosen.files[0]?.size ?? 0) : 0;
      const percent = whole === 0 ? undefined : Math.min(100, Math.floor((state.read * 100) / whole));
      return html`<label class="progress">${words.say('page-payroll-running', { rows: grouped(String(state.rows)) })}
        ${percent === undefined ? html`<progress></progress>` : html`<progress max="100" value=${percent}></progress>`}</label>`;
    }
    case 'done':
      return html`<p><strong>${state.result.said[words.language].title}</strong></p>
        ${state.file === 'making' ? html`<p>${words.say('page-payroll-making')}</p>` : nothing}`;
    case 'refused':
      return refusal(words, state.refused);
    case 'too_large':
      return html`<p class="error">${words.say('page-payroll-too-large', { file: state.name })}</p>`;
    case 'unreadable':
      return unreadable(words);
    case 'failed':
      return html`<p class="error">${words.say('page-payroll-failed')}</p>`;
    default:
      return nothing;
  }
}

const namesOf = (words: Words, files: File[]) => words.list(files.map(({ name }) => name));

/** A byte order mark: without it Excel takes UTF-8 for another encoding. */
const MARK = '\ufeff';

function details(shown: PayrollState): TemplateResult | typeof nothing {
  const { words, state, run, answered } = shown;
  const leave = (text: string) => html`<button type="button" class="plain" @click=${() => run.cancel()}>${text}</button>`;
  switch (state.kind) {
    case 'readings':
      return leave(words.say('page-payroll-leave'));
    case 'looking':
    case 'running':
      return leave(words.say('page-cancel'));
    case 'looked':
      return html`<div class="recognised">${lines(state.before[words.language])}</div>
        <div class="buttons">
          <button type="button" class="go" @click=${() => run.run()}>${words.say('page-payroll-go')}</button>
          ${withoutReadings(words, state.chosen, run)}
          ${leave(words.say('page-payroll-leave'))}
        </div>
        ${options({ words, run, chosen: state.chosen, sheets: state.sheets, open: false })}`;
    case 'refused':
      return html`<div class="buttons">${state.refused.encodings.map(({ name, text }) => {
          const { files, asked, readings } = state.chosen;
          const again = () => void run.look(files, { ...asked, encoding: name }, readings);
          return html`<button type="button" class="plain" @click=${again}>${words.say('page-payroll-read-as', { encoding: name, text })}</button>`;
        })}${withoutReadings(words, state.chosen, run)}</div>
        ${options({ words, run, chosen: state.chosen, sheets: state.sheets, open: true })}`;
    case 'done': {
      const name = (state.chosen.files[0]?.name ?? '').replace(/\.(csv|txt|xlsx?)$/i, '');
      const save = (kind: string, blob: Blob) => download(`${name}-${kind}`, kind.endsWith('.csv') ? [MARK, blob] : [blob], blob.type);
      const make = (kind: 'workbook' | 'errors', file: string) => () => run.make(kind, words.language, (made) => save(file, made));
      const { csv, file } = state;
      const wrong = state.result.said[words.language].errors.length > 0;
      return html`<div class="buttons">
          <button type="button" class="csv" @click=${() => save('results.csv', csv())}>${words.say('page-payroll-download')}</button>
          <button type="button" class="xlsx" ?disabled=${file === 'making'} @click=${make('workbook', 'results.xlsx')}>${words.say('page-payroll-download-xlsx')}</button>
          ${wrong ? html`<button type="button" class="plain list" ?disabled=${file === 'making'} @click=${make('errors', 'errors.csv')}>${words.say('page-payroll-download-errors')}</button>` : nothing}
          ${leave(words.say('page-payroll-leave'))}
        </div>
        ${file === 'too_many_cells' ? html`<p class="error" role="alert">${words.say('page-payroll-too-many-cells')}</p>` : nothing}
        ${file === 'failed' ? html`<p class="error" role="alert">${words.say('page-payroll-no-workbook')}</p>` : nothing}
        ${inUse(words, state, run)}
        ${recognition(words, state.before[words.language])}
        ${outcome(words, state, run)}
        ${figures(words, state, run)}
        ${people({ words, done: state, run, answered })}
        <p>${words.say('answer-decision')}</p>
        ${options({ words, run, chosen: state.chosen, sheets: state.sheets, open: false })}`;
    }
    default:
      return nothing;
  }
}

/** Works the payroll out without the readings that were chosen with it. */
function withoutReadings(words: Words, { files, asked, readings }: Chosen, run: PayrollRun): TemplateResult | typeof nothing {
  if (readings.length === 0) return nothing;
  const without = () => void run.look(files, asked);
  return html`<button type="button" class="plain" @click=${without}>${words.say('page-payroll-readings-leave', { file: namesOf(words, readings) })}</button>`;
}

/** The readings in use: what they are and what they change, beside the result. */
function inUse(words: Words, { chosen, result }: Done, run: PayrollRun): TemplateResult | typeof nothing {
  if (chosen.readings.length === 0) return nothing;
  return html`<details class="part in-use" open>
    <summary><span>${words.say('page-payroll-readings', { file: namesOf(words, chosen.readings) })}</span></summary>
    <div class="recognised">${lines(result.said[words.language].readings)}</div>
    <div class="buttons">${withoutReadings(words, chosen, run)}</div>
  </details>`;
}

/** What was recognised, beside the result: what was found in the files stands before any total. */
function recognition(words: Words, before: string[]): TemplateResult | typeof nothing {
  if (before.length === 0) return nothing;
  return html`<details class="part" open>
    <summary><span>${words.say('sheet-name-reading')}</span></summary>
    <div class="recognised">${lines(before)}</div>
  </details>`;
}
