// <tax-differential lang="zh-Hant-HK" year="2025" theme="light|dark|auto">
import { LitElement, type TemplateResult, html, nothing, unsafeCSS } from 'lit';

import wasm from '#wasm';

import {
  type Answer,
  type Curve,
  type Mistake,
  type Refusal,
  TAX_YEARS,
  assessFacts,
  drawCurve,
  start,
} from './core.ts';
import { QUESTIONS, SECTIONS, mistake, more, questions } from './form.ts';
import { fromMinor, minor } from './numbers.ts';
import { payroll } from './payroll/view.ts';
import { PayrollRun, type State } from './payroll/run.ts';
import { pictures } from './pictures.ts';
import { type ResultState, assumptions, headline, ledger, routes } from './result.ts';
import style from './style.css';
import { LANGUAGES, LANGUAGE_NAMES, type Language, Words, nearest } from './texts.ts';
import { type Typed, factsOf, fromFragment, keep, kept, toFragment } from './typed.ts';

/** The core is compiled once for all elements of a page. */
let compiled: Promise<WebAssembly.Module> | undefined;

function core(): Promise<WebAssembly.Module> {
  compiled ??= unpacked(wasm).then(async (bytes) => {
    const module = await WebAssembly.compile(bytes);
    start(module);
    return module;
  });
  return compiled;
}

