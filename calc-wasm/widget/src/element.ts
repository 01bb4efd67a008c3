// <tax-differential lang="zh-Hant-HK" year="2025" theme="light|dark|auto">
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit';

import { type Answer, type Facts, assessFacts, core, drawCurve } from './core.ts';
import { mistake } from './fields.ts';
import { more, questions } from './form.ts';
import { type Living, type Way, livingOf } from './living/living.ts';
import { type Months, monthsMissing, monthsPart, startMonths } from './living/load.ts';
import { livingQuestion } from './living/question.ts';
import type { Mistake, Refusal, Said } from './module.ts';
import { fromMinor, minor } from './numbers.ts';
import { PageElement } from './page.ts';
import { QUESTIONS, SECTIONS, columnsOf } from './page-data.ts';
import { PAYROLL } from './payroll/load.ts';
import type { Worked } from './months/run.ts';
import type { MonthsState } from './months/state.ts';
import type { PayrollRun, State } from './payroll/run.ts';
import { type Drawn, MORE, pictures } from './pictures.ts';
import { type ResultState, assumptions, headline, ledger, routes } from './result.ts';
import { Words } from './texts.ts';
import { KEEPER, type Typed, factsOf } from './typed.ts';

/** The largest amount that the core takes, 10^12 yuan, in fen. */
const LARGEST = 100_000_000_000_000n;

/** A fact of the mainland side. */
type MainlandFact = keyof NonNullable<Facts['mainland']>;

/** Income of all kinds: without any there is nothing to work out. */
const INCOME = columnsOf('mainland')
  .filter((column) => column.income)
  .map((column) => column.name as MainlandFact);

/** The fields of months, by their ids. */
const OF_MONTHS = /^(month|living)-/;

/** Today where the person is. */
function today(): string {
  const now = new Date();
  const part = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}

export class TaxDifferential extends PageElement<Typed> {
  static override properties: PropertyDeclarations = {
    ...PageElement.properties,
    answer: { state: true },
    shown: { state: true },
    drawing: { state: true },
    drawn: { state: true },
    worked: { state: true },
  };

  protected override readonly other = { page: 'company.html', message: 'page-other-company' };

  declare private answer: Answer | undefined;
  declare private shown: 'person' | 'payroll';
  declare private drawing: State;
  declare private drawn: Drawn | undefined;
  /** What was worked out month by month, where somebody said how they live and cross. */
  declare private worked: Worked | undefined;
  private run: PayrollRun | undefined;
  /** The person of a payroll whose line stands open. */
  private opened: { facts: string; said: Said<Answer> } | undefined;
  private timer = 0;

  constructor() {
    super(KEEPER, (year) => ({ year, values: {}, settings: {} }));
    this.shown = 'person';
    this.drawing = { kind: 'idle' };
  }

  protected override async begin(): Promise<void> {
    await core();
  }

