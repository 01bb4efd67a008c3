// The days of a year: stays of a pattern, or of a record that was typed. The core counts them.
import type { Said } from '../module.ts';
import { type Counts, countDays } from './core.ts';

/** A stay on the mainland, by the days of arrival and departure. */
export interface Stay {
  arrival: string;
  departure: string;
}

/** Which days of the week somebody arrives and leaves: Monday is 1. */
export interface Pattern {
  arrives: number;
  leaves: number;
}

/** The nights that are asked for, and what they mean. */
export const NIGHTS: Record<string, Pattern> = {
  mon_fri: { arrives: 1, leaves: 5 },
  sun_fri: { arrives: 7, leaves: 5 },
};

const DAY = 86_400_000;

const isoDay = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The days on which a year is surely begun and over: weeks at its ends belong to two years. */
function around(year: number): { from: number; until: number } {
  return { from: Date.UTC(year - 1, 11, 18), until: Date.UTC(year + 1, 0, 14) };
}

/** The stays of every week of a year and of the weeks about it. */
export function weeks(year: number, { arrives, leaves }: Pattern): Stay[] {
  const { from, until } = around(year);
  const length = (leaves - arrives + 7) % 7;
  const stays = [];
  for (let day = from; day + length * DAY <= until; day += DAY) {
    if (((new Date(day).getUTCDay() + 6) % 7) + 1 === arrives) stays.push({ arrival: isoDay(day), departure: isoDay(day + length * DAY) });
  }
  return stays;
}

/** A trip on every day from Monday to Friday. */
export function trips(year: number): Stay[] {
  return [1, 2, 3, 4, 5].flatMap((day) => weeks(year, { arrives: day, leaves: day }));
}

/** What was counted: of the year, and month by month. */
export interface Counted {
  year: Counts;
  months: Counts[];
}

/** The counts of a year from stays that cover it and the weeks about it. */
export function countPattern(year: number, stays: Stay[], settings: Readonly<Record<string, string>>): Counted | undefined {
  const { from, until } = around(year);
  const counted = count(year, { crossings: stays, from: isoDay(from), until: isoDay(until) }, settings);
  return 'answer' in counted ? counted.answer : undefined;
}

/** The lines of a record: a stay each, by two days. What else stands in a line stays with the second, which
 * the core then refuses. */
export function staysOf(text: string): { line: number; stay: Partial<Stay> }[] {
  return text.split('\n').flatMap((written, index) => {
    const [arrival, ...rest] = written.split(/[\s,;~～至—–]+/).filter((part) => /[^-]/.test(part));
    const departure = rest.join(' ');
    return arrival === undefined ? [] : [{ line: index + 1, stay: departure === '' ? { arrival } : { arrival, departure } }];
  });
}

/** The counts of a record of stays: it covers the year, or the part of it that is over. */
export function countRecord(
  year: number, text: string, today: string, settings: Readonly<Record<string, string>>,
): Said<Counted> {
  const [from, last] = [`${year}-01-01`, `${year}-12-31`];
  // Nothing of a year ahead can be counted.
  if (today < from) return { refusal: { errors: [] } };
  const crossings = staysOf(text).map(({ stay }) => stay);
  return count(year, { crossings, from, until: today < last ? today : last }, settings);
}

function count(
  year: number, record: { crossings: Partial<Stay>[]; from: string; until: string }, settings: Readonly<Record<string, string>>,
): Said<Counted> {
  const of = (by: string) => countDays({ ...record, by }, settings);
  const whole = of('year');
  if ('refusal' in whole) return whole;
  const months = of('month');
  if ('refusal' in months) return months;
  const ofYear = (found: { days: Counts[] }) => found.days.filter(({ tax_year }) => tax_year === String(year));
  const [first] = ofYear(whole.answer);
  if (!first) return { refusal: { errors: [] } };
  return { answer: { year: first, months: ofYear(months.answer) } };
}
