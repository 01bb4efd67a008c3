// The form as a conversation: who somebody is and how they cross, what they earn, their family. What the result
// leaves open is asked below it.
import { type TemplateResult, html, nothing } from 'lit';

import { BLANKS, QUESTIONS, SECTIONS, column } from './page-data.ts';
import { type Entry, field as fieldOf, part, yearField } from './fields.ts';
import type { Mistake } from './module.ts';
import type { Words } from './texts.ts';
import { OF_UNIT, type Pay, type Reading, readBack } from './pay.ts';
import { type Typed, UNIT, type Unit } from './typed.ts';
import type { YearFound } from './year.ts';

export interface FormState {
  words: Words;
  typed: Typed;
  /** The mistakes, by column. */
  mistakes: Map<string, Mistake>;
  /** The parts that stand open. */
  open: Set<string>;
  /** Columns that are asked for elsewhere. */
  hidden: ReadonlySet<string>;
  change(name: string, value: string): void;
  changeYear(year: string): void;
  /** How pay was read. */
  pay: Pay;
  changeUnit(unit: Unit): void;
  /** Takes one of two readings. */
  takeReading(id: string, reading: Reading): void;
  /** What the year lacks. */
  about: YearFound;
  /** Takes another reading of an open point. */
  choose(point: string, alternative: string): void;
  toggle(section: string, open: boolean): void;
}

/** The steps of the conversation, with their titles. */
const TITLES = { questions: 'page-questions', earn: 'page-earn', family: 'page-family' } as const;

/** What is asked before the result. Each step has the rest of its own behind parts that open on demand. */
export function questions(state: FormState, living: TemplateResult): TemplateResult {
  const { words, hidden } = state;
  const asked = (ofFamily: boolean) =>
    QUESTIONS.filter((name) => (column(name)?.group === 'hong_kong') === ofFamily && name !== 'tax_year' && !hidden.has(name)).map((name) => field(state, name));
  const step = (id: keyof typeof TITLES, inside: unknown) => html`<section class="step" aria-labelledby=${`step-${id}`}>
    <h2 id=${`step-${id}`}>${words.say(TITLES[id])}</h2>
    ${inside}
  </section>`;
  const parts = (...sections: string[]) => sections.map((section) => sectionPart(state, section));
  return html`<div class="questions">
    ${step('questions', html`${living} ${parts('residence')}`)}
    ${step('earn', html`${year(state)} ${hidden.has('wages') ? nothing : unit(state)} ${asked(false)} ${parts('income', 'mainland')}`)}
    ${step('family', html`${asked(true)} ${parts('family', 'deductions')}`)}
  </div>`;
}

/** The fields of a part, without those that are asked for elsewhere. */
export function fieldsOf(state: FormState, section: string): unknown[] {
  return columnsOf(state, section).map((name) => field(state, name));
}

function columnsOf({ hidden }: FormState, section: string): string[] {
  return (SECTIONS[section] ?? []).filter((name) => !hidden.has(name));
}

/** Whether something is wrong with a field of a part. */
export function isWrong(state: FormState, section: string): boolean {
  return columnsOf(state, section).some((name) => state.mistakes.has(name));
}

/** Where the central parity is published. */
const PARITY = 'https://www.safe.gov.cn/safe/rmbhlzjj/index.html';

/** The year, with what it lacks: its rate is asked for in place. */
function year(state: FormState): TemplateResult {
  const { words, typed, changeYear, mistakes, about, choose } = state;
  const ends = () => choose('year_of_assessment', 'ends_in_tax_year');
  return html`${yearField(words, typed.year, mistakes.get('tax_year'), changeYear)}
    ${about.endsOnly
      ? html`<p><button type="button" class="plain" id="year-ends" @click=${ends}>${words.say('page-year-ends', { year: typed.year })}</button></p>`
      : nothing}
    ${about.asksRate
      ? html`${field(state, RATE, words.say('page-year-rate', { year: typed.year }))}
          <p class="help"><a href=${PARITY} target="_blank" rel="noopener noreferrer">${words.say('page-year-rate-link')}</a></p>`
      : nothing}`;
}

