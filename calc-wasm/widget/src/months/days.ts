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

/** A crossing of the border, as seen from the mainland. */
interface Crossing {
  date: string;
  direction: 'in' | 'out';
  time?: string;
  id_number?: string;
}

/** A line of a record, as the core takes it. */
export interface Line {
  line: number;
  stay: Partial<Stay> | Crossing;
}

const DATE = /\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?/;
const DATE_EACH = new RegExp(DATE, 'g');
const TIME = /\b\d{1,2}:\d{2}(?::\d{2})?\b/;
const IN = /入境|(?<![a-z])(?:in|entry)(?![a-z])/i;
const OUT = /出境|(?<![a-z])(?:out|exit)(?![a-z])/i;
/** The document that the border was crossed with: two people in one record are refused. */
const DOCUMENT = /(?<![A-Z0-9])[A-Z]{1,2}\d{7,10}(?![A-Z0-9])/;

/** Whether a line is a title or the heads of columns of the border's export. */
function isHeading(written: string): boolean {
  return !DATE.test(written) && /出入境|序号|序號|\bdate\b|\bdirection\b/i.test(written);
}

/** A crossing in or out, wherever its day and its direction stand in the line. */
function crossingOf(written: string): Crossing | undefined {
  const [date, ...others] = written.match(DATE_EACH) ?? [];
  const [comes, goes] = [IN.test(written), OUT.test(written)];
  if (date === undefined || others.length > 0 || comes === goes) return undefined;
  const [time] = TIME.exec(written) ?? [];
  const [id_number] = DOCUMENT.exec(written) ?? [];
  const parts = date.match(/\d+/g) ?? [];
  return {
    date: parts.map((part) => part.padStart(2, '0')).join('-'), direction: comes ? 'in' : 'out',
    ...(time ? { time } : {}), ...(id_number ? { id_number } : {}),
  };
}

/** How many lines of a record are headings, which are passed over. */
export function headingsOf(text: string): number {
  return text.split('\n').filter(isHeading).length;
}

/** The lines of a record: a crossing each, in or out, or a stay by two days. What else stands in a line of a stay
 * stays with the second day, which the core then refuses. */
export function staysOf(text: string): Line[] {
  return text.split('\n').flatMap((written, index): Line[] => {
    if (isHeading(written)) return [];
    const crossing = crossingOf(written);
    if (crossing) return [{ line: index + 1, stay: crossing }];
    const [arrival, ...rest] = written.split(/[\s,;~～至—–]+/).filter((part) => /[^-]/.test(part));
    const departure = rest.join(' ');
    return arrival === undefined ? [] : [{ line: index + 1, stay: departure === '' ? { arrival } : { arrival, departure } }];
  });
}

/** A file's text as lines of a record, each crossing as short as it can be: what is not one stays as it is. */
export function recordOf(text: string): string {
  const short = (written: string) => {
    const found = crossingOf(written);
    return found ? [found.date, found.time, found.direction, found.id_number].filter(Boolean).join(' ') : written.trim();
  };
  return text.split(/\r\n|\r|\n/).filter((written) => written.trim() !== '').map(short).join('\n');
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
  year: number, record: { crossings: Line['stay'][]; from: string; until: string }, settings: Readonly<Record<string, string>>,
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
