// The form: three questions first, everything else on demand.
import { type TemplateResult, html, nothing } from 'lit';

import { BLANKS, QUESTIONS, SECTIONS, column } from './page-data.ts';
import { field as fieldOf, part, yearField } from './fields.ts';
import type { Mistake } from './module.ts';
import type { Words } from './texts.ts';
import type { Typed } from './typed.ts';

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
  toggle(section: string, open: boolean): void;
}

/** The first questions: how somebody lives and crosses, and the basic facts. */
export function questions(state: FormState, living: TemplateResult): TemplateResult {
  const { words, hidden } = state;
  const asked = (ofFamily: boolean) =>
    QUESTIONS.filter((name) => (column(name)?.group === 'hong_kong') === ofFamily && name !== 'tax_year' && !hidden.has(name)).map((name) => field(state, name));
  return html`<section class="questions" aria-labelledby="questions-title">
    <h2 id="questions-title">${words.say('page-questions')}</h2>
    ${year(state)} ${living} ${asked(false)}
    <fieldset class="family">
      <legend>${words.say('page-family')}</legend>
      ${asked(true)}
    </fieldset>
  </section>`;
}

/** Everything else, in parts that open on demand. */
export function more(state: FormState): TemplateResult {
  const { words } = state;
  return html`<section class="more" aria-labelledby="more-title">
    <h2 id="more-title">${words.say('page-more')}</h2>
    <p class="lead">${words.say('page-more-lead')}</p>
    ${Object.entries(SECTIONS).map(([section, columns]) => sectionPart(state, section, columns.filter((name) => !state.hidden.has(name))))}
  </section>`;
}

function year({ words, typed, changeYear, mistakes }: FormState): TemplateResult {
  return yearField(words, typed.year, mistakes.get('tax_year'), changeYear);
}

function sectionPart(state: FormState, section: string, columns: string[]): TemplateResult {
  const { words, typed, open, toggle, mistakes } = state;
  return part({
    words,
    id: section,
    title: words.say(`page-part-${section}`),
    open: open.has(section),
    filled: columns.filter((name) => (typed.values[name] ?? '') !== '').length,
    wrong: columns.some((name) => mistakes.has(name)),
    toggle: (isOpen) => toggle(section, isOpen),
    inside: () => columns.map((name) => field(state, name)),
  });
}

function field({ words, typed, mistakes, change }: FormState, name: string): TemplateResult | typeof nothing {
  const known = column(name);
  if (!known) return nothing;
  const value = typed.values[name] ?? '';
  return fieldOf({
    words, known, id: name, value, found: mistakes.get(name), blank: BLANKS[name],
    change: (text) => change(name, text),
  });
}