function unpacked(packed: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

const DEFAULT_YEAR = '2025';

/** The largest amount that the core takes, 10^12 yuan, in fen. */
const LARGEST = 100_000_000_000_000n;

/** Income of all kinds: without any there is nothing to work out. */
const INCOME = ['wages', 'annual_bonus', 'labour_services', 'authors_remuneration', 'royalties', 'business_income', 'talent_subsidy'];

export class TaxDifferential extends LitElement {
  static override styles = unsafeCSS(style);

  static override properties = {
    lang: { type: String, reflect: true },
    year: { type: String, reflect: true },
    theme: { type: String, reflect: true },
    language: { state: true },
    typed: { state: true },
    answer: { state: true },
    mistakes: { state: true },
    others: { state: true },
    state: { state: true },
    open: { state: true },
    view: { state: true },
    drawing: { state: true },
    remembered: { state: true },
    link: { state: true },
    picturesOpen: { state: true },
    curve: { state: true },
  };

  /** The language; a page's own where none is given. */
  declare lang: string;
  /** The tax year that the form begins with. */
  declare year: string | null;
  /** `light`, `dark` or `auto`. */
  declare theme: string | null;

  declare private typed: Typed;
  declare private answer: Answer | undefined;
  declare private mistakes: Map<string, Mistake>;
  declare private others: Mistake[];
  declare private state: 'starting' | 'ready' | 'failed';
  declare private open: Set<string>;
  declare private view: 'person' | 'payroll';
  declare private drawing: State;
  declare private remembered: boolean;
  declare private link: string;
  declare private picturesOpen: boolean;
  declare private curve: Curve | undefined;
  private run: PayrollRun | undefined;
  private timer = 0;

  constructor() {
    super();
    this.lang = '';
    this.year = null;
    this.theme = null;
    this.typed = { year: DEFAULT_YEAR, values: {}, settings: {} };
    this.mistakes = new Map();
    this.others = [];
    this.state = 'starting';
    this.open = new Set();
    this.view = 'person';
    this.drawing = { kind: 'idle' };
    this.remembered = false;
    this.link = '';
    this.picturesOpen = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const stored = kept();
    this.remembered = stored !== undefined;
    const given = TAX_YEARS.includes(this.year ?? '') ? (this.year as string) : DEFAULT_YEAR;
    this.typed = fromFragment(location.hash) ?? stored ?? { ...this.typed, year: given };
    core().then(
      (module) => {
        this.run = new PayrollRun(module, (state) => {
          this.drawing = state;
        });
        this.state = 'ready';
        this.compute();
      },
      () => {
        this.state = 'failed';
      },
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.run?.cancel();
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

  private get language(): Language {
    return nearest(this.lang || document.documentElement.lang || navigator.language);
  }

  private took(typed: Typed): void {
    this.typed = typed;
    this.link = '';
    if (this.remembered) keep(typed);
    this.compute();
  }

  private compute(): void {
    if (this.state !== 'ready') return;
    this.curve = undefined;
    if (INCOME.every((name) => (this.typed.values[name] ?? '').trim() === '')) {
      this.answer = undefined;
      this.mistakes = new Map();
      this.others = [];
      return;
    }
    const said = assessFacts(factsOf(this.typed), new Map(Object.entries(this.typed.settings)));
    if ('refusal' in said) {
      this.refused(said.refusal);
      return;
    }
    this.answer = said.answer;
    this.mistakes = new Map();
    this.others = [];
    if (this.picturesOpen) this.drawSoon();
    this.dispatchEvent(new CustomEvent('result', { detail: said.answer, bubbles: true, composed: true }));
  }

  private refused(refusal: Refusal): void {
    const known = new Set(['tax_year', ...QUESTIONS, ...Object.values(SECTIONS).flat()]);
    const nameOf = (found: Mistake) => found.pointer.split('/').at(-1) ?? '';
    this.answer = undefined;
    this.others = refusal.errors.filter((found) => !known.has(nameOf(found)));
    this.mistakes = new Map(refusal.errors.map((found) => [nameOf(found), found]));
    const wrong = Object.entries(SECTIONS).filter(([, names]) => names.some((name) => this.mistakes.has(name)));
    if (wrong.length > 0) this.open = new Set([...this.open, ...wrong.map(([section]) => section)]);
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
    const said = drawCurve(factsOf(this.typed), range, new Map(Object.entries(this.typed.settings)));
    this.curve = 'answer' in said ? said.answer : undefined;
  }

  private amount(name: string): string {
    const { mainland = {} } = factsOf(this.typed);
    const text = mainland[name] ?? '0';
    return fromMinor(minor(text));
  }

  private sum(names: string[]): string {
    return fromMinor(names.reduce((sum, name) => sum + minor(this.amount(name)), 0n));
  }

  override render(): TemplateResult {
    const words = Words.of(this.language);
    return html`<div class="page" lang=${this.language} data-theme=${this.theme ?? 'auto'}>
      ${this.top(words)}
      ${this.state === 'failed' ? html`<p class="error" role="alert">${words.say('page-cannot-start')}</p>` : nothing}
      ${this.view === 'person' ? this.person(words) : this.files(words)}
      ${this.bottom(words)}
    </div>`;
  }

  private top(words: Words): TemplateResult {
    const choose = (language: Language) => {
      this.lang = language;
    };
    const tab = (view: 'person' | 'payroll') => html`<button
      type="button"
      class="tab"
      aria-pressed=${this.view === view}
      @click=${() => {
        this.view = view;
      }}
    >${words.say(`page-tab-${view}`)}</button>`;
    return html`<header>
      <h1>${words.say('page-title')}</h1>
      <nav class="languages" aria-label=${words.say('page-language')}>
        ${LANGUAGES.map((language) => html`<button
          type="button" class="tab" lang=${language}
          aria-pressed=${language === words.language}
          @click=${() => choose(language)}>${LANGUAGE_NAMES[language]}</button>`)}
      </nav>
      <p class="lead">${words.say('page-lead')}</p>
      <p class="private">${words.say('page-private')}</p>
      <nav class="views" aria-label=${words.say('page-views')}>${tab('person')} ${tab('payroll')}</nav>
    </header>`;
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
    const state = { words, typed, mistakes, open, change, toggle, changeYear };
    return html`<main class="person">
      ${questions(state)}
      <section class="headline" aria-labelledby="result-title">${this.headline(words)}</section>
      ${more(state)}
      <div class="details">${this.answer ? this.details(words, this.answer) : nothing}</div>
    </main>`;
  }

  private toggle(part: string, isOpen: boolean): void {
    if (this.open.has(part) === isOpen) return;
    const open = new Set(this.open);
    if (isOpen) open.add(part);
    else open.delete(part);
    this.open = open;
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
          <ul>${[...mistakes].map(([name, found]) => html`<li>${words.say('page-step-of', { what: words.asked(name), step: words.mistake(found).message })}</li>`)}</ul>
          ${others.map((found, index) => mistake(words, `other-${index}`, found))}`,
      );
    }
    if (!answer) return said(words.say('page-empty'), html`<p>${words.say('page-empty-lead')}</p>`);
    return headline(this.resultState(words, answer));
  }

  private resultState(words: Words, answer: Answer): ResultState {
    const choose = (point: string, alternative: string) => {
      this.took({ ...this.typed, settings: { ...this.typed.settings, [point]: alternative } });
    };
    return { words, answer, open: this.open, toggle: (part, isOpen) => this.toggle(part, isOpen), choose };
  }

  private details(words: Words, answer: Answer): TemplateResult {
    const state = this.resultState(words, answer);
    return html`${ledger(state)} ${routes(state)} ${this.pictures(words, answer)} ${assumptions(state)}`;
  }

  private pictures(words: Words, answer: Answer): TemplateResult {
    return pictures({
      words,
      answer,
      open: this.picturesOpen,
      curve: this.curve,
      wages: this.amount('wages'),
      gross: this.sum(INCOME),
      contributions: this.sum(['social_insurance', 'housing_fund']),
      toggle: (open) => {
        this.picturesOpen = open;
        if (open && !this.curve) this.drawSoon();
      },
    });
  }

  private files(words: Words): TemplateResult {
    return html`<main>
      ${payroll({
        words,
        state: this.drawing,
        start: (file) => void this.run?.start(file),
        cancel: () => this.run?.cancel(),
      })}
    </main>`;
  }

  private bottom(words: Words): TemplateResult {
    const remember = (event: Event) => {
      this.remembered = (event.target as HTMLInputElement).checked;
      keep(this.remembered ? this.typed : undefined);
    };
    const share = () => {
      this.link = `${location.href.replace(/#.*$/s, '')}${toFragment(this.typed)}`;
    };
    const clear = () => {
      this.remembered = false;
      keep(undefined);
      this.picturesOpen = false;
      this.took({ year: this.typed.year, values: {}, settings: {} });
    };
    return html`<footer>
      ${this.view === 'person'
        ? html`<div class="actions">
            <button type="button" class="plain" @click=${() => print()}>${words.say('page-print')}</button>
            <button type="button" class="plain" @click=${share}>${words.say('page-share')}</button>
            <button type="button" class="plain" @click=${clear}>${words.say('page-clear')}</button>
            <label class="option"><input type="checkbox" id="remember" .checked=${this.remembered} @change=${remember} /><span>${words.say('page-remember')}</span></label>
          </div>`
        : nothing}
      ${this.link === ''
        ? nothing
        : html`<div class="field link">
            <label for="link">${words.say('page-link')}</label>
            <p class="help" id="link-help">${words.say('page-link-help')}</p>
            <input id="link" type="text" readonly .value=${this.link} aria-describedby="link-help" @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
          </div>`}
    </footer>`;
  }
}
