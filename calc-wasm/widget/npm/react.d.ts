// The elements in JSX: `/// <reference types="tax-differential/react" />`, or name it in `types` of tsconfig.json.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

import type { CompanyTax, CompanyTaxAttributes } from './company.d.ts';
import type { TaxDifferential, TaxDifferentialAttributes } from './index.d.ts';

type Tag<E, A> = Omit<DetailedHTMLProps<HTMLAttributes<E>, E>, keyof A> & A;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'tax-differential': Tag<TaxDifferential, TaxDifferentialAttributes & Partial<Pick<TaxDifferential, 'values' | 'unit'>> & { onresult?: (event: CustomEvent<TaxDifferential['result']>) => void }>;
      'company-tax': Tag<CompanyTax, CompanyTaxAttributes & Partial<Pick<CompanyTax, 'values' | 'lists'>> & { onresult?: (event: CustomEvent<CompanyTax['result']>) => void }>;
    }
  }
}
