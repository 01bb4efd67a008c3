// From what was typed to the facts of a year with its months.
import type { Facts } from '../core.ts';
import type { Living, MonthRow } from '../living/living.ts';
import { cleaned, fromMinor, isAmount, minor } from '../numbers.ts';
import { type Column, column, columnsOf } from '../page-data.ts';
import { type Typed, factsOf, valueOf } from '../typed.ts';
import type { Counted } from './days.ts';

/** Who pays: the company in the park, the employer in Hong Kong, or both. */
export const PAYERS = ['park', 'hong_kong', 'both'] as const;
export type PaidBy = (typeof PAYERS)[number];

export function paidBy({ answers }: Living): PaidBy {
  return PAYERS.find((one) => one === answers.paid_by) ?? 'park';
}

/** Facts of all months, by the name of their column, that are asked for once. */
export const SHARED = ['domiciled', 'six_year_met', 'post', 'executive', 'treaty'];

/** Facts of the year that the months say instead. */
const SAID_BY_MONTHS = ['wages', 'annual_bonus', 'social_insurance', 'housing_fund', 'special_additional_deductions'];

/** Facts of the year that are no month's: a resident's settlement has them, a non-resident's months have to
 * say them in the month of their payment. */
export const OF_THE_YEAR = ['labour_services', 'authors_remuneration', 'royalties', 'other_deductions', 'donations', 'exempt_income'];

/** Facts of the year that the way of living decides. */
const DECIDED = ['mainland_status', 'mainland_days', 'months_in_china'];

/** The columns of the page's form that are asked for otherwise. */
export function notAsked({ months }: Living): string[] {
  return months ? [...DECIDED, ...SAID_BY_MONTHS] : DECIDED;
}

/** The month from which somebody is employed in the year. */
export function firstMonth({ answers }: Living): number {
  const month = Number(answers.employment_start_month ?? '1');
  return month >= 1 && month <= 12 ? month : 1;
}

/** A year's amount for each of the months that are left of it; what does not divide is in the later ones,
 * and they add up to it. */
function spread(amount: string, months: number, toDate: boolean): string[] {
  const whole = minor(amount);
  const until = (count: number) => (whole * BigInt(count)) / BigInt(months);
  return Array.from({ length: months }, (_, index) => fromMinor(toDate ? until(index + 1) : until(index + 1) - until(index)));
}

/** The columns that a year's amount goes to. */
function payColumns(living: Living, kind: 'pay' | 'bonus', resident: boolean): string {
  const inside = paidBy(living) !== 'hong_kong';
  if (kind === 'pay') return inside ? 'paid_in_china' : 'paid_abroad';
  if (resident) return 'annual_bonus';
  return inside ? 'bonus_paid_in_china' : 'bonus_paid_abroad';
}

/** The month in which a bonus is paid. */
export function bonusMonth({ answers }: Living): number {
  const month = Number(answers.bonus_month ?? '12');
  return month >= 1 && month <= 12 ? month : 12;
}

/** Amounts that are no amounts yet: the core says what is wrong with them before any month is made. */
export function unread({ values, living }: Typed): string[] {
  if (!living || living.months) return [];
  const names = SAID_BY_MONTHS.filter((name) => name !== 'wages' || living.answers.per !== 'month');
  return names.filter((name) => (values[name] ?? '').trim() !== '' && !isAmount(cleaned(values[name] ?? '', 'cny')));
}

/** Amounts beside the form's own that are no amounts. */
export function unreadAnswers({ living }: Typed): string[] {
  if (!living || living.months) return [];
  const asked = living.answers.per === 'month' ? ['pay', 'pay_abroad'] : ['pay_abroad'];
  return asked.filter((name) => (living.answers[name] ?? '').trim() !== '' && !isAmount(cleaned(living.answers[name] ?? '', 'cny')));
}