  /** Loads what works payrolls out, for whoever wants that. */
  private async fetchPayroll(): Promise<void> {
    try {
      const { PayrollRun, texts } = await PAYROLL.load();
      Words.learn(texts);
      this.run ??= new PayrollRun((state) => {
        this.drawing = state;
      });
    } catch {
      // It is said where the files would be dropped.
    }
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.whole && new URLSearchParams(location.search).get('view') === 'payroll') this.turnTo('payroll');
  }

  private turnTo(shown: 'person' | 'payroll'): void {
    this.shown = shown;
    if (shown === 'payroll' && !this.run) void this.fetchPayroll();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.run?.close();
  }

  /** What was typed, by column: a host may read it, or fill the form. */
  get values(): Record<string, string> {
    return { ...this.typed.values };
  }

  set values(values: Record<string, string>) {
    this.took({ ...this.typed, values: { ...values } });
  }

  /** The last answer, as the schema `answer.schema.json` says; nothing while the facts have mistakes. */
  get result(): Answer | undefined {
    return this.answer;
  }

  /** Loads what works months out, for whoever said how they live and cross. */
  private async fetchMonths(): Promise<void> {
    await startMonths();
    this.compute();
    this.requestUpdate();
  }

  private computeMonths(): void {
    const part = monthsPart();
    this.worked = part?.workOut(this.typed, today());
    const said = this.worked?.said;
    if (!part && !monthsMissing()) void this.fetchMonths();
    if (!said) this.nothing();
    else if ('refusal' in said) this.refused(said.refusal);
    else this.show(said.answer);
  }

  /** There is nothing to work out yet. */
  private nothing(): void {
    this.answer = undefined;
    this.mistakes = new Map();
    this.others = [];
  }

  private show(answer: Answer): void {
    this.nothing();
    this.answer = answer;
    this.dispatchEvent(new CustomEvent('result', { detail: answer, bubbles: true, composed: true }));
  }

  protected override compute(): void {
    if (this.state !== 'ready') return;
    if (this.typed.living) {
      this.computeMonths();
      return;
    }
    this.worked = undefined;
    if (INCOME.every((name) => (this.typed.values[name] ?? '').trim() === '')) {
      this.nothing();
      return;
    }
    const said = assessFacts(factsOf(this.typed), this.typed.settings);
    if ('refusal' in said) {
      this.refused(said.refusal);
      return;
    }
    this.show(said.answer);
    if (this.open.has(MORE)) this.drawSoon();
  }

  private refused(refusal: Refusal): void {
    const known = new Set(['tax_year', ...QUESTIONS, ...Object.values(SECTIONS).flat()]);
    const nameOf = (found: Mistake) => found.pointer.split('/').at(-1) ?? '';
    this.answer = undefined;
    this.others = refusal.errors.filter((found) => !known.has(nameOf(found)) && !OF_MONTHS.test(nameOf(found)));
    this.mistakes = new Map(refusal.errors.map((found) => [nameOf(found), found]));
    const wrong = Object.entries(SECTIONS).filter(([, names]) => names.some((name) => this.mistakes.has(name)));
    const parts = [...wrong.map(([section]) => section), ...(monthsPart()?.partsOf([...this.mistakes.keys()]) ?? [])];
    if (parts.length > 0) this.open = new Set([...this.open, ...parts]);
  }

  /** The curve takes more work than an answer, so it waits until nobody types. */
  private drawSoon(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.draw(), 120);
  }

  private draw(): void {
    const wages = this.amount('wages');
    const least = 100_000_000n;
    const most = minor(wages) * 2n > least ? minor(wages) * 2n : least;
    // Whole thousands, so that the points can be read; never above the largest amount.
    const wanted = (most / 96n / 100_000n + 1n) * 100_000n;
    const from = this.amount('exempt_income');
    const room = (LARGEST - minor(from)) / 96n;
    const step = wanted < room ? wanted : room;
    const range = { column: 'wages', from, to: fromMinor(minor(from) + step * 96n), step: fromMinor(step) };
    const said = drawCurve(factsOf(this.typed), range, this.typed.settings);
    this.drawn = 'answer' in said ? { curve: said.answer, wages } : undefined;
  }

  private amount(name: MainlandFact): string {
    const { mainland = {} } = factsOf(this.typed);
    const text = mainland[name] ?? '0';
    return fromMinor(minor(text));
  }

  private sum(names: MainlandFact[]): string {
    return fromMinor(names.reduce((sum, name) => sum + minor(this.amount(name)), 0n));
  }

  protected override head(words: Words): { title: string; rest: TemplateResult } {
    const tab = (shown: 'person' | 'payroll') => html`<button
      type="button"
      class="tab"
      aria-pressed=${this.shown === shown}
      @click=${() => this.turnTo(shown)}
    >${words.say(`page-tab-${shown}`)}</button>`;
    const rest = html`<p class="lead">${words.say('page-lead')}</p>
      <p class="private">${words.say('page-private')}</p>
      <nav class="views" aria-label=${words.say('page-views')}>${tab('person')} ${tab('payroll')}</nav>`;
    return { title: words.say('page-title'), rest };
  }

  protected override view(words: Words): TemplateResult {
    return this.shown === 'person' ? this.person(words) : this.files(words);
  }

  private person(words: Words): TemplateResult {
    const { typed, mistakes, open } = this;
    const change = (name: string, value: string) => {
      const values = { ...typed.values, [name]: value };
      if (value === '') delete values[name];
      this.took({ ...typed, values });
    };
    const changeYear = (year: string) => this.took({ ...typed, year });
    const toggle = (part: string, isOpen: boolean) => this.toggle(part, isOpen);
    const hidden = new Set(typed.living ? monthsPart()?.notAsked(typed.living) : []);
    const state = { words, typed, mistakes, open, hidden, change, toggle, changeYear };
    return html`<main class="person">
      ${questions(state, this.living(words))}
      <section class="headline" aria-labelledby="result-title">${this.headline(words)}</section>
      ${more(state)}
      <div class="details">${this.months(words, (part, shown) => part.months(shown, today()))}${this.answer ? this.details(words, this.answer) : nothing}</div>
    </main>`;
  }

  /** The first question, with what is asked after its answer. */
  private living(words: Words): TemplateResult {
    const { living, ...rest } = this.typed;
    const choose = (way: Way | undefined) => this.took(way ? { ...rest, living: livingOf(way, living) } : rest);
    const again = () => void this.fetchMonths();
    const after = this.months(words, (part, shown) => part.questions(shown));
    return livingQuestion({ words, living, missing: monthsMissing(), choose, again, after });
  }

  /** What the part for months draws, once it is here. */
  private months(words: Words, draw: (part: Months, shown: MonthsState) => TemplateResult): TemplateResult | undefined {
    const { typed, worked, mistakes, open } = this;
    const { living } = typed;
    const part = monthsPart();
    if (!part || !living || !worked) return undefined;
    const change = (changed: Living) => this.took({ ...typed, living: changed });
    return draw(part, { words, typed, living, worked, mistakes, open, change, toggle: (name, isOpen) => this.toggle(name, isOpen) });
  }

  private headline(words: Words): TemplateResult {
    const { answer, mistakes, others } = this;
    const said = (title: string, rest: unknown) => html`<h2 id="result-title">${title}</h2>
      <div role="status">${rest}</div>`;
    if (this.state === 'starting') return said(words.say('page-starting'), nothing);
    if (mistakes.size > 0) {
      return said(
        words.say('page-mistakes'),
        html`<p>${words.say('page-mistakes-lead')}</p>
          <ul>${[...mistakes].map(([name, found]) => html`<li>${words.say('page-step-of', { what: monthsPart()?.fieldName(words, name, this.typed.year) ?? words.asked(name), step: words.mistake(found).message })}</li>`)}</ul>
          ${others.map((found, index) => mistake(words, `other-${index}`, found))}`,
      );
    }
    const asks = this.worked?.asks;
    if (!answer) return said(words.say('page-empty'), html`<p>${words.say(asks ? `page-living-asks-${asks}` : 'page-empty-lead')}</p>`);
    return headline(this.resultState(words, answer));
  }

  private resultState(words: Words, answer: Answer): ResultState {
    const choose = (point: string, alternative: string) => this.take(point, alternative);
    return { words, answer, open: this.open, toggle: (part, isOpen) => this.toggle(part, isOpen), choose };
  }

  private details(words: Words, answer: Answer): TemplateResult {
    const state = this.resultState(words, answer);
    return html`${ledger(state)} ${routes(state)} ${this.pictures(words, answer)} ${assumptions(state)}`;
  }

  private pictures(words: Words, answer: Answer): TemplateResult {
    const rows = this.worked && monthsPart()?.sums(this.worked.rows);
    return pictures({
      words,
      answer,
      drawn: this.drawn,
      curved: !rows,
      gross: rows ? fromMinor(rows.gross) : this.sum(INCOME),
      contributions: rows ? fromMinor(rows.contributions) : this.sum(['social_insurance', 'housing_fund']),
      open: this.open,
      toggle: (part, isOpen) => {
        this.toggle(part, isOpen);
        if (part === MORE && isOpen && !rows) this.drawSoon();
      },
      again: () => this.fetch('now'),
    });
  }

  /** One person of a payroll, as one person is shown. */
  private answered(words: Words, facts: string): TemplateResult {
    const { opened, open } = this;
    const said = opened?.facts === facts ? opened.said : assessFacts(JSON.parse(facts) as Facts, {});
    this.opened = { facts, said };
    if ('refusal' in said) return html`${said.refusal.errors.map((found, index) => mistake(words, `refused-${index}`, found))}`;
    const shown = { words, answer: said.answer, open, toggle: (part: string, isOpen: boolean) => this.toggle(part, isOpen) };
    return html`${headline(shown)} ${ledger(shown)} ${routes(shown)}`;
  }

  private files(words: Words): TemplateResult {
    const { part } = PAYROLL;
    const { run, drawing: state } = this;
    const answered = (facts: string) => this.answered(words, facts);
    if (part && run) return html`<main>${part.payroll({ words, state, run, answered })}</main>`;
    return html`<main>
      <section class="payroll" aria-labelledby="payroll-title">
        <h2 id="payroll-title">${words.say('page-payroll')}</h2>
        <div role="status">${words.say(PAYROLL.missing ? 'page-payroll-missing' : 'page-payroll-loading')}</div>
        ${PAYROLL.missing
          ? html`<button type="button" class="plain" @click=${() => void this.fetchPayroll()}>${words.say('page-part-again')}</button>`
          : nothing}
      </section>
    </main>`;
  }

  protected override bottom(words: Words): TemplateResult {
    return this.shown === 'person' ? super.bottom(words) : html``;
  }

  protected override clear(): void {
    this.toggle(MORE, false);
    this.drawn = undefined;
    super.clear();
  }
}
