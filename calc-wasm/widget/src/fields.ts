// The fields of a form: each with its name, a plain sentence, and what is wrong beside it.
import { type TemplateResult, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

import { type Column, TAX_YEARS } from './page-data.ts';
import type { Mistake } from './module.ts';
import { asTyped, caretAfter, editsDigits, grouped, readAs } from './numbers.ts';
import type { Words } from './texts.ts';

/** One field. */
export interface Entry {
  words: Words;
  known: Column;
  /** Unique on the page. */
  id: string;
  /** As typed. */
  value: string;
  found: Mistake | undefined;
  /** What a blank means, where it means something definite; otherwise a blank is "I don't know". */
  blank: string | undefined;
  /** Whether nothing can be worked out without it, so that "I don't know" is no answer. */
  required?: boolean;
  /** Who knows it, and what "I don't know" is called then. */
  who?: string;
  unknown?: string;
  /** Whether the rule in full can be opened under it. */
  law?: boolean;
  /** What it is called and how it is explained, where not as its column. */
  label?: string;
  help?: string;
  /** How it was read, where the form itself says so. */
  read?: string;
  /** The readings of a text that has two. */
  readings?: { label: string; take(): void }[];
  change(value: string): void;
}

/** What stands before or behind a number. */
const UNITS: Partial<Record<Column['kind'], string>> = { cny: 'CNY', hkd: 'HKD', percent: '%' };

const WHOLE = new Set<Column['kind']>(['count', 'days', 'period_days', 'staff', 'year']);

const CHOICES = new Set<Column['kind']>(['yes_no', 'yes_no_unknown', 'word']);

export function field(entry: Entry): TemplateResult {
  return CHOICES.has(entry.known.kind) ? choice(entry) : text(entry);
}

/** How the page explains a column: in its own words, where it has some. */
export function helpOf(words: Words, known: Column): string {
  if (words.has(`page-help-${known.name}`)) return words.say(`page-help-${known.name}`);
  return known.help ? words.pick(known.help) : '';
}

/** The sentence under a field's name, with who knows it. */
function helpLine(entry: Entry): TemplateResult {
  const { words, known, id, who, help: own } = entry;
  return html`<p class="help" id=${`${id}-help`}>${own ?? helpOf(words, known)}${who ? html` <strong>${who}</strong>` : nothing}</p>`;
}

/** The rule in full, as files of payrolls are explained, where the form says it in short. */
function law({ words, known, law: wanted }: Entry): TemplateResult | typeof nothing {
  if (!wanted || !known.help || !words.has(`page-help-${known.name}`)) return nothing;
  return html`<details class="law"><summary>${words.say('page-law')}</summary><p class="help">${words.pick(known.help)}</p></details>`;
}

function described(id: string): string {
  return `${id}-help ${id}-error`;
}

/** How a field of text takes what is typed: amounts get their separators. */
export function typing(kind: Column['kind'], value: string, change: (value: string) => void): (event: InputEvent) => void {
  const currency = kind === 'cny' || kind === 'hkd' ? kind : undefined;
  return (event) => {
    const input = event.target as HTMLInputElement;
    if (currency && !event.isComposing) {
      const shown = asTyped(input.value, currency, editsDigits(value, event));
      if (shown !== input.value) {
        const caret = caretAfter(input.value, input.selectionStart ?? input.value.length, shown);
        input.value = shown;
        input.setSelectionRange(caret, caret);
      }
    }
    change(input.value);
  };
}

/** Which keys a phone offers for a column. */
export function keysOf(kind: Column['kind']): 'numeric' | 'decimal' {
  return WHOLE.has(kind) ? 'numeric' : 'decimal';
}

function text(entry: Entry): TemplateResult {
  const { words, known, id, value, found, label, change } = entry;
  const { name, kind } = known;
  const unit = UNITS[kind];
  const free = kind === 'text' || kind === 'date';
  return html`<div class="field">
    <label for=${id}>${label ?? words.asked(name)}</label>
    ${helpLine(entry)}
    <span class=${free ? 'box free' : 'box'}>
      ${unit ? html`<span class="unit" aria-hidden="true">${unit}</span>` : nothing}
      <input
        id=${id}
        type=${kind === 'date' ? 'date' : 'text'}
        inputmode=${free ? nothing : keysOf(kind)}
        maxlength=${kind === 'text' ? '64' : '32'}
        autocomplete="off"
        .value=${live(value)}
        aria-describedby=${described(id)}
        aria-invalid=${found !== undefined}
        @input=${typing(kind, value, change)}
      />
    </span>
    ${readLine(entry)} ${mistake(words, id, found, change)}
    ${entry.readings?.map(({ label, take }) => html`<button type="button" class="plain" @click=${take}>${label}</button> `)}
    ${law(entry)}
  </div>`;
}

/** What was read, where it is not what stands in the field. */
function readLine({ words, known: { kind }, value, read, found }: Entry): TemplateResult | typeof nothing {
  if (found || (kind !== 'cny' && kind !== 'hkd')) return nothing;
  const digits = read === undefined ? readAs(value, kind) : undefined;
  const text = read ?? (digits === undefined ? '' : words.say('page-read', { amount: kind === 'hkd' ? words.hkd(digits) : words.cny(digits) }));
  return text === '' ? nothing : html`<p class="read">${text}</p>`;
}

/** Radio buttons: every answer can be seen, and "I don't know" is one of them where it is honest. */
function choice(entry: Entry): TemplateResult {
  const { words, known, id, value, found, blank, required, label: name, change } = entry;
  const options =
    known.kind === 'word'
      ? known.words.map(({ key, label }) => ({ key, label: words.pick(label) }))
      : ['yes', 'no'].map((key) => ({ key, label: words.yesNo(key) }));
  const current = value === '' ? (blank ?? '') : value;
  const all = blank === undefined && !required ? [...options, { key: '', label: entry.unknown ?? words.say('page-unknown') }] : options;
  return html`<fieldset class="field choice" aria-describedby=${described(id)}>
    <legend>${name ?? words.asked(known.name)}</legend>
    ${helpLine(entry)}
    <div class="options">
      ${all.map(
        ({ key, label }) => html`<label class="option"
          ><input
            type="radio"
            name=${id}
            id=${`${id}-${key || 'unknown'}`}
            value=${key}
            .checked=${live(current === key)}
            @change=${() => change(key === blank ? '' : key)}
          /><span>${label}</span></label
        >`,
      )}
    </div>
    ${all.some(({ key }) => key === current) || current === '' ? nothing : html`<p class="read">${words.say('page-read', { amount: current })}</p>`}
    ${mistake(words, id, found)} ${law(entry)}
  </fieldset>`;
}

/** The tax year, of those that are covered. */
export function yearField(words: Words, year: string, found: Mistake | undefined, change: (year: string) => void): TemplateResult {
  const changed = (event: Event) => change((event.target as HTMLSelectElement).value);
  // A link may hold a year that is not covered; the answer says so.
  const years = TAX_YEARS.includes(year) ? TAX_YEARS : [year, ...TAX_YEARS];
  return html`<div class="field">
    <label for="tax_year">${words.label('tax_year')}</label>
    <p class="help" id="tax_year-help">${words.say('page-help-tax_year')}</p>
    <select id="tax_year" .value=${live(year)} @change=${changed} aria-describedby="tax_year-help tax_year-error" aria-invalid=${found !== undefined}>
      ${years.map((one) => html`<option value=${one} ?selected=${one === year}>${one}</option>`)}
    </select>
    ${mistake(words, 'tax_year', found)}
  </div>`;
}

/** A part that opens on demand; what is in it is drawn only then. */
export interface Part {
  words: Words;
  id: string;
  title: string;
  open: boolean;
  filled: number;
  wrong: boolean;
  toggle(open: boolean): void;
  inside(): unknown;
}

export function part({ words, id, title, open, filled, wrong, toggle, inside }: Part): TemplateResult {
  const toggled = (event: Event) => toggle((event.target as HTMLDetailsElement).open);
  return html`<details class="part" id=${`part-${id}`} ?open=${open} @toggle=${toggled}>
    <summary>
      <span>${title}</span>
      ${filled > 0 ? html`<span class="count">${words.say('page-filled', { count: filled })}</span>` : nothing}
      ${wrong ? html`<span class="count wrong">${words.say('page-wrong')}</span>` : nothing}
    </summary>
    ${open ? html`<div class="fields">${inside()}</div>` : nothing}
  </details>`;
}

/** What is wrong with the whole form. */
export interface Mistaken {
  words: Words;
  mistakes: ReadonlyMap<string, Mistake>;
  /** What is wrong with no field. */
  others: readonly Mistake[];
  nameOf(id: string): string;
  goTo(id: string): void;
}

/** What is wrong, each a link to its field. */
export function mistaken({ words, mistakes, others, nameOf, goTo }: Mistaken): TemplateResult {
  const apart = new Set(others);
  const link = ([id, found]: [string, Mistake]) => {
    const go = (event: Event) => {
      event.preventDefault();
      goTo(id);
    };
    return html`<li><a href=${`#${id}`} @click=${go}>${words.say('page-step-of', { what: nameOf(id), step: words.mistake(found, true).message })}</a></li>`;
  };
  return html`<p>${words.say('page-mistakes-lead')}</p>
    <ul>${[...mistakes].filter(([, found]) => !apart.has(found)).map(link)}</ul>
    ${others.map((found, index) => mistake(words, `other-${index}`, found))}`;
}

/** What is wrong, beside the field. What was probably meant can be taken, where there is a field for it. */
export function mistake(words: Words, id: string, found: Mistake | undefined, change?: (value: string) => void): TemplateResult {
  if (!found) return html`<p class="error" id=${`${id}-error`} hidden></p>`;
  const { message, fix } = words.mistake(found, true);
  const own = `page-fix-${found.message?.id.replace(/^problem-/, '') ?? found.code}`;
  const reading = found.message?.arguments.find(([name]) => name === 'reading')?.[1];
  const amount = reading && 'text' in reading ? grouped(reading.text) : undefined;
  return html`<p class="error" id=${`${id}-error`}>
    <strong>${message}</strong> ${words.has(own) ? words.say(own, amount === undefined ? {} : { amount }) : fix}
    ${amount !== undefined && change
      ? html`<button type="button" class="plain" @click=${() => change(amount)}>${words.say('page-take-reading', { amount })}</button>`
      : nothing}
  </p>`;
}
