// <tax-differential lang="zh-Hant-HK" year="2025" theme="light|dark|auto">
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit';

import { type Answer, type Facts, assessFacts, core, drawCurve } from './core.ts';
import { mistake, mistaken } from './fields.ts';
import { RATE, more, payEntry, questions } from './form.ts';
import { rangeOf } from './curve-range.ts';
import { type Living, type Way, livingOf } from './living/living.ts';
import { type Months, monthsMissing, monthsPart, startMonths } from './living/load.ts';
import { livingQuestion } from './living/question.ts';
import { HandoffDesk } from './handoff.ts';
import type { Mistake, Refusal, Said } from './module.ts';
import { fromMinor, minor } from './numbers.ts';
import { PageElement } from './page.ts';
import { QUESTIONS, SECTIONS, columnsOf } from './page-data.ts';
import { type Pay, type Reading, lacksRate, payOf, twoReadingsMistake } from './pay.ts';
import { PAYROLL } from './payroll/load.ts';
import type { Worked } from './months/run.ts';
import type { MonthsState } from './months/state.ts';
import type { PayrollRun, State } from './payroll/run.ts';
import { type Drawn, MORE, pictures } from './pictures.ts';
import { type ResultState, assumptions, headline, inShort, ledger, routes, sentence } from './result.ts';
import { Words } from './texts.ts';
import { today } from './today.ts';
import { type Typed, UNIT, type Unit, factsOf, keeper } from './typed.ts';
import { type YearFound, yearOf } from './year.ts';

/** A fact of the mainland side. */
type MainlandFact = keyof NonNullable<Facts['mainland']>;

/** Income of all kinds: without any there is nothing to work out. */
const INCOME = columnsOf('mainland')
  .filter((column) => column.income)
  .map((column) => column.name as MainlandFact);

