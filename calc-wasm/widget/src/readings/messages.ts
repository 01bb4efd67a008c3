// What the page asks of all readings of the open points together, and what is answered.
import type { Said } from '../module.ts';

/** What can be asked. */
export type Question = 'range' | 'reconcile' | 'solve';

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

/** The wages that leave a net. */
export interface Solution {
  target: string;
  relief: string;
  eligible: string | null;
  wages: string;
  exact: boolean;
  statement: { net: string };
  below: { wages: string; net: string } | null;
  falls_below_until: { wages: string; net: string } | null;
}

/** What each question is answered with. */
export interface Answers {
  range: ReadingRange;
  reconcile: Gap;
  solve: Solution;
}

/** A question as the core takes it: facts as JSON, and lines of settings. */
export interface Asked {
  question: Question;
  body: string;
  settings: string;
}

export type ToWorker = { module: WebAssembly.Module } | Asked;
export type FromWorker = { started: true } | { said: Said<unknown> } | { failed: true };
