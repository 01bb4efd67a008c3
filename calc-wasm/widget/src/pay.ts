// Pay as people think of it: in either currency, a month or a year. The core takes yuan of a year, or of a
// month where months are worked out.
import type { Mistake } from './module.ts';
import { type Currency, amountOf, fromMinor, grouped, inYuan, isAmount, minor } from './numbers.ts';
import { type Typed, UNIT, type Unit } from './typed.ts';
import type { Words } from './texts.ts';

/** What the unit beside the pay is about. */
export const OF_UNIT: readonly string[] = ['wages', 'annual_bonus'];

/** How an amount of pay was read. */
export interface PayRead {
  currency: Currency;
  digits: string;
  per: Unit['per'];
  /** Twelve months of it, where pay of a month is taken to a year. */
  year: string | undefined;
  /** What the core takes, in yuan; nothing where no rate is known. */
  yuan: string | undefined;
}

/** One of two readings of a text. */
export interface Reading {
  text: string;
  per: Unit['per'];
}

/** Pay in yuan, and how it was read. */
export interface Pay {
  /** What was typed, as the core takes it. */
  taken: Typed;
  read: ReadonlyMap<string, PayRead>;
  /** Texts that have two readings. */
  asks: ReadonlyMap<string, Reading[]>;
}

const PER: [RegExp, Unit['per']][] = [
  [/^月薪\s*|\s*(\/\s*(月|mo?n?th|mo)|每月|一個月|一个月|(a|per) month|p\.m\.)$/i, 'month'],
  [/^年薪\s*|\s*(\/\s*(年|ye?a?r)|每年|一年|(a|per) year|p\.a\.)$/i, 'year'],
];

/** What the text itself says of its time, and the rest of it. */
function timed(text: string, unit: Unit): { rest: string; per: Unit['per']; said: boolean } {
  const found = PER.find(([mark]) => mark.test(text));
  return found ? { rest: text.replace(found[0], ''), per: found[1], said: true } : { rest: text, per: unit.per, said: false };
}

/** An amount in the currency that it names, or else in that of the unit. */
function amountIn(text: string, currency: Currency): { digits: string; currency: Currency } | undefined {
  const other = currency === 'cny' ? 'hkd' : 'cny';
  for (const one of [currency, other] as const) {
    const digits = amountOf(text, one);
    if (digits !== undefined) return isAmount(digits) ? { digits, currency: one } : undefined;
  }
  return undefined;
}

/** The readings of a text that has two. */
function twoReadings(text: string, unit: Unit): Reading[] {
  const { rest, per, said } = timed(text, unit);
  // Written 78萬5, it is 785,000 to one reader and 780,005 to another.
  const [, before, unitOf, last] = /^(.*\d)\s*([万萬])\s*(\d)$/.exec(rest.trim()) ?? [];
  if (before !== undefined) {
    const whole = amountIn(`${before}${unitOf}`, unit.currency);
    if (!whole) return [];
    return [`${last}000`, last ?? ''].map((more) => ({ text: written(whole.currency, fromMinor(minor(whole.digits) + minor(more))), per }));
  }
  // Twelve times a month's pay beside "a month" is the year's, or a month's that was added up.
  const product = /\d\s*[*×xX]\s*\d/.test(rest) ? amountIn(rest, unit.currency) : undefined;
  if (!product || said || per === 'year') return [];
  return (['year', 'month'] as const).map((one) => ({ text: written(product.currency, product.digits), per: one }));
}

function written(currency: Currency, digits: string): string {
  return `${currency.toUpperCase()} ${grouped(digits.replace(/\.00$/, ''))}`;
}

/** Takes what was typed as pay to what the core works out. `rate` is the year's. */
export function payOf(typed: Typed, rate: string | undefined): Pay {
  const { unit = UNIT, living } = typed;
  const read = new Map<string, PayRead>();
  const asks = new Map<string, Reading[]>();
  const values = { ...typed.values };
  const answers = { ...living?.answers };
  const take = (from: Record<string, string>, name: string, id: string, about: Unit) => {
    const text = (from[name] ?? '').trim();
    const two = twoReadings(text, about);
    if (two.length > 0) asks.set(id, two);
    const { rest, per, said } = timed(text, about);
    const found = amountIn(rest.trim(), about.currency);
    // Only pay of the year as a whole can be of another time than the form asks for.
    if (!found || (said && per !== about.per && (id !== 'wages' || living))) return;
    const year = id === 'wages' && per === 'month' && !living ? fromMinor(minor(found.digits) * 12n) : undefined;
    const whole = year ?? found.digits;
    const yuan = found.currency === 'cny' ? whole : rate && inYuan(whole, rate);
    read.set(id, { ...found, per, year, yuan });
    if (yuan !== undefined) from[name] = yuan;
  };
  take(values, 'wages', 'wages', unit);
  take(values, 'annual_bonus', 'annual_bonus', { ...unit, per: 'year' });
  take(answers, 'pay_abroad', 'living-pay_abroad', unit);
  if (!living) return { taken: { ...typed, values }, read, asks };
  if (unit.per === 'month') {
    Object.assign(answers, { per: 'month', pay: values.wages ?? '' });
    delete values.wages;
  }
  const months = living.months?.map((row) => Object.fromEntries(Object.entries(row).map(([name, text]) => [name, cellInYuan(text, rate)])));
  return { taken: { ...typed, values, living: { ...living, answers, months } }, read, asks };
}

/** Whether an amount cannot be taken to yuan, because the year has no rate yet. */
export function lacksRate({ read }: Pay): boolean {
  return [...read.values()].some(({ yuan }) => yuan === undefined);
}

/** A cell of a month is in yuan, unless it names Hong Kong dollars itself. */
function cellInYuan(text: string, rate: string | undefined): string {
  const digits = rate === undefined || amountOf(text, 'cny') !== undefined ? undefined : amountOf(text, 'hkd');
  return digits === undefined || !isAmount(digits) ? text : inYuan(digits, rate as string);
}

/** How an amount was read, where that is not what stands in the field. */
export function readBack(words: Words, text: string, { currency, digits, per, year, yuan }: PayRead): string {
  const said = (amount: string) => (currency === 'hkd' ? words.hkd(amount) : words.cny(amount));
  const parts = [words.say(`page-read-${per}`, { amount: said(digits) })];
  if (year !== undefined) parts.push(words.say('page-read-year', { amount: said(year.replace(/\.00$/, '')) }));
  if (currency === 'hkd' && yuan !== undefined) parts.push(words.cny(yuan));
  return parts.length === 1 && grouped(digits) === text.trim() ? '' : words.say('page-read', { amount: parts.join(' = ') });
}

/** The mistake of a field with two readings. */
export function twoReadingsMistake(id: string): Mistake {
  return { pointer: `/${id}`, code: 'two_readings', found: '', message: { id: 'page-two-readings', arguments: [] } };
}
