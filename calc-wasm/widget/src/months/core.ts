// The core for months: JSON in, JSON out. Everything about tax and days happens there.
import { assess_months, count_days, initSync, withhold } from '#months-core';
import wasm from '#months-wasm';

import type { Answer } from '../core.ts';
import { type Said, once, said, settingLines } from '../module.ts';

/** A month of an answer: what is to be withheld, and how. Amounts are texts; what a month has not is left
 * out. */
export interface MonthAnswer {
  row: number;
  tax_year: number;
  month: number;
  tier?: string;
  formula?: string;
  income_amount?: string;
  taxable_income?: string;
  rate?: string;
  quick_deduction?: string;
  tax?: string;
  bonus_tax?: string;
  services_tax?: string;
  tax_other_way?: string;
  lower_way?: string;
  withheld_before?: string;
  withheld_to_date?: string;
  due_now?: string;
  difference?: string;
  correction_due?: string;
  correction_by?: string;
  messages: string[];
  open_points: string[];
  unverified: string[];
  steps: string[];
}

export type YearAnswer = Answer & { months: MonthAnswer[] };

/** The counts of a year or of a month, as texts; a count that cannot be told is blank. */
export type Counts = Record<string, string> & { messages: string[] };

/** Starts the core; before that nothing else may be called. */
export function start(module: WebAssembly.Module): void {
  initSync({ module });
}

/** The core of months. */
export const core = once(wasm, start);

export function assessMonths(facts: unknown, settings: Readonly<Record<string, string>>): Said<YearAnswer> {
  return said(() => assess_months(JSON.stringify(facts), 'full', settingLines(settings)));
}

export function withheld(facts: unknown, settings: Readonly<Record<string, string>>): Said<{ months: MonthAnswer[] }> {
  return said(() => withhold(JSON.stringify(facts), settingLines(settings)));
}

export function countDays(crossings: unknown, settings: Readonly<Record<string, string>>): Said<{ days: Counts[] }> {
  return said(() => count_days(JSON.stringify(crossings), settingLines(settings)));
}
