// The core: JSON or CSV in, JSON or CSV out. Everything about tax happens there.
import { assess, curve, initSync } from '#core';
import catalogue from '#catalogue';

import type { AnswerForOnePersonYear } from '../../../target/widget/types/answer.d.ts';

export type Answer = AnswerForOnePersonYear;

export interface Text {
  en: string;
  'zh-Hans': string;
  'zh-Hant-HK': string;
}

export interface Column {
  name: string;
  group: 'person' | 'mainland' | 'hong_kong' | 'assumptions';
  kind:
    | 'text'
    | 'cny'
    | 'hkd'
    | 'count'
    | 'yes_no'
    | 'word'
    | 'days'
    | 'half_days'
    | 'share'
    | 'exchange_rate'
    | 'tax_year';
  label: Text;
  help: Text;
  words: { key: string; label: Text }[];
}

/** What a message fills in. */
export type Argument =
  | { text: string }
  | { number: number }
  | { column: string }
  | { columns: string[] }
  | { words: string }
  | { range: string };

export interface Mistake {
  pointer: string;
  code: string;
  found: string;
  row?: number;
  message?: { id: string; arguments: [string, Argument][] };
}

export interface Refusal {
  errors: Mistake[];
}

export interface Alternative {
  key: string;
  title: Text;
  computed: boolean;
}

export interface Parameter {
  id: string;
  title: Text;
  note?: Text;
  question?: Text;
  alternatives?: Alternative[];
}

export interface CurvePoint {
  income: string;
  mainland_tax: string;
  hong_kong_tax_cny: string;
  exemption_if_met: string;
  subsidy_if_met: string;
  burden_after: string;
}

export interface Curve {
  column: string;
  points: CurvePoint[];
}

export type Facts = Partial<Record<Column['group'], Record<string, string>>>;

export interface Range {
  column: string;
  from: string;
  to: string;
  step: string;
}

/** Starts the core; before that nothing else may be called. */
export function start(module: WebAssembly.Module): void {
  initSync({ module });
}

function settingLines(settings: ReadonlyMap<string, string>): string {
  return [...settings].map(([name, value]) => `${name}=${value}`).join('\n');
}

/** What the core said, or why it did not answer. */
export type Said<T> = { answer: T } | { refusal: Refusal };

function said<T>(call: () => string): Said<T> {
  try {
    return { answer: JSON.parse(call()) as T };
  } catch (error) {
    if (typeof error !== 'string') throw error;
    return { refusal: JSON.parse(error) as Refusal };
  }
}

export function assessFacts(facts: Facts, settings: ReadonlyMap<string, string>): Said<Answer> {
  return said(() => assess(JSON.stringify(facts), 'full', settingLines(settings)));
}

export function drawCurve(
  facts: Facts,
  range: Range,
  settings: ReadonlyMap<string, string>,
): Said<Curve> {
  const { column, from, to, step } = range;
  return said(() =>
    curve(JSON.stringify(facts), column, from, to, step, settingLines(settings)),
  );
}

const columnsByName = new Map(
  (catalogue.columns as Column[]).map((column) => [column.name, column]),
);
const parametersById = new Map(
  (catalogue.parameters as Parameter[]).map((parameter) => [parameter.id, parameter]),
);

/** What is known of a column. */
export function column(name: string): Column | undefined {
  return columnsByName.get(name);
}

/** What is known of a parameter. */
export function parameter(id: string): Parameter | undefined {
  return parametersById.get(id);
}

/** The tax years that the engine covers, the newest first. */
export const TAX_YEARS: string[] = catalogue.tax_years;
