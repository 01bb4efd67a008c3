// The elements in templates of Vue: name `tax-differential/vue` in `types` of tsconfig.json, and tell the compiler that
// they are elements: `isCustomElement: (tag) => tag === 'tax-differential' || tag === 'company-tax'`.
import type {} from 'vue';

import type { CompanyTax, CompanyTaxAttributes } from './company.d.ts';
import type { TaxDifferential, TaxDifferentialAttributes } from './index.d.ts';

type Tag<E, A> = new () => { $props: A & { onResult?: (event: CustomEvent) => void }; $el: E };

declare module 'vue' {
  interface GlobalComponents {
    'tax-differential': Tag<TaxDifferential, TaxDifferentialAttributes & Partial<Pick<TaxDifferential, 'values' | 'unit'>>>;
    'company-tax': Tag<CompanyTax, CompanyTaxAttributes & Partial<Pick<CompanyTax, 'values' | 'lists'>>>;
  }
}
