// <tax-differential lang="zh-Hant-HK" year="2025" theme="light|dark|auto">
import { type PropertyDeclarations, type PropertyValues, type TemplateResult, html, noChange, nothing } from 'lit';

import { below } from './below.ts';
import { datesOf, windows } from './claims.ts';
import { type Answer, type Facts, assessFacts, drawCurve } from './core.ts';
import { nextOf, rangeOf } from './curve-range.ts';
import { mistake, mistaken } from './fields.ts';
import { Filler } from './filler.ts';
import { type FormState, RATE, payEntry, questions } from './form.ts';
import { GUIDE, type Guide, guided } from './guide/load.ts';
import type { RecordDesk } from './guide/desk.ts';
import type { HandoffDesk } from './guide/handoff.ts';
import type { GuideState } from './guide/state.ts';
import type { LazyPart } from './lazy.ts';
import { type Living, type Way, livingOf } from './living/living.ts';
import { type Months, monthsMissing, monthsPart } from './living/load.ts';
import { livingQuestion } from './living/question.ts';
import type { Said } from './module.ts';
import type { MonthsState } from './months/state.ts';
import { fromMinor } from './numbers.ts';
import { learnColumns, learnPoints } from './page-data.ts';
import type { Reading } from './pay.ts';
import { PAYROLL } from './payroll/load.ts';
import type { PayrollRun, State } from './payroll/run.ts';
import { type Drawn, MORE, pictures } from './pictures.ts';
import { type ResultState, headline, inShort, ledger, ledgerLines, routes, sentence, sheet, unanswered } from './result.ts';
import { RECORDS } from './records/load.ts';
import { READINGS } from './readings/load.ts';
import { Reader, readingsFields } from './readings/reader.ts';
import type { ReadingsState } from './readings/state.ts';
import { Words } from './texts.ts';
import { today } from './today.ts';
import { typedLines } from './typed-lines.ts';
import { type Typed, UNIT, type Unit, factsOf } from './typed.ts';
import { INCOME, WorkingElement } from './working.ts';

export class TaxDifferential extends WorkingElement {
  static override properties: PropertyDeclarations = {
    ...WorkingElement.properties,
    shown: { state: true },
    drawing: { state: true },
    drawn: { state: true },
    printing: { state: true },
    compared: { state: true },
    seen: { state: true },
  };

  protected override readonly other = { page: 'company.html', message: 'page-other-company' };

  declare private shown: 'person' | 'payroll';
  declare private drawing: State;
  declare private drawn: Drawn | undefined;
  /** Whether paper is made: then every lid that is printed stands open. */
  declare private printing: boolean;
  /** The cases that are compared, where somebody chose. */
  declare private compared: readonly string[] | undefined;
  /** What fills the form from a file. */
  private readonly filler = new Filler({
    replace: (typed) => {
      this.shown = 'person';
      this.replace(typed, 'page-from-file');
    },
    reader: async () => {
      this.turnTo('payroll');
      await this.fetchPayroll();
      return this.run;
    },
    tell: () => this.requestUpdate(),
  });
  private run: PayrollRun | undefined;
  /** Whether the result itself is on the screen. */
  declare private seen: boolean;
  private watched: Element | null = null;
  private readonly watcher = new IntersectionObserver(([entry]) => {
    this.seen = entry?.isIntersecting ?? false;
  }, { threshold: 0.5 });
  private readonly reader = new Reader(() => this.requestUpdate());
  /** What keeps and checks records; it comes with the guide. */
  private records: RecordDesk | undefined;
  /** The employer's file, where there is one; likewise. */
  private desk: HandoffDesk | undefined;
  /** The person of a payroll whose line stands open. */
  private opened: { facts: string; settings: Typed['settings']; said: Said<Answer> } | undefined;
  private timer = 0;
  /** Whether what stands below the result waits for the frame after the result's own: so a keystroke is seen at
   * once, however much stands open. */
  private late = false;

  constructor() {
    super();
    this.shown = 'person';
    this.printing = false;
    this.seen = false;
    this.drawing = { kind: 'idle' };
  }

  /** Loads what works payrolls out, for whoever wants that. */
  private async fetchPayroll(): Promise<void> {
    try {
      const { PayrollRun, texts } = await PAYROLL.load();
      Words.learn(texts);
      this.run ??= new PayrollRun((state) => {
        this.drawing = state;
        this.filler.heard(state);
      });
    } catch {
      // It is said where the files would be dropped.
    }
    this.requestUpdate();
  }

  protected override get later(): readonly LazyPart<unknown>[] {
    return [...super.later, GUIDE, READINGS];
  }

