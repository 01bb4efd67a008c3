// A payroll in the page: a file goes in, a file comes out, nothing leaves.
import { type TemplateResult, html, nothing } from 'lit';

import { download } from '../download.ts';
import { grouped } from '../numbers.ts';
import type { Words } from '../texts.ts';
import type { State } from './run.ts';

export interface PayrollState {
  words: Words;
  state: State;
  start(file: File): void;
  cancel(): void;
}

export function payroll({ words, state, start, cancel }: PayrollState): TemplateResult {
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) start(file);
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
  return html`<section class="payroll" aria-labelledby="payroll-title">
    <h2 id="payroll-title">${words.say('page-payroll')}</h2>
    <p class="lead">${words.say('page-payroll-lead')}</p>
    <div class="drop" @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${dropped}>
      <input id="payroll-file" class="hidden" type="file" accept=".csv,text/csv" @change=${chosen} />
      <label for="payroll-file">${words.say('page-payroll-choose')}</label>
    </div>
    <div class="run" role="status">${status(words, state)}</div>
    ${state.kind === 'running' ? html`<button type="button" class="plain" @click=${cancel}>${words.say('page-cancel')}</button>` : nothing}
    ${state.kind === 'done'
      ? html`<button type="button" @click=${() => download(resultName(state.name), state.parts, 'text/csv')}>${words.say('page-payroll-download')}</button>`
      : nothing}
  </section>`;
}

function resultName(name: string): string {
  return `${name.replace(/\.csv$/i, '')}-results.csv`;
}

function status(words: Words, state: State): TemplateResult | typeof nothing {
  switch (state.kind) {
    case 'running': {
      const percent = state.size === 0 ? 0 : Math.floor((state.read * 100) / state.size);
      return html`<label class="progress">${words.say('page-payroll-running', { rows: grouped(String(state.rows)) })}
        <progress max="100" value=${percent}></progress></label>`;
    }
    case 'done':
      return html`<p>${words.say('page-payroll-done', {
        count: state.rows,
        rows: grouped(String(state.rows)),
        errors: state.errors,
        wrong: grouped(String(state.errors)),
      })}</p>`;
    case 'refused':
      return html`${state.refusal.errors.map((found) => {
        const { message, fix } = words.mistake(found);
        const row = found.row === undefined ? '' : words.say('page-payroll-row', { row: grouped(String(found.row)) });
        return html`<p class="error"><strong>${row} ${message}</strong> ${fix}</p>`;
      })}`;
    case 'too_large':
      return html`<p class="error">${words.say('page-payroll-too-large')}</p>`;
    case 'failed':
      return html`<p class="error">${words.say('page-payroll-failed')}</p>`;
    default:
      return nothing;
  }
}
