// The core for one company: JSON in, JSON out. Everything about tax happens there.
import { assess_enterprise, catalogue_items, initSync, probable_amount, read_amount } from '#company-core';
import wasm from '#wasm';

import type { CompanyAnswer } from '../../../../target/widget/types/enterprise-answer.d.ts';
import type { FactsOfOneCompanyYear as CompanyFacts } from '../../../../target/widget/types/enterprise-facts.d.ts';
import { type Said, once, said, settingLines } from '../module.ts';
import { readAmountsWith } from '../numbers.ts';

export type { CompanyAnswer, CompanyFacts };

/** An item of the catalogue file. */
export interface Item {
  code: string;
  area: string;
  title: string;
}

/** Starts the core; before that nothing else may be called. */
export function start(module: WebAssembly.Module): void {
  initSync({ module });
  readAmountsWith(read_amount, probable_amount);
}

/** The core of this page. */
export const core = once(wasm, start);

export function assessCompany(
  facts: CompanyFacts,
  settings: Readonly<Record<string, string>>,
  catalogue?: Uint8Array,
): Said<CompanyAnswer> {
  return said(() => assess_enterprise(JSON.stringify(facts), 'full', settingLines(settings), catalogue));
}

/** The items of a catalogue file, or what is wrong with it. */
export function itemsOf(catalogue: Uint8Array): Said<Item[]> {
  return said(() => catalogue_items(catalogue));
}
