import type { CompanyAnswer } from './types/enterprise-answer.d.ts';

export type { CompanyAnswer };

/** An item of a list, by column. */
export type Item = Record<string, string>;

/** What a tag or a component takes. */
export interface CompanyTaxAttributes {
  /** `en`, `zh-Hans` or `zh-Hant-HK`; the page's own language where it is empty. */
  lang?: string;
  /** The tax year that the form begins with, and turns to when it is changed. */
  year?: string;
  /** `light`, `dark` or `auto`. */
  theme?: 'light' | 'dark' | 'auto';
}

/** `<company-tax>`: the tax of a company, and the 15% rate of the park. */
export interface CompanyTax extends HTMLElement {
  lang: string;
  year: string | null;
  theme: string | null;
  /** What was typed, by column. */
  values: Record<string, string>;
  /** Losses, branches and imports, each an item by column; a list that is left out stays as it is. */
  get lists(): Record<'losses' | 'units' | 'imports', Item[]>;
  set lists(lists: Partial<Record<'losses' | 'units' | 'imports', Item[]>>);
  /** The last answer; nothing without a profit, or while the facts have mistakes. */
  readonly result: CompanyAnswer | undefined;
  addEventListener(type: 'result', listener: (event: CustomEvent<CompanyAnswer>) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'company-tax': CompanyTax;
  }
}

/** Fulfilled once the element is defined; on a server never. */
export declare const ready: Promise<void>;
