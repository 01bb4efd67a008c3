import type { CompanyAnswer } from './types/enterprise-answer.d.ts';

export type { CompanyAnswer };

/** `<company-tax>`: the tax of a company, and the 15% rate of the park. */
export interface CompanyTax extends HTMLElement {
  /** `en`, `zh-Hans` or `zh-Hant-HK`; the page's own language where it is empty. */
  lang: string;
  /** The tax year that the form begins with. */
  year: string | null;
  /** `light`, `dark` or `auto`. */
  theme: string | null;
  /** What was typed, by column. */
  values: Record<string, string>;
  /** The last answer; nothing while the facts have mistakes. The event `result` bears it in `detail`. */
  readonly result: CompanyAnswer | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'company-tax': CompanyTax;
  }
}

/** Fulfilled once the element is defined. */
export declare const ready: Promise<void>;
