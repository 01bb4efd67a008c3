// What the page asks of all readings of the open points together, and what is answered.
import type { Said } from '../module.ts';

/** What can be asked. */
export type Question = 'range' | 'reconcile' | Goal;

/** What wages can be solved for. */
export type Goal = 'net' | 'hong_kong' | 'package';

/** An alternative of an open point. */
export interface Departure {
  point: string;
  alternative: string;
}

/** An end of a range: the amount, and where its reading departs from the one that is taken. */
export interface End {
  amount: string;
  departures: Departure[];
}

export interface Ends {
  low: End;
  high: End;
}

/** Between which amounts an answer lies. */
export interface ReadingRange {
  readings: number;
  not_worked_out: Departure[];
  exemption: Ends;
  subsidy: Ends;
  benefit: Ends;
  question: { point: string; narrows_by: string; width: string } | null;
}

/** A figure of the tax bureau beside ours. */
export interface Gap {
  eligible: string;
  mainland_tax: string;
  official: string;
  ours: string;
  difference: string;
  hong_kong_tax: string;
  hong_kong_tax_implied: string | null;
  lowest: string;
  highest: string;
  readings: number;
  exact: number;
  exact_readings: { departures: Departure[] }[];
  in_common: Departure[];
  nearest: { exemption: string; difference: string; departures: Departure[] } | null;
  rates: { departures: Departure[]; lowest: string; highest: string; count: number; coincidence_one_in: number }[];
}

/** Wages, and what is left of them. */
interface WagesAndNet {
  wages: string;
  net: string;
}

/** How what is left comes about. */
export interface Statement {
  wages: string;
  other_income: string;
  contributions: string;
  mainland_tax: string;
  relief: string;
  net: string;
}

/** The wages that leave a net. */
export interface Solution {
  target: string;
  relief: string;
  eligible: string | null;
  wages: string;
  exact: boolean;
  statement: Statement;
  below: WagesAndNet | null;
  falls_below_until: WagesAndNet | null;
  jumps: { wages: string; before: string; after: string }[];
}

/** The split of a package that leaves most. */
export interface Split {
  relief: string;
  package: string;
  bonus: string;
  statement: Statement;
  without_bonus: string;
}

/** The wages that leave what a gross in Hong Kong leaves. */
export interface Equalisation {
  hong_kong_gross: string;
  hong_kong_gross_cny: string;
  hypothetical_tax: string;
  mpf: string;
  target: string;
  with_relief: Solution;
  before_relief: Solution;
  employer_bears: string;
  employer_bears_before_relief: string;
  comes_back: string;
}

/** What each question is answered with. */
export interface Answers {
  range: ReadingRange;
  reconcile: Gap;
  net: Solution;
  hong_kong: Equalisation;
  package: { with_relief: Split; before_relief: Split };
}

/** A question as the core takes it: facts as JSON, and lines of settings. */
export interface Asked {
  question: Question;
  body: string;
  settings: string;
}

export type ToWorker = { module: WebAssembly.Module } | Asked;
export type FromWorker = { started: true } | { said: Said<unknown> } | { failed: true };
