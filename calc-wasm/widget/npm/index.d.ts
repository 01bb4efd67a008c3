import type { Answer } from './types/answer.d.ts';

export type { Answer };

/** `<tax-differential>`: the taxes of one person, or of a payroll. */
export interface TaxDifferential extends HTMLElement {
  /** `en`, `zh-Hans` or `zh-Hant-HK`; the page's own language where it is empty. */
  lang: string;
  /** The tax year that the form begins with. */
  year: string | null;
  /** `light`, `dark` or `auto`. */
  theme: string | null;
  /** What was typed, by column. */
  values: Record<string, string>;
  /** The last answer; nothing while the facts have mistakes. The event `result` bears it in `detail`. */
  readonly result: Answer | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'tax-differential': TaxDifferential;
  }
}

/** Fulfilled once the element is defined. */
export declare const ready: Promise<void>;
