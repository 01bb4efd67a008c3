import type { Answer } from './types/answer.d.ts';

export type { Answer };

/** In what pay is typed. */
export interface Unit {
  currency: 'cny' | 'hkd';
  per: 'year' | 'month';
}

/** What a tag or a component takes. */
export interface TaxDifferentialAttributes {
  /** `en`, `zh-Hans` or `zh-Hant-HK`; the page's own language where it is empty. */
  lang?: string;
  /** The tax year that the form begins with, and turns to when it is changed. */
  year?: string;
  /** `light`, `dark` or `auto`. */
  theme?: 'light' | 'dark' | 'auto';
}

/** `<tax-differential>`: the taxes of one person, or of a payroll. */
export interface TaxDifferential extends HTMLElement {
  lang: string;
  year: string | null;
  theme: string | null;
  /** What was typed, by column. Setting it replaces all of it; pay is then in yuan of a year, until `unit` is set. */
  values: Record<string, string>;
  /** In what pay is typed. */
  unit: Unit;
  /** The last answer; nothing while the facts have mistakes. */
  readonly result: Answer | undefined;
  addEventListener(type: 'result', listener: (event: CustomEvent<Answer>) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'tax-differential': TaxDifferential;
  }
}

/** Fulfilled once the element is defined; on a server never. */
export declare const ready: Promise<void>;