/** The column of the exchange rate. */
export const RATE = 'fx_cny_per_hkd';

function sectionPart(state: FormState, section: string): TemplateResult | typeof nothing {
  const { words, typed, open, toggle } = state;
  const columns = columnsOf(state, section);
  if (columns.length === 0) return nothing;
  return part({
    words,
    id: section,
    title: words.say(`page-part-${section}`),
    open: open.has(section),
    filled: columns.filter((name) => (typed.values[name] ?? '') !== '').length,
    wrong: isWrong(state, section),
    toggle: (isOpen) => toggle(section, isOpen),
    inside: () => fieldsOf(state, section),
  });
}

/** In what pay is typed: currency, and for a year or a month. */
function unit({ words, typed, about, pay, changeUnit }: FormState): TemplateResult {
  const { unit: now = UNIT } = typed;
  const button = (id: string, chosen: Unit) => html`<button
    type="button" class="tab" id=${`unit-${id}`}
    aria-pressed=${chosen.currency === now.currency && chosen.per === now.per} @click=${() => changeUnit(chosen)}
  >${words.say(`page-unit-${id}`)}</button>`;
  const converted = [...pay.read.values()].some(({ currency }) => currency === 'hkd');
  return html`<div class="field">
    <div class="views" role="group" aria-label=${words.say('page-unit')}><span>${words.say('page-unit')}</span>
      <span class="pair">${button('cny', { ...now, currency: 'cny' })} ${button('hkd', { ...now, currency: 'hkd' })}</span>
      <span class="pair">${button('year', { ...now, per: 'year' })} ${button('month', { ...now, per: 'month' })}</span>
    </div>
    ${converted && about.rate ? html`<p class="help">${words.say('page-unit-rate', { rate: about.rate })}</p>` : nothing}
  </div>`;
}

/** What is said beside an amount of pay: how it was read, or which of two readings is meant. */
export function payEntry({ words, pay, takeReading }: Pick<FormState, 'words' | 'pay' | 'takeReading'>, id: string, text: string): Partial<Entry> {
  const found = pay.read.get(id);
  const readings = pay.asks.get(id)?.map((one) => ({
    label: words.say(`page-read-${one.per}`, { amount: one.text }), take: () => takeReading(id, one),
  }));
  return { read: found ? readBack(words, text, found) : '', ...(readings ? { readings } : {}) };
}

/** Who knows what decides a relief. */
const KNOWN_BY: Record<string, 'hr' | 'you'> = {
  identity: 'you', park_employment: 'hr', clean_record: 'you', white_listed: 'hr', talent_category: 'hr', talent_conditions: 'hr',
  shenzhen_work_days: 'you',
};

function field(state: FormState, name: string, help?: string): TemplateResult | typeof nothing {
  const { words, typed, mistakes, change } = state;
  const known = column(name);
  if (!known) return nothing;
  const value = typed.values[name] ?? '';
  const { currency, per } = typed.unit ?? UNIT;
  const monthly = name === 'wages' && per === 'month';
  const ofUnit = OF_UNIT.includes(name);
  const who = KNOWN_BY[name];
  return fieldOf({
    words, known: ofUnit ? { ...known, kind: currency } : known, id: name, value, found: mistakes.get(name), blank: BLANKS[name],
    ...(help ? { help } : {}), ...(who ? { who: words.say(`page-who-${who}`) } : {}), ...(who === 'hr' ? { unknown: words.say('page-unknown-hr') } : {}),
    law: !QUESTIONS.includes(name), ...(ofUnit ? payEntry(state, name, value) : {}),
    ...(monthly ? { label: words.say('page-pay-month'), help: words.say('page-pay-month-help') } : {}),
    change: (text) => change(name, text),
  });
}
