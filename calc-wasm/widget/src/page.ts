// What both elements are: a page with languages, a theme, a form that keeps what was typed, and a
// core that starts once.
import { type CSSResultGroup, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing, unsafeCSS } from 'lit';

import { RULESET, TAX_YEARS } from './page-data.ts';
import type { Keeper, Linked } from './keeper.ts';
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

/** What the form held before it was cleared or a link was opened. */
export interface Before<T> {
  typed: T;
  remembered: boolean;
  /** The message that says what happened. */
  said: string;
}

/** How long nobody types before the result is said to a screen reader. */
const PAUSE = 900;

/** Set while a tab goes from one of the pages to the other. */
const CROSSING = 'tax-pages/crossing';

/** Whether this tab comes back to a page that it left: by the browser's own way, or from the other page. */
function returns(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  try {
    const crossed = sessionStorage.getItem(CROSSING) !== null;
    sessionStorage.removeItem(CROSSING);
    return navigation?.type === 'back_forward' || (crossed && navigation?.type === 'navigate');
  } catch {
    return false;
  }
}

function crosses(): void {
  try {
    sessionStorage.setItem(CROSSING, '1');
  } catch {
    return;
  }
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export abstract class PageElement<T extends Kept> extends LitElement {
  static override styles: CSSResultGroup = unsafeCSS(style);

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
    earlier: { state: true },
    pinned: { state: true },
    asking: { state: true },
    announced: { state: true },
  };

  /** The language; a page's own where none is given. */
  declare lang: string;
  /** The tax year that the form begins with, and turns to when it is changed. */
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
  /** What can be had back. */
  declare protected earlier: Before<T> | undefined;
  /** What the link that filled the form says of its ruleset, until something is typed. */
  declare private pinned: Linked<T> | undefined;
  /** Whether it was asked if everything is to be cleared. */
  declare private asking: boolean;
  /** What a screen reader says: once a change, when nobody types. */
  declare private announced: string;
  private spokenLast: string | undefined;
  private pause = 0;
  private started = false;
  /** The language that the address or the browser asks for: it stays while the document does. */
  private asked: Language | undefined;

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
    this.asking = false;
    this.announced = '';
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

  /** What a screen reader says of what was typed. */
  protected abstract spoken(words: Words): string;
  /** The part of the form in which a field stands, if it is in one. */
  protected abstract partOf(id: string): string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.keeper.hold(this.id);
    addEventListener('hashchange', this.addressed);
    addEventListener('pagehide', this.leaves);
    // An element that is moved keeps what it has.
    if (this.started) return;
    this.started = true;
    this.restore();
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

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.keeper.release();
    removeEventListener('hashchange', this.addressed);
    removeEventListener('pagehide', this.leaves);
    clearTimeout(this.pause);
  }

  /** What was typed before, from the tab, the address or this browser. A link never takes the place of what
   * was saved. */
  private restore(): void {
    const parked = this.keeper.parked();
    const left = returns() ? parked : undefined;
    const stored = this.keeper.kept();
    const linked = this.keeper.fromFragment(location.hash);
    this.pinned = left ? undefined : linked;
    const given = TAX_YEARS.includes(this.year ?? '') ? (this.year as string) : DEFAULT_YEAR;
    this.typed = left ?? linked?.typed ?? stored ?? { ...this.typed, year: given };
    this.remembered = stored !== undefined && isSame(stored, this.typed);
    if (stored && !this.remembered) this.earlier = { typed: stored, remembered: true, said: 'page-from-link-kept' };
    if (linked) this.speak(linked);
  }

  private speak({ lang }: Linked<T>): void {
    if (lang && this.whole) this.lang = nearest(lang);
  }

  /** A link that is opened in the same tab. */
  private readonly addressed = (): void => {
    const linked = this.keeper.fromFragment(location.hash);
    if (!linked || isSame(linked.typed, this.typed)) return;
    this.speak(linked);
    this.replace(linked.typed, 'page-from-link');
    this.pinned = linked;
  };

  /** Fills the form with something else, which can be undone. `said` is the message that says so. */
  protected replace(by: T, said: string): void {
    const { typed, remembered } = this;
    this.remembered = false;
    this.took(by);
    this.earlier = { typed, remembered, said };
  }

  private readonly leaves = (): void => {
    const nothing = isSame(this.typed, this.blank(this.typed.year));
    this.keeper.park(nothing ? undefined : this.typed);
  };

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
    if (this.whole) return (this.asked ??= nearest(new URLSearchParams(location.search).get('lang') || navigator.language));
    return nearest(document.documentElement.lang || navigator.language);
  }

  protected took(typed: T): void {
    this.typed = typed;
    this.link = '';
    this.pinned = undefined;
    if (this.remembered) this.keeper.keep(typed);
    this.compute();
  }

  protected take(point: string, alternative: string): void {
    this.took({ ...this.typed, settings: { ...this.typed.settings, [point]: alternative } });
  }

  protected clear(): void {
    const { typed, remembered } = this;
    // What was saved before a link was opened is not what is cleared.
    if (remembered) this.keeper.keep(undefined);
    this.remembered = false;
    if (this.keeper.fromFragment(location.hash)) history.replaceState(history.state, '', location.href.replace(/#.*$/s, ''));
    this.took(this.blank(typed.year));
    this.earlier = { typed, remembered, said: 'page-cleared' };
  }

  /** Takes back what cleared the form or filled it from a link. */
  protected undo({ typed, remembered }: Before<T>): void {
    this.remembered = remembered;
    this.earlier = undefined;
    this.took(typed);
  }

  /** Opens the part in which a field stands, and goes to it. */
  protected async goTo(id: string): Promise<void> {
    const part = this.partOf(id);
    if (part !== undefined) this.toggle(part, true);
    await this.focusOn(`[id="${id}"], [name="${id}"]:checked`, `[name="${id}"]`);
  }

  private async focusOn(...selectors: string[]): Promise<void> {
    await this.updateComplete;
    const found = selectors.map((one) => this.renderRoot.querySelector<HTMLElement>(one)).find((one) => one !== null);
    found?.focus();
    found?.scrollIntoView({ block: 'center' });
  }

  protected toggle(part: string, isOpen: boolean): void {
    if (this.open.has(part) === isOpen) return;
    const open = new Set(this.open);
    if (isOpen) open.add(part);
    else open.delete(part);
    this.open = open;
  }

  /** A host may change the year later; the language and the theme follow by themselves. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    const { year } = this;
    if (this.hasUpdated && changed.has('year') && year !== null && TAX_YEARS.includes(year) && year !== this.typed.year) this.took({ ...this.typed, year });
  }

  override render(): TemplateResult {
    const words = Words.of(this.language);
    return html`<div class="page" lang=${this.language} data-theme=${this.theme ?? 'auto'}>
      ${this.top(words)}
      ${this.state === 'failed' ? html`<p class="error" role="alert">${words.say('page-cannot-start')}</p>` : nothing}
      ${this.otherRuleset(words)} ${this.view(words)}
      <footer>${this.bottom(words)} ${this.canBeUndone(words)}</footer>
      <div class="hidden" id="announced" aria-live="polite">${this.announced}</div>
    </div>`;
  }

  /** Says the result when nobody types any more. */
  private announce(text: string): void {
    const first = this.spokenLast === undefined;
    if (text === this.spokenLast || this.state === 'starting') return;
    this.spokenLast = text;
    clearTimeout(this.pause);
    if (first) return;
    this.pause = window.setTimeout(() => {
      this.announced = text;
    }, PAUSE);
  }

  protected override updated(): void {
    const words = Words.of(this.language);
    this.announce(this.spoken(words));
    if (!this.whole) return;
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
      ${this.whole ? html`<p class="other-page"><a @click=${crosses} href=${`${this.other.page}?lang=${words.language}`}>${words.say(this.other.message)}</a></p>` : nothing}
    </header>`;
  }

  /** What can be done with what was typed. */
  protected bottom(words: Words): TemplateResult {
    const remember = (event: Event) => {
      this.remembered = (event.target as HTMLInputElement).checked;
      this.keeper.keep(this.remembered ? this.typed : undefined);
    };
    const share = () => {
      this.link = `${location.href.replace(/#.*$/s, '')}${this.keeper.toFragment(this.typed, words.language, RULESET)}`;
    };
    return html`<div class="actions">
        <button type="button" class="plain" @click=${() => print()}>${words.say('page-print')}</button>
        <button type="button" class="plain" @click=${share}>${words.say('page-share')}</button>
        ${this.clearing(words)}
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

  /** That whoever made the link may have seen other figures: said before any figure. */
  private otherRuleset(words: Words): TemplateResult | typeof nothing {
    const { pinned } = this;
    if (!pinned || pinned.ruleset === RULESET) return nothing;
    const { ruleset } = pinned;
    return html`<p class="before" id="other-ruleset" role="status">${ruleset === undefined
      ? words.say('page-link-unpinned', { own: RULESET })
      : words.say('page-link-other-ruleset', { ruleset, own: RULESET })}</p>`;
  }

  /** Clearing asks first. */
  private clearing(words: Words): TemplateResult {
    const ask = (asking: boolean, then: string) => {
      this.asking = asking;
      void this.focusOn(then);
    };
    const clear = () => {
      this.asking = false;
      this.clear();
      void this.focusOn('#undo');
    };
    if (!this.asking) return html`<button type="button" class="plain" id="clear" @click=${() => ask(true, '#clear-yes')}>${words.say('page-clear')}</button>`;
    return html`<span role="group" aria-label=${words.say('page-clear')}>${words.say('page-clear-ask')}
      <button type="button" id="clear-yes" @click=${clear}>${words.say('page-clear-yes')}</button>
      <button type="button" class="plain" @click=${() => ask(false, '#clear')}>${words.say('page-cancel')}</button></span>`;
  }

  private canBeUndone(words: Words): TemplateResult | typeof nothing {
    const { earlier: before } = this;
    if (!before) return nothing;
    return html`<p class="before" role="status">${words.say(before.said)}
      <button type="button" class="plain" id="undo" @click=${() => this.undo(before)}>${words.say(before.said === 'page-cleared' ? 'page-undo' : 'page-undo-link')}</button></p>`;
  }
}