/** The twelve months that follow from the pay of the year or of a month: the same in every month. */
export function evenMonths(typed: Typed, living: Living, counted: Counted | undefined, resident: boolean): MonthRow[] {
  const first = firstMonth(living);
  const count = 13 - first;
  const rows: MonthRow[] = Array.from({ length: 12 }, () => ({}));
  const amount = (text: string | undefined) => {
    const digits = cleaned(text ?? '', 'cny');
    return isAmount(digits) ? digits : undefined;
  };
  const put = (name: string, amounts: string[]) => amounts.forEach((one, index) => {
    (rows[first - 1 + index] as MonthRow)[name] = one;
  });
  const even = (name: string, text: string | undefined, monthly: boolean, toDate = false) => {
    const digits = amount(text);
    if (digits !== undefined) put(name, monthly ? Array.from({ length: count }, () => digits) : spread(digits, count, toDate));
  };
  const monthly = living.answers.per === 'month';
  even(payColumns(living, 'pay', resident), payOf(typed, living), monthly);
  if (paidBy(living) === 'both') even('paid_abroad', living.answers.pay_abroad, monthly);
  for (const name of ['social_insurance', 'housing_fund']) even(name, typed.values[name], false);
  even('special_additional_deductions_to_date', typed.values.special_additional_deductions, false, true);
  const bonus = amount(typed.values.annual_bonus);
  if (bonus !== undefined) (rows[Math.max(first, bonusMonth(living)) - 1] as MonthRow)[payColumns(living, 'bonus', resident)] = bonus;
  if (isSplit(living)) {
    for (const { month, china_work_days, period_days } of counted?.months ?? []) {
      const row = rows[Number(month) - 1];
      if (row && Object.keys(row).length > 0) Object.assign(row, { china_work_days, period_days });
    }
  }
  return rows;
}

/** The pay of the year or of a month; nothing was paid where only other income is known. */
function payOf({ values }: Typed, { answers }: Living): string | undefined {
  const pay = answers.per === 'month' ? answers.pay : values.wages;
  if ((pay ?? '').trim() !== '') return pay;
  const isKnown = ({ name, income }: Column) => income && (values[name] ?? '').trim() !== '';
  return columnsOf('mainland').some(isKnown) ? '0' : undefined;
}

/** Whether pay is split by days: there is a post outside. */
export function isSplit({ answers }: Living): boolean {
  return answers.post === 'dual' || answers.post === 'overseas_only';
}

/** What is known of the days of the year. */
export interface KnownDays {
  /** What was typed, or what a pattern gives: an estimate. */
  expected?: string;
  /** What a record of the whole year gives. */
  counted?: string;
  /** The most days of presence in twelve months. */
  window?: string;
}

/** Facts as the core takes them, and of which month of the year each is that is sent. */
export interface MonthFacts {
  /** What holds for every month, and the months. */
  months: Record<string, unknown>;
  /** The facts of the year beside them. */
  year: Facts;
  sent: number[];
}

/** The facts of a year with its months. `withYear` says that the year's own amounts belong to them. */
export function monthFacts(typed: Typed, living: Living, rows: readonly MonthRow[], days: KnownDays, withYear: boolean): MonthFacts {
  const left = [...DECIDED, ...SAID_BY_MONTHS, ...(withYear ? [] : OF_THE_YEAR)];
  const values = Object.fromEntries(Object.entries(typed.values).filter(([name]) => !left.includes(name)));
  const shared: Record<string, string> = {};
  for (const name of SHARED) if (living.answers[name]) shared[name] = living.answers[name];
  if (days.counted) shared.residence_days = days.counted;
  if (days.expected) shared.expected_residence_days = days.expected;
  if (!days.counted && !days.expected && living.way === 'lives') shared.mainland_status = 'resident';
  if (days.window) shared.treaty_window_days = days.window;
  shared.employment_start_month = String(firstMonth(living));
  const months = rows.flatMap((row, index) => {
    const said = Object.entries(row).filter(([, text]) => text.trim() !== '');
    const cells = Object.fromEntries(said.map(([name, text]) => [name, cell(name, text)]));
    // A side on which nothing is written paid nothing in the month.
    return said.length === 0 ? [] : [{ month: String(index + 1), paid_in_china: '0', paid_abroad: '0', ...cells }];
  });
  return { months: { ...shared, months }, year: factsOf({ ...typed, values }), sent: months.map(({ month }) => Number(month)) };
}

function cell(name: string, text: string): string {
  const known = column(name);
  return known ? valueOf(known.kind, text) : text.trim();
}
