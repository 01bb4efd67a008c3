// The form of a company: the profit and the conditions first, everything else on demand.
import { type TemplateResult, html, nothing } from 'lit';

import { BLANKS, QUESTIONS, SECTIONS, column, columnsOf } from '../page-data.ts';
import { field as fieldOf, mistake, part, yearField } from '../fields.ts';
import type { Mistake, Said } from '../module.ts';
import { grouped } from '../numbers.ts';
import type { Words } from '../texts.ts';
import type { Item as CatalogueItem } from './core.ts';
import { type CompanyTyped, LISTS, type List, MOST_ITEMS, idOf } from './typed.ts';

/** What the 15% rate hangs on, and the profit. */
export const FIRST = QUESTIONS.filter((name) => name !== 'tax_year');

/** Without it a branch is none. */
const REQUIRED = new Set(['unit_in_area']);

/** The catalogue file, as it was read. */
export interface Loaded {
  name: string;
  bytes: Uint8Array;
  said: Said<CatalogueItem[]>;
}

export interface CompanyForm {
  words: Words;
  typed: CompanyTyped;
  /** The mistakes, by the field's id. */
  mistakes: Map<string, Mistake>;
  open: Set<string>;
  loaded: Loaded | undefined;
  change(name: string, value: string): void;
  changeItem(list: List, index: number, name: string, value: string): void;
  add(list: List): void;
  remove(list: List, index: number): void;
  changeYear(year: string): void;
  toggle(section: string, open: boolean): void;
  load(file: File | undefined): void;
}

/** Profit and conditions. */
export function questions(form: CompanyForm): TemplateResult {
  const { words, typed, mistakes, changeYear } = form;
  return html`<section class="questions" aria-labelledby="questions-title">
    <h2 id="questions-title">${words.say('page-company-questions')}</h2>
    ${yearField(words, typed.year, mistakes.get('tax_year'), changeYear)} ${FIRST.map((name) => single(form, name))}
  </section>`;
}

/** Everything else, in parts that open on demand. */
export function more(form: CompanyForm): TemplateResult {
  const { words } = form;
  return html`<section class="more" aria-labelledby="more-title">
    <h2 id="more-title">${words.say('page-more')}</h2>
    <p class="lead">${words.say('page-more-lead')}</p>
    ${Object.keys(SECTIONS).map((section) => sectionPart(form, section))}
  </section>`;
}

/** The columns of a part, and its list. */
function inside(section: string): { columns: string[]; list: List | undefined } {
  const names = SECTIONS[section] ?? [];
  return { columns: names.filter((name) => column(name)?.kind !== 'list'), list: LISTS.find((name) => names.includes(name)) };
}

/** The ids of all fields of a part. */
export function fieldsOf(section: string, typed: CompanyTyped): string[] {
  const { columns, list } = inside(section);
  if (!list) return columns;
  const items = typed.lists[list].flatMap((_, index) => columnsOf(list).map(({ name }) => idOf(name, index)));
  return [...columns, list, ...items];
}

function sectionPart(form: CompanyForm, section: string): TemplateResult {
  const { words, typed, open, mistakes } = form;
  const { columns, list } = inside(section);
  const filled = columns.filter((name) => (typed.values[name] ?? '') !== '').length;
  return part({
    words,
    id: section,
    title: words.say(`page-company-part-${section}`),
    open: open.has(section),
    filled: filled + (list ? typed.lists[list].length : 0) + (section === 'catalogue' && form.loaded ? 1 : 0),
    wrong: fieldsOf(section, typed).some((id) => mistakes.has(id)),
    toggle: (isOpen) => form.toggle(section, isOpen),
    inside: () => html`${section === 'catalogue' ? catalogueFile(form) : nothing}
      ${columns.map((name) => single(form, name))} ${list ? items(form, list) : nothing}`,
  });
}

function single({ words, typed, mistakes, change }: CompanyForm, name: string): TemplateResult | typeof nothing {
  const known = column(name);
  if (!known) return nothing;
  return fieldOf({
    words, known, id: name, value: typed.values[name] ?? '', found: mistakes.get(name), blank: BLANKS[name],
    change: (text) => change(name, text),
  });
}

/** A list: each item by itself, and a button for one more. */
function items(form: CompanyForm, list: List): TemplateResult {
  const { words, typed, mistakes } = form;
  const all = typed.lists[list];
  const item = (index: number) => html`<fieldset class="item" id=${`${list}-item-${index}`}>
    <legend>${words.say(`page-company-item-${list}`, { number: String(index + 1) })}</legend>
    ${columnsOf(list).map((known) => {
      const id = idOf(known.name, index);
      return fieldOf({
        words, known, id, value: all[index]?.[known.name] ?? '', found: mistakes.get(id), blank: BLANKS[known.name],
        required: REQUIRED.has(known.name),
        change: (text) => form.changeItem(list, index, known.name, text),
      });
    })}
    <button type="button" class="plain" @click=${() => form.remove(list, index)}>${words.say('page-company-remove', { what: words.say(`page-company-item-${list}`, { number: String(index + 1) }) })}</button>
  </fieldset>`;
  return html`<div class="items">
    <p class="help">${words.say(`page-company-list-${list}`)}</p>
    ${all.map((_, index) => item(index))} ${mistake(words, list, mistakes.get(list))}
    ${all.length < MOST_ITEMS
      ? html`<button type="button" class="plain" id=${`${list}-add`} @click=${() => form.add(list)}>${words.say(`page-company-add-${list}`)}</button>`
      : nothing}
  </div>`;
}

/** The catalogue file: read in the browser, never kept. */
function catalogueFile({ words, loaded, load }: CompanyForm): TemplateResult {
  const chosen = (event: Event) => {
    const input = event.target as HTMLInputElement;
    load(input.files?.[0]);
    input.value = '';
  };
  return html`<div class="field">
    <input id="catalogue-file" class="hidden" type="file" accept=".csv,text/csv" aria-describedby="catalogue-file-help catalogue-file-said" @change=${chosen} />
    <label class="choose" for="catalogue-file">${words.say('page-company-catalogue-choose')}</label>
    <p class="help" id="catalogue-file-help">${words.say('page-company-catalogue-help')}</p>
    <div id="catalogue-file-said" role="status">${loaded ? said(words, loaded) : nothing}</div>
    ${loaded
      ? html`<button type="button" class="plain" @click=${() => load(undefined)}>${words.say('page-company-catalogue-forget')}</button>`
      : nothing}
  </div>`;
}

function said(words: Words, { name, said }: Loaded): TemplateResult {
  if ('refusal' in said) {
    return html`${said.refusal.errors.map((found) => {
      const { message, fix } = words.mistake(found);
      const row = found.row === undefined ? '' : words.say('page-payroll-row', { row: grouped(String(found.row)) });
      return html`<p class="error"><strong>${row} ${found.pointer} ${message}</strong> ${fix}</p>`;
    })}`;
  }
  const { answer } = said;
  return html`<p>${words.say('page-company-catalogue-loaded', { file: name, count: answer.length })}</p>
    <details class="data"><summary>${words.say('page-company-catalogue-items')}</summary>
      <ul>${answer.map(({ code, area, title }) => html`<li>${words.titled(code)}${words.bracketed(words.result(area), title)}</li>`)}</ul>
    </details>`;
}
