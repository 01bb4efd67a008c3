// What works out what somebody typed: the year, or its months where they said how they live and cross.
import type { PropertyDeclarations } from 'lit';

import { type Answer, type Facts, assessFacts, core } from './core.ts';
import { RATE } from './form.ts';
import { monthsMissing, monthsPart, startMonths } from './living/load.ts';
import type { Mistake, Refusal, Said } from './module.ts';
import type { Worked } from './months/run.ts';
import { fromMinor, minor } from './numbers.ts';
import { PageElement } from './page.ts';
import { QUESTIONS, SECTIONS, columnsOf } from './page-data.ts';
import { type Pay, lacksRate, payOf, twoReadingsMistake } from './pay.ts';
import { today } from './today.ts';
import { type Typed, UNIT, type Unit, factsOf, keeper } from './typed.ts';
import { type YearFound, yearOf } from './year.ts';

/** A fact of the mainland side. */
type MainlandFact = keyof NonNullable<Facts['mainland']>;

/** Income of all kinds: without any there is nothing to work out. */
export const INCOME = columnsOf('mainland')
  .filter((column) => column.income)
  .map((column) => column.name as MainlandFact);

/** The fields of months, by their ids. */
const OF_MONTHS = /^(month|living)-/;

/** What `<tax-differential>` knows and works out; what it shows is in `element.ts`. */
export abstract class WorkingElement extends PageElement<Typed> {
  static override properties: PropertyDeclarations = {
    ...PageElement.properties,
    answer: { state: true },
    worked: { state: true },
  };

  declare protected answer: Answer | undefined;
  /** What was worked out month by month, where somebody said how they live and cross. */
  declare protected worked: Worked | undefined;
  /** What is known of the year that was chosen. */
  protected about: YearFound = { refusal: undefined, rate: undefined, asksRate: false, endsOnly: false };
  /** Pay as it was read, and what was typed as the core takes it. */
  protected pay: Pay;

  constructor() {
    super(keeper(), (year) => ({ year, values: {}, settings: {} }));
    this.pay = payOf(this.typed, undefined);
  }

  /** What follows an answer of the year as a whole. */
  protected abstract followed(): void;

  protected override async begin(): Promise<void> {
    await core();
  }

  /** Whether a field of a part stands among the first questions instead. */
  protected isAskedFirst(name: string): boolean {
    return name === RATE && this.about.asksRate;
  }

  protected override partOf(id: string): string | undefined {
    if (this.isAskedFirst(id)) return undefined;
    return Object.keys(SECTIONS).find((section) => SECTIONS[section]?.includes(id)) ?? monthsPart()?.partsOf([id])[0];
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
  protected async fetchMonths(): Promise<void> {
    await startMonths();
    this.compute();
    this.requestUpdate();
  }

  protected computeMonths(): void {
    const part = monthsPart();
    this.worked = part?.workOut(this.pay.taken, today());
    const said = this.worked?.said;
    if (!part && !monthsMissing()) void this.fetchMonths();
    if (!said) this.lacking();
    else if ('refusal' in said) this.refused(said.refusal);
    else this.show(said.answer);
  }

  /** There is nothing to work out yet. */
  protected nothing(): void {
    this.answer = undefined;
    this.mistakes = new Map();
    this.others = [];
  }

  /** Says what the year lacks, before anything is typed. */
  protected lacking(): void {
    if (this.about.refusal) this.refused(this.about.refusal);
    else this.nothing();
  }

  protected show(answer: Answer): void {
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
    this.followed();
  }

  protected refused(refusal: Refusal): void {
    const known = new Set(['tax_year', ...QUESTIONS, ...Object.values(SECTIONS).flat()]);
    const nameOf = (found: Mistake) => found.pointer.split('/').at(-1) ?? '';
    this.answer = undefined;
    this.others = refusal.errors.filter((found) => !known.has(nameOf(found)) && !OF_MONTHS.test(nameOf(found)));
    this.mistakes = new Map(refusal.errors.map((found) => [nameOf(found), found]));
    const wrong = Object.entries(SECTIONS).filter(([, names]) => names.some((name) => this.mistakes.has(name) && !this.isAskedFirst(name)));
    const parts = [...wrong.map(([section]) => section), ...(monthsPart()?.partsOf([...this.mistakes.keys()]) ?? [])];
    if (parts.length > 0) this.open = new Set([...this.open, ...parts]);
  }

  protected amount(name: MainlandFact): string {
    const { mainland = {} } = factsOf(this.pay.taken);
    return fromMinor(minor(String(mainland[name] ?? '0')));
  }

  protected sum(names: MainlandFact[]): string {
    return fromMinor(names.reduce((sum, name) => sum + minor(this.amount(name)), 0n));
  }

  /** Works out what was not typed, beside what was; nothing while what it needs is loading. */
  protected worksOut(typed: Typed): Said<Answer> | undefined {
    const pay = payOf(typed, this.about.rate);
    if (!typed.living) return assessFacts(factsOf(pay.taken), typed.settings);
    const part = monthsPart();
    if (part) return part.workOut(pay.taken, today()).said ?? { refusal: { errors: [] } };
    if (!monthsMissing()) void this.fetchMonths();
    return undefined;
  }
}
