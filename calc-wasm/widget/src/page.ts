// What both elements are: a page with languages, a theme, a form that keeps what was typed, and a
// core that starts once.
import { LitElement, type PropertyDeclarations, type TemplateResult, html, nothing, unsafeCSS } from 'lit';

import { TAX_YEARS } from './page-data.ts';
import type { Keeper } from './keeper.ts';
import type { LazyPart } from './lazy.ts';
import type { Mistake } from './module.ts';
import { PICTURES } from './pictures/load.ts';
import style from './style.css';
import { LANGUAGES, LANGUAGE_NAMES, type Language, Words, nearest } from './texts.ts';

const DEFAULT_YEAR = '2025';

/** What every form keeps. */
export interface Kept {
  year: string;
  /** By open point, the alternative taken instead of the default. */
  settings: Record<string, string>;
}

export abstract class PageElement<T extends Kept> extends LitElement {
  static override styles = unsafeCSS(style);

  static override properties: PropertyDeclarations = {
    lang: { type: String, reflect: true },
    year: { type: String, reflect: true },
    theme: { type: String, reflect: true },
    whole: { type: Boolean, attribute: 'whole-page' },
    typed: { state: true },
    mistakes: { state: true },
    others: { state: true },
    state: { state: true },
    open: { state: true },
    remembered: { state: true },
    link: { state: true },
  };

  /** The language; a page's own where none is given. */
  declare lang: string;
  /** The tax year that the form begins with. */
  declare year: string | null;
  /** `light`, `dark` or `auto`. */
  declare theme: string | null;

  /** Whether it is all that the document holds: then the language is the address's (`?lang=`) or the
   * browser's, the document bears its title, and a link leads to the other page. */
  declare whole: boolean;

  declare protected typed: T;
  /** What is wrong, by the field's id. */
  declare protected mistakes: Map<string, Mistake>;
  /** What is wrong with no field. */
  declare protected others: Mistake[];
  declare protected state: 'starting' | 'ready' | 'failed';
  /** The parts that stand open. */
  declare protected open: Set<string>;
  declare protected remembered: boolean;
  declare protected link: string;

  protected constructor(
    private readonly keeper: Keeper<T>,
    private readonly blank: (year: string) => T,
  ) {
    super();
    this.lang = '';
    this.year = null;
    this.theme = null;
    this.whole = false;
    this.typed = blank(DEFAULT_YEAR);
    this.mistakes = new Map();
    this.others = [];
    this.state = 'starting';
    this.open = new Set();
    this.remembered = false;
    this.link = '';
  }

  /** Starts the core. */
  protected abstract begin(): Promise<void>;
  /** Works out what was typed. */
  protected abstract compute(): void;
  /** What stands between the head and the foot. */
  protected abstract view(words: Words): TemplateResult;
  /** The head: the title, and below it what the page is for. */
  protected abstract head(words: Words): { title: string; rest: TemplateResult };
  /** The other page, and the message that names it. */
  protected abstract readonly other: { page: string; message: string };

  override connectedCallback(): void {
    super.connectedCallback();
    const stored = this.keeper.kept();
    this.remembered = stored !== undefined;
    const given = TAX_YEARS.includes(this.year ?? '') ? (this.year as string) : DEFAULT_YEAR;
    this.typed = this.keeper.fromFragment(location.hash) ?? stored ?? { ...this.typed, year: given };
    this.begin().then(
      () => {
        this.state = 'ready';
        this.compute();
        this.fetch('idle');
      },
      () => {
        this.state = 'failed';
      },
    );
  }

  /** What is loaded later. It is asked for before anything is typed wherever there is time: so a page
   * that was loaded works offline, and when it asks says nothing of who types. */
  protected get later(): readonly LazyPart<unknown>[] {
    return [PICTURES];
  }

  /** Loads what is not here yet: at once where a person asks for it. */
  protected fetch(when: 'idle' | 'now'): void {
    const told = () => this.requestUpdate();
    for (const part of this.later) (when === 'idle' ? part.whenIdle() : part.load()).then(told, told);
  }

  protected get language(): Language {
    if (this.lang) return nearest(this.lang);
    if (this.whole) return nearest(new URLSearchParams(location.search).get('lang') || navigator.language);
    return nearest(document.documentElement.lang || navigator.language);
  }

  protected took(typed: T): void {
    this.typed = typed;
    this.link = '';
    if (this.remembered) this.keeper.keep(typed);
    this.compute();
  }

  protected take(point: string, alternative: string): void {
    this.took({ ...this.typed, settings: { ...this.typed.settings, [point]: alternative } });
  }

  protected clear(): void {
    this.remembered = false;
    this.keeper.keep(undefined);
    this.took(this.blank(this.typed.year));
  }

  protected toggle(part: string, isOpen: boolean): void {
    if (this.open.has(part) === isOpen) return;
    const open = new Set(this.open);
    if (isOpen) open.add(part);
    else open.delete(part);
    this.open = open;
  }

  override render(): TemplateResult {
    const words = Words.of(this.language);
    return html`<div class="page" lang=${this.language} data-theme=${this.theme ?? 'auto'}>
      ${this.top(words)}
      ${this.state === 'failed' ? html`<p class="error" role="alert">${words.say('page-cannot-start')}</p>` : nothing}
      ${this.view(words)}
      <footer>${this.bottom(words)}</footer>
    </div>`;
  }

  protected override updated(): void {
    if (!this.whole) return;
    const words = Words.of(this.language);
    const { title } = this.head(words);
    // Setting either anew, even to the same, makes the browser style the whole document again.
    if (document.documentElement.lang !== words.language) document.documentElement.lang = words.language;
    if (document.title !== title) document.title = title;
  }

  private top(words: Words): TemplateResult {
    const choose = (language: Language) => {
      this.lang = language;
    };
    const { title, rest } = this.head(words);
    return html`<header>
      <h1>${title}</h1>
      <nav class="languages" aria-label=${words.say('page-language')}>
        ${LANGUAGES.map((language) => html`<button
          type="button" class="tab" lang=${language}
          aria-pressed=${language === words.language}
          @click=${() => choose(language)}>${LANGUAGE_NAMES[language]}</button>`)}
      </nav>
      ${rest}
      ${this.whole ? html`<p class="other-page"><a href=${`${this.other.page}?lang=${words.language}`}>${words.say(this.other.message)}</a></p>` : nothing}
    </header>`;
  }

  /** What can be done with what was typed. */
  protected bottom(words: Words): TemplateResult {
    const remember = (event: Event) => {
      this.remembered = (event.target as HTMLInputElement).checked;
      this.keeper.keep(this.remembered ? this.typed : undefined);
    };
    const share = () => {
      this.link = `${location.href.replace(/#.*$/s, '')}${this.keeper.toFragment(this.typed)}`;
    };
    return html`<div class="actions">
        <button type="button" class="plain" @click=${() => print()}>${words.say('page-print')}</button>
        <button type="button" class="plain" @click=${share}>${words.say('page-share')}</button>
        <button type="button" class="plain" @click=${() => this.clear()}>${words.say('page-clear')}</button>
        <label class="option"><input type="checkbox" id="remember" .checked=${this.remembered} @change=${remember} /><span>${words.say('page-remember')}</span></label>
      </div>
      ${this.link === ''
        ? nothing
        : html`<div class="field link">
            <label for="link">${words.say('page-link')}</label>
            <p class="help" id="link-help">${words.say('page-link-help')}</p>
            <input id="link" type="text" readonly .value=${this.link} aria-describedby="link-help" @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
          </div>`}`;
  }
}