/** The fields of months, by their ids. */
const OF_MONTHS = /^(month|living)-/;

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
  /** What is known of the year that was chosen. */
  private about: YearFound = { refusal: undefined, rate: undefined, asksRate: false, endsOnly: false };
  /** Pay as it was read, and what was typed as the core takes it. */
  private pay: Pay;
  private run: PayrollRun | undefined;
  /** The person of a payroll whose line stands open. */
  private opened: { facts: string; said: Said<Answer> } | undefined;
  private timer = 0;

  constructor() {
    super(keeper(), (year) => ({ year, values: {}, settings: {} }));
    this.pay = payOf(this.typed, undefined);
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

  /** Whether a field of a part stands among the first questions instead. */
  private isAskedFirst(name: string): boolean {
    return name === RATE && this.about.asksRate;
  }

  protected override partOf(id: string): string | undefined {
    if (this.isAskedFirst(id)) return undefined;
    return Object.keys(SECTIONS).find((section) => SECTIONS[section]?.includes(id)) ?? monthsPart()?.partsOf([id])[0];
  }

  protected override spoken(words: Words): string {
    const { answer, mistakes } = this;
    if (mistakes.size > 0) return words.list([words.say('page-mistakes'), ...[...mistakes.values()].map((found) => words.mistake(found, true).message)]);
    return answer ? sentence(words, answer) : words.say('page-empty');
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

  /** What was typed, by column: a host may read it, or fill the form. Pay is in `unit`. */
  get values(): Record<string, string> {
    return { ...this.typed.values };
  }

  /** What a host sets is in yuan of a year, until it sets `unit`. */
  set values(values: Record<string, string>) {
    const { unit: _, ...typed } = this.typed;
    this.took({ ...typed, values: { ...values } });
  }

  /** In what pay is typed: `cny` or `hkd`, for a `year` or a `month`. */
  get unit(): Unit {
    return this.typed.unit ?? UNIT;
  }

  set unit({ currency, per }: Unit) {
    this.took({ ...this.typed, unit: { currency, per } });
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
    this.worked = part?.workOut(this.pay.taken, today());
    const said = this.worked?.said;
    if (!part && !monthsMissing()) void this.fetchMonths();
    if (!said) this.lacking();
    else if ('refusal' in said) this.refused(said.refusal);
    else this.show(said.answer);
  }

  /** There is nothing to work out yet. */
  private nothing(): void {
    this.answer = undefined;
    this.mistakes = new Map();
    this.others = [];
  }

  /** Says what the year lacks, before anything is typed. */
  private lacking(): void {
    if (this.about.refusal) this.refused(this.about.refusal);
    else this.nothing();
  }

  private show(answer: Answer): void {
    this.nothing();
    this.answer = answer;
    this.dispatchEvent(new CustomEvent('result', { detail: answer, bubbles: true, composed: true }));
  }

  protected override compute(): void {
    if (this.state !== 'ready') return;
    this.about = yearOf(this.typed);
    this.pay = payOf(this.typed, this.about.rate);
    const { asks } = this.pay;
    if (asks.size > 0 || lacksRate(this.pay)) {
      this.worked = undefined;
      if (asks.size === 0) this.lacking();
      else this.refused({ errors: [...(this.about.refusal?.errors ?? []), ...[...asks.keys()].map(twoReadingsMistake)] });
      return;
    }
    if (this.typed.living) {
      this.computeMonths();
      return;
    }
    this.worked = undefined;
    if (INCOME.every((name) => (this.typed.values[name] ?? '').trim() === '')) {
      this.lacking();
      return;
    }
    const said = assessFacts(factsOf(this.pay.taken), this.typed.settings);
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
    const wrong = Object.entries(SECTIONS).filter(([, names]) => names.some((name) => this.mistakes.has(name) && !this.isAskedFirst(name)));
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
    const said = drawCurve(factsOf(this.pay.taken), rangeOf(wages, this.amount('exempt_income')), this.typed.settings);
    this.drawn = 'answer' in said ? { curve: said.answer, wages } : undefined;
  }

  private amount(name: MainlandFact): string {
    const { mainland = {} } = factsOf(this.pay.taken);
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
    if (this.about.asksRate) hidden.add(RATE);
    const choose = (point: string, alternative: string) => this.take(point, alternative);
    const changeUnit = (unit: Unit) => this.took({ ...typed, unit });
    const state = {
      words, typed, mistakes, open, hidden, change, toggle, changeYear, choose, changeUnit, about: this.about, pay: this.pay,
      takeReading: (id: string, reading: Reading) => this.takeReading(id, reading),
    };
    return html`<main class="person">
      ${questions(state, this.living(words))}
      <section class="headline" id="headline" tabindex="-1" aria-labelledby="result-title">${this.headline(words)}</section>
      ${more(state)}
      <div class="details">${this.months(words, (part, shown) => part.months(shown, today()))}${this.answer ? this.details(words, this.answer) : nothing}</div>
      ${this.bar(words)}
    </main>`;
  }

  /** The result in short at the foot of a phone, where the form is longer than the screen. */
  private bar(words: Words): TemplateResult | typeof nothing {
    const { answer, mistakes } = this;
    if (!answer && mistakes.size === 0) return nothing;
    const go = (event: Event) => {
      event.preventDefault();
      void this.goTo('headline');
    };
    return html`<p class="short"><a href="#headline" @click=${go}>${answer ? inShort(words, answer) : words.say('page-mistakes')}</a></p>`;
  }

  /** Takes one of two readings of pay. */
  private takeReading(id: string, { text, per }: Reading): void {
    const { typed } = this;
    const { living, unit = UNIT } = typed;
    const abroad = /^living-(.*)$/.exec(id)?.[1];
    if (abroad === undefined) this.took({ ...typed, unit: id === 'wages' ? { ...unit, per } : unit, values: { ...typed.values, [id]: text } });
    else if (living) this.took({ ...typed, unit: { ...unit, per }, living: { ...living, answers: { ...living.answers, [abroad]: text } } });
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
    const takeReading = (id: string, reading: Reading) => this.takeReading(id, reading);
    const payRead = (id: string, text: string) => payEntry({ words, pay: this.pay, takeReading }, id, text);
    return draw(part, { words, typed, living, worked, mistakes, open, change, payRead, toggle: (name, isOpen) => this.toggle(name, isOpen) });
  }

  private headline(words: Words): TemplateResult {
    const { answer, mistakes, others } = this;
    const said = (title: string, rest: unknown) => html`<h2 id="result-title">${title}</h2><div>${rest}</div>`;
    if (this.state === 'starting') return said(words.say('page-starting'), nothing);
    if (mistakes.size > 0) {
      const nameOf = (id: string) => monthsPart()?.fieldName(words, id, this.typed.year) ?? words.asked(id);
      const stated = mistaken({ words, mistakes, others, nameOf, goTo: (id) => void this.goTo(id) });
      return said(words.say('page-mistakes'), stated);
    }
    const asks = this.worked?.asks;
    if (!answer) return said(words.say('page-empty'), html`<p>${words.say(asks ? `page-living-asks-${asks}` : 'page-empty-lead')}</p>`);
    return headline(this.resultState(words, answer));
  }

  private resultState(words: Words, answer: Answer): ResultState {
    const choose = (point: string, alternative: string) => this.take(point, alternative);
    return { words, answer, open: this.open, toggle: (part, isOpen) => this.toggle(part, isOpen), choose, goTo: (field) => void this.goTo(field) };
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

  /** The employer's file, where there is one. */
  private readonly desk = new HandoffDesk({
    facts: () => factsOf(this.pay.taken),
    hasMonths: () => this.typed.living !== undefined,
    fill: (filled) => {
      const { typed, remembered } = this;
      this.remembered = false;
      this.took(filled);
      this.earlier = { typed, remembered, said: 'page-handoff-filled' };
    },
    tell: () => this.requestUpdate(),
  });

  protected override bottom(words: Words): TemplateResult {
    return this.shown === 'person' ? html`${this.desk.actions(words)} ${super.bottom(words)}` : html``;
  }

  protected override clear(): void {
    this.toggle(MORE, false);
    this.drawn = undefined;
    super.clear();
  }
}