  /** What the guide says becomes known with it. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.reader.begin();
    const { part } = GUIDE;
    if (!part || this.records) return;
    const tell = () => this.requestUpdate();
    this.records = new part.RecordDesk(RECORDS, (texts) => Words.learn(texts), tell);
    this.desk = new part.HandoffDesk({
      facts: () => factsOf(this.pay.taken),
      hasMonths: () => this.typed.living !== undefined,
      fill: (typed) => this.replace(typed, 'page-handoff-filled'),
      tell,
    });
    Words.learn(part.texts);
    learnColumns(part.data.columns);
    learnPoints(part.data.points);
  }

  protected override updated(): void {
    super.updated();
    // A task after the next frame, which then has the result.
    if (this.late) requestAnimationFrame(() => setTimeout(this.catchUp));
    const headline = this.renderRoot.querySelector('.headline');
    if (headline === this.watched) return;
    this.watched = headline;
    this.watcher.disconnect();
    if (headline) this.watcher.observe(headline);
  }

  protected override spoken(words: Words): string {
    const { answer, mistakes } = this;
    if (mistakes.size > 0) return words.list([words.say('page-mistakes'), ...[...mistakes.values()].map((found) => words.mistake(found, true).message)]);
    return answer ? sentence(words, answer) : words.say('page-empty');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The headline is watched again where the element was moved.
    this.requestUpdate();
    addEventListener('beforeprint', this.prints);
    addEventListener('afterprint', this.printed);
    if (this.whole && new URLSearchParams(location.search).get('view') === 'payroll') this.turnTo('payroll');
  }

  // Paper is made as soon as these return, so what it shows is drawn at once.
  private readonly prints = (): void => {
    this.printing = true;
    this.late = false;
    this.performUpdate();
  };

  private readonly printed = (): void => {
    this.printing = false;
  };

  /** Draws what waits: also before somebody goes to it, so that nobody acts on what is past. */
  private readonly catchUp = (): void => {
    if (!this.late) return;
    this.late = false;
    this.requestUpdate();
    this.performUpdate();
  };

