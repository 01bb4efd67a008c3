// <company-tax lang="zh-Hant-HK" year="2025" theme="light|dark|auto">
import { type PropertyDeclarations, type TemplateResult, html, nothing, unsafeCSS } from 'lit';

import { mistaken } from '../fields.ts';
import type { Mistake, Refusal, Said } from '../module.ts';
import { SECTIONS } from '../page-data.ts';
import { type Before, PageElement } from '../page.ts';
import type { Words } from '../texts.ts';
import { type CompanyAnswer, assessCompany, core, itemsOf } from './core.ts';
import { type CompanyForm, FIRST, type Loaded, fieldsOf, more, questions } from './form.ts';
import { memo } from './memo.ts';
import { type CompanyResult, assumptions, checklist, dates, headline, income, regimes, sentences } from './result.ts';
import { branches, imports } from './structure.ts';
import style from './style.css';
import { type CompanyTyped, type Item, keeper, type List, blank, factsOf, withoutBranches } from './typed.ts';

/** The largest catalogue file that is taken; the core says the same. */
const LARGEST_CATALOGUE = 1 << 20;

export class CompanyTax extends PageElement<CompanyTyped> {
  static override styles = [PageElement.styles, unsafeCSS(style)];

  static override properties: PropertyDeclarations = {
    ...PageElement.properties,
    answer: { state: true },
    provisional: { state: true },
    loaded: { state: true },
  };

  protected override readonly other = { page: 'index.html', message: 'page-other-person' };

  declare private answer: CompanyAnswer | undefined;
  /** There is no profit yet: conditions are answered, figures are not. */
  declare private provisional: boolean;
  declare private loaded: Loaded | undefined;
  /** The file that was forgotten when the form was cleared. */
  private cleared: Loaded | undefined;

  constructor() {
    super(keeper(), blank);
    this.provisional = true;
  }

  protected override async begin(): Promise<void> {
    await core();
  }

  /** What was typed, by column: a host may read it, or fill the form. */
  get values(): Record<string, string> {
    return { ...this.typed.values };
  }

  set values(values: Record<string, string>) {
    this.took({ ...this.typed, values: { ...values } });
  }

  /** The items of the lists, each by column. */
  get lists(): Record<List, Item[]> {
    return structuredClone(this.typed.lists);
  }

  set lists(lists: Partial<Record<List, Item[]>>) {
    this.took({ ...this.typed, lists: { ...this.typed.lists, ...structuredClone(lists) } });
  }

  /** The last answer, as the schema `enterprise-answer.schema.json` says; nothing without a profit
   * or while the facts have mistakes. */
  get result(): CompanyAnswer | undefined {
    return this.provisional ? undefined : this.answer;
  }

  protected override compute(): void {
    if (this.state !== 'ready') return;
    const { facts, fields } = factsOf(this.typed);
    this.provisional = facts['taxable_income'] === undefined;
    // The conditions of the 15% rate do not depend on the profit, so they can be answered without.
    const asked = this.provisional ? { ...facts, taxable_income: '0' } : facts;
    const { loaded } = this;
    const catalogue = loaded && 'answer' in loaded.said ? loaded.bytes : undefined;
    const said = assessCompany(asked, this.typed.settings, catalogue);
    if ('answer' in said) this.show(said.answer);
    else this.refused(said.refusal, fields);
    const without = 'refusal' in said && this.onlyBranchesWrong() ? this.withoutBranches(catalogue) : said;
    if ('refusal' in without) return;
    this.answer = without.answer;
    if (!this.provisional) {
      this.dispatchEvent(new CustomEvent('result', { detail: without.answer, bubbles: true, composed: true }));
    }
  }

  private show(answer: CompanyAnswer): void {
    this.answer = answer;
    this.mistakes = new Map();
    this.others = [];
  }

  /** Whether all that is wrong stands in the part of head office and branches: the rest keeps its result. */
  private onlyBranchesWrong(): boolean {
    const ofBranches = new Set(fieldsOf('branches', this.typed));
    return this.others.length === 0 && [...this.mistakes.keys()].every((id) => ofBranches.has(id));
  }

  private withoutBranches(catalogue: Uint8Array | undefined): Said<CompanyAnswer> {
    const { facts } = factsOf(withoutBranches(this.typed));
    return assessCompany(this.provisional ? { ...facts, taxable_income: '0' } : facts, this.typed.settings, catalogue);
  }

  private refused(refusal: Refusal, fields: ReadonlyMap<string, string>): void {
    const shown = new Set(['tax_year', ...FIRST, ...Object.keys(SECTIONS).flatMap((section) => fieldsOf(section, this.typed))]);
    const idOf = (found: Mistake) => fields.get(found.pointer) ?? '';
    this.answer = undefined;
    this.others = refusal.errors.filter((found) => !shown.has(idOf(found)));
    this.mistakes = new Map(refusal.errors.filter((found) => shown.has(idOf(found))).map((found) => [idOf(found), found]));
    const wrong = Object.keys(SECTIONS).filter((section) => fieldsOf(section, this.typed).some((id) => this.mistakes.has(id)));
    if (wrong.length > 0) this.open = new Set([...this.open, ...wrong]);
  }

