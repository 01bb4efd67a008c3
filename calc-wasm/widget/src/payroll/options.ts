// How the files of a payroll are read: what the program takes as options.
import { type TemplateResult, html, nothing } from 'lit';

import type { Words } from '../texts.ts';
import type { Asked, Chosen, Sheet } from './messages.ts';
import type { PayrollRun } from './run.ts';

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'];

export interface OptionsState {
  words: Words;
  run: PayrollRun;
  chosen: Chosen;
  sheets: Sheet[];
  open: boolean;
}

/** The sheets that are asked for: none where those are chosen that are read anyway. */
function asked(chosen: string[], sheets: Sheet[], before: string[]): string[] {
  const read = new Set(sheets.filter((sheet) => sheet.read).map(({ sheet }) => sheet));
  const same = chosen.length === read.size && chosen.every((sheet) => read.has(sheet));
  return same ? before : chosen;
}

async function read(form: HTMLFormElement, { chosen, sheets }: OptionsState): Promise<Asked> {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const map = data.get('map');
  return {
    sheets: asked(data.getAll('sheet').map(String), sheets, chosen.asked.sheets),
    encoding: text('encoding'),
    map: map instanceof File && map.size > 0 ? await map.text() : chosen.asked.map,
    exclude: text('exclude'),
    project: data.has('project'),
  };
}

export function options(state: OptionsState): TemplateResult {
  const { words, run, chosen, sheets, open } = state;
  const again = async (event: SubmitEvent) => {
    event.preventDefault();
    await run.look(chosen.files, await read(event.target as HTMLFormElement, state), chosen.readings);
  };
  const names = [...new Set(sheets.map(({ sheet }) => sheet))];
  const isRead = (name: string) => sheets.some(({ sheet, read: found }) => sheet === name && found);
  const encoding = (value: string, label: string) => html`<option value=${value} ?selected=${chosen.asked.encoding.toLowerCase() === value}>${label}</option>`;
  return html`<details class="part" ?open=${open}>
    <summary><span>${words.say('page-payroll-how')}</span></summary>
    <form class="reading" @submit=${again}>
      ${names.length < 2
        ? nothing
        : html`<fieldset><legend>${words.say('page-payroll-sheets')}</legend>
            ${names.map((name) => html`<label class="check"><input type="checkbox" name="sheet" value=${name} ?checked=${isRead(name)} /> ${name}</label>`)}
          </fieldset>`}
      <label>${words.say('page-payroll-encoding')}
        <select name="encoding">${encoding('', words.say('page-payroll-encoding-found'))}${ENCODINGS.map((name) => encoding(name, name.toUpperCase()))}</select></label>
      <label>${words.say('page-payroll-exclude')} <input name="exclude" type="text" autocomplete="off" value=${chosen.asked.exclude} /></label>
      <label>${words.say('page-payroll-map')} <input name="map" type="file" accept=".toml" /></label>
      <label class="check"><input type="checkbox" name="project" ?checked=${chosen.asked.project} /> ${words.say('page-payroll-project')}</label>
      <button type="submit" class="plain">${words.say('page-payroll-look-again')}</button>
    </form>
  </details>`;
}