  private turnTo(shown: 'person' | 'payroll'): void {
    this.shown = shown;
    if (shown === 'payroll' && !this.run) void this.fetchPayroll();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.prints);
    removeEventListener('afterprint', this.printed);
    clearTimeout(this.timer);
    this.watcher.disconnect();
    this.watched = null;
    this.run?.close();
    this.reader.close();
  }

  protected override followed(): void {
    if (this.open.has(MORE)) this.drawSoon();
  }

  /** The curve takes more work than an answer, so it waits until nobody types. */
  private drawSoon(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.draw(), 120);
  }

  private draw(): void {
    const wages = this.amount('wages');
    const facts = factsOf(this.pay.taken);
    const said = drawCurve(facts, rangeOf(wages, this.amount('exempt_income')), this.typed.settings);
    const next = drawCurve(facts, nextOf(wages), this.typed.settings);
    this.drawn = 'answer' in said ? { curve: said.answer, wages, next: 'answer' in next ? next.answer : undefined } : undefined;
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
      this.late = !this.renderRoot.querySelector('.details:focus-within');
      this.took({ ...typed, values });
    };
    const changeYear = (year: string) => this.took({ ...typed, year });
    const toggle = (part: string, isOpen: boolean) => this.toggle(part, isOpen);
    const hidden = new Set(typed.living ? monthsPart()?.notAsked(typed.living) : []);
    if (this.about.asksRate) hidden.add(RATE);
    const choose = (point: string, alternative: string) => this.take(point, alternative);
    const changeUnit = (unit: Unit) => this.took({ ...typed, unit });
    const state: FormState = {
      words, typed, mistakes, open, hidden, change, toggle, changeYear, choose, changeUnit, about: this.about, pay: this.pay,
      takeReading: (id: string, reading: Reading) => this.takeReading(id, reading),
    };
    return html`<main class="person talk">
      ${questions(state, this.living(words))}
      <div class="details" @focusin=${this.catchUp} @pointerdown=${this.catchUp}>
        <section class="headline" id="headline" tabindex="-1" aria-labelledby="result-title">${this.headline(words)}</section>
        ${this.late ? noChange : html`${this.months(words, (part, shown) => part.months(shown, today()))} ${this.lids(state)}`}
        ${this.printing && this.answer ? sheet(words, typedLines(words, typed), this.answer) : nothing}
      </div>
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
    return html`<p class=${this.seen ? 'short seen' : 'short'}><a href="#headline" @click=${go}>${answer ? inShort(words, answer) : words.say('page-mistakes')}</a></p>`;
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
    const readings = this.readingsState(words, answer);
    return headline({ ...this.resultState(words, answer), range: readings && READINGS.part?.range(readings) });
  }

  /** What is worked out over all readings: of a year as a whole, once its part is here. */
  private readingsState(words: Words, answer: Answer): ReadingsState | undefined {
    if (this.worked) return undefined;
    return this.reader.state({ words, answer, facts: factsOf(this.pay.taken), settings: this.typed.settings });
  }

  private resultState(words: Words, answer: Answer): ResultState {
    const choose = (point: string, alternative: string) => this.take(point, alternative);
    return { words, answer, open: this.open, toggle: (part, isOpen) => this.toggle(part, isOpen), choose, goTo: (field) => void this.goTo(field) };
  }

  /** What stands below the result. */
  private lids(form: FormState): TemplateResult {
    const { words } = form;
    const { answer } = this;
    const state = answer && this.readingsState(words, answer);
    return below({
      form, printing: this.printing,
      ranged: state && READINGS.part?.rangeText(state),
      readings: answer ? readingsFields(words, state, this.worked !== undefined) : nothing,
      shown: answer && this.resultState(words, answer),
      pictures: (shown) => this.pictures(words, shown),
      record: () => this.withGuide(words, (guide) => (this.records ? guide.record({ words, desk: this.records, keep: this.keeps() }) : html``)),
      guided: (draw) => this.withGuide(words, (guide) => (answer ? draw(guide, this.guideState(words, answer)) : html``)),
    });
  }

  private withGuide(words: Words, draw: (guide: Guide) => TemplateResult): TemplateResult {
    return guided({ words, again: () => this.fetch('now') }, draw);
  }

  /** What keeps a record of the year that is shown. */
  private keeps(): (() => void) | undefined {
    const { answer, worked, typed } = this;
    const facts = worked ? worked.facts : factsOf(this.pay.taken);
    return answer && facts && (() => void this.records?.keep(facts, typed.settings));
  }

  private guideState(words: Words, answer: Answer): GuideState {
    const { typed, compared } = this;
    return {
      words, answer, typed, compared, taken: this.pay.taken, today: today(), left: unanswered(answer), windows: windows(words, answer),
      sentence: sentence(words, answer), refused: this.filler.refused,
      lines: () => typedLines(words, typed),
      ledger: () => ledgerLines(words, answer),
      dates: () => datesOf(words, answer),
      goTo: (field) => void this.goTo(field),
      workOut: (other) => this.worksOut(other),
      compare: (cases) => {
        this.compared = cases;
      },
      fill: (file) => void this.filler.fill(file),
    };
  }

  private pictures(words: Words, answer: Answer): TemplateResult {
    const rows = this.worked && monthsPart()?.sums(this.worked.rows);
    return pictures({
      words,
      answer,
      drawn: this.drawn,
      said: this.drawn && GUIDE.part?.curveWords(words, this.drawn),
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

  /** One person of a payroll, as one person is shown; `settings` is what was decided for all. */
  private answered(words: Words, facts: string, settings: Typed['settings']): TemplateResult {
    const { opened, open } = this;
    const said = opened?.facts === facts && opened.settings === settings ? opened.said : assessFacts(JSON.parse(facts) as Facts, settings);
    this.opened = { facts, settings, said };
    if ('refusal' in said) return html`${said.refusal.errors.map((found, index) => mistake(words, `refused-${index}`, found))}`;
    const shown = { words, answer: said.answer, open, toggle: (part: string, isOpen: boolean) => this.toggle(part, isOpen) };
    const section = (id: string, title: string, inside: TemplateResult) =>
      html`<section class=${id} aria-labelledby=${`${id}-title`}><h2 id=${`${id}-title`}>${words.say(title)}</h2>${inside}</section>`;
    return html`<p><button type="button" class="plain" @click=${() => this.filler.person(facts, settings)}>${words.say('page-fill')}</button></p>
      ${headline(shown)} ${section('ledger', 'page-lid-ledger', ledger(shown))} ${section('routes', 'page-routes', routes(shown))}`;
  }

  private files(words: Words): TemplateResult {
    const { part } = PAYROLL;
    const { run, drawing: state } = this;
    const answered = (facts: string, settings: Typed['settings']) => this.answered(words, facts, settings);
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
    return this.shown === 'person' ? html`${super.bottom(words)} ${this.desk?.actions(words)}` : html``;
  }

  protected override clear(): void {
    this.toggle(MORE, false);
    this.drawn = undefined;
    super.clear();
  }
}