  protected override partOf(id: string): string | undefined {
    return Object.keys(SECTIONS).find((section) => fieldsOf(section, this.typed).includes(id));
  }

  protected override spoken(words: Words): string {
    const { answer, mistakes, others } = this;
    const wrong = [...mistakes.values(), ...others];
    if (wrong.length > 0) return words.list([words.say('page-mistakes'), ...wrong.map((found) => words.mistake(found, true).message)]);
    return answer && !this.provisional ? sentences(words, answer).join(' ') : words.say('page-empty');
  }

  protected override head(words: Words): { title: string; rest: TemplateResult } {
    const rest = html`<p class="lead">${words.say('page-company-lead')}</p>
      <p class="private">${words.say('page-private')}</p>`;
    return { title: words.say('page-company-title'), rest };
  }

  protected override view(words: Words): TemplateResult {
    const form = this.form(words);
    const { answer } = this;
    const state = answer && this.resultState(words, answer);
    return html`<main class="person">
      ${questions(form)}
      <section class="headline" aria-labelledby="result-title">${this.headline(words, state)} ${state ? checklist(state) : nothing}</section>
      ${more(form)}
      <div class="details">${state && !this.provisional ? details(state) : nothing}</div>
      ${answer && !this.provisional && this.mistakes.size === 0 ? memo(words, answer, this.typed) : nothing}
    </main>`;
  }

  private headline(words: Words, state: CompanyResult | undefined): TemplateResult {
    const said = (title: string, rest: unknown) => html`<h2 id="result-title">${title}</h2><div>${rest}</div>`;
    if (this.state !== 'ready') return said(words.say('page-starting'), nothing);
    const { mistakes, others } = this;
    const wrong = mistakes.size > 0 || others.length > 0;
    if (wrong) {
      const nameOf = (id: string) => words.asked(id.replace(/-\d+$/, ''));
      const stated = mistaken({ words, mistakes, others, nameOf, goTo: (id) => void this.goTo(id) });
      if (!state || this.provisional) return said(words.say('page-mistakes'), stated);
      return html`${headline(state)}<div class="before"><p>${words.say('page-company-without-branches')}</p>${stated}</div>`;
    }
    if (!state || this.provisional) return said(words.say('page-empty'), html`<p>${words.say('page-company-empty-lead')}</p>`);
    return headline(state);
  }

  private resultState(words: Words, answer: CompanyAnswer): CompanyResult {
    return {
      words,
      answer,
      open: this.open,
      toggle: (part, isOpen) => this.toggle(part, isOpen),
      choose: (point, alternative) => this.take(point, alternative),
      again: () => this.fetch('now'),
    };
  }

  private form(words: Words): CompanyForm {
    const { typed, mistakes, open, loaded } = this;
    const change = (name: string, value: string) => {
      const values = { ...typed.values, [name]: value };
      if (value === '') delete values[name];
      this.took({ ...typed, values });
    };
    const items = (list: List, made: Item[]) => this.took({ ...typed, lists: { ...typed.lists, [list]: made } });
    return {
      words, typed, mistakes, open, loaded, change,
      changeItem: (list, index, name, value) => {
        items(list, typed.lists[list].map((item, at) => (at === index ? { ...item, [name]: value } : item)));
      },
      add: (list) => items(list, [...typed.lists[list], {}]),
      remove: (list, index) => items(list, typed.lists[list].filter((_, at) => at !== index)),
      changeYear: (year) => this.took({ ...typed, year }),
      toggle: (part, isOpen) => this.toggle(part, isOpen),
      load: (file) => void this.load(file),
    };
  }

  /** A catalogue file is read here and never kept. */
  private async load(file: File | undefined): Promise<void> {
    if (!file) {
      this.loaded = undefined;
    } else {
      // What is larger is refused by its first bytes alone.
      const bytes = new Uint8Array(await file.slice(0, LARGEST_CATALOGUE + 1).arrayBuffer());
      this.loaded = { name: file.name, bytes, said: itemsOf(bytes) };
    }
    this.compute();
  }

  protected override bottom(words: Words): TemplateResult {
    const name = (event: Event) => {
      const { company: _, ...typed } = this.typed;
      const company = (event.target as HTMLInputElement).value;
      this.took(company === '' ? typed : { ...typed, company });
    };
    return html`<div class="field">
        <label for="company-name">${words.say('page-company-name')}</label>
        <p class="help" id="company-name-help">${words.say('page-company-name-help')}</p>
        <span class="box free"><input id="company-name" type="text" maxlength="64" autocomplete="off" aria-describedby="company-name-help" .value=${this.typed.company ?? ''} @input=${name} /></span>
      </div>
      ${super.bottom(words)}`;
  }

  protected override clear(): void {
    const { loaded } = this;
    this.loaded = undefined;
    super.clear();
    this.cleared = loaded;
  }

  protected override undo(before: Before<CompanyTyped>): void {
    this.loaded ??= this.cleared;
    super.undo(before);
  }
}

function details(state: CompanyResult): TemplateResult {
  // Of a year whose law is not known nothing is said but that.
  if (!state.answer.known) return assumptions(state);
  return html`${regimes(state)} ${income(state)} ${branches(state)} ${imports(state)} ${dates(state)} ${assumptions(state)}`;
}
