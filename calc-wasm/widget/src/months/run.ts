// Works out what was said of somebody's living, days and months.
import type { Facts } from '../core.ts';
import { type Living, type MonthRow, livingOf } from '../living/living.ts';
import type { Mistake, Refusal, Said } from '../module.ts';
import { numberOf } from '../numbers.ts';
import type { Typed } from '../typed.ts';
import { type MonthAnswer, type YearAnswer, assessMonths, withheld } from './core.ts';
import { type Counted, NIGHTS, countPattern, countRecord, staysOf, trips, weeks } from './days.ts';
import { type KnownDays, OF_THE_YEAR, evenMonths, monthFacts, unread, unreadAnswers } from './facts.ts';

/** How the days of the year were found. */
export interface DaysFound {
  by: 'typed' | 'daily' | 'weekly' | 'record' | 'so_far' | 'none';
  known: KnownDays;
  counted?: Counted;
  /** What is wrong with a record, with the line that it stands in. */
  wrong: { line: number; mistake: Mistake }[];
}

export interface Worked {
  /** What still has to be answered before anything can be worked out. */
  asks?: 'nights' | 'days';
  said?: Said<YearAnswer>;
  /** What the year was worked out from, once it was. */
  facts?: Facts;
  /** The months, also where the year cannot be worked out. */
  months: MonthAnswer[];
  /** What they were worked out from: twelve months. */
  rows: MonthRow[];
  /** What the days and answers make of the person, once that is known. */
  standing?: Standing;
  days: DaysFound;
  /** Facts of the year that were typed and that a non-resident's months would have to say. */
  unused: string[];
}

/** What days and answers make of a person. */
export interface Standing {
  /** The row of the table of the days: up_to_90, up_to_182, resident, resident_six_years, domiciled. */
  tier: string;
  resident: boolean;
  /** Notes on what was taken for granted. */
  notes: string[];
}

/** Works out a year; `today` is a day such as 2026-11-29. */
export function workOut(typed: Typed, today: string): Worked {
  const living = typed.living ?? livingOf('count', undefined);
  const days = daysOf(typed, living, today);
  const worked: Worked = { months: [], rows: living.months ?? [], days, unused: [] };
  const [wrong] = days.wrong;
  if (wrong) return { ...worked, said: { refusal: { errors: [{ ...wrong.mistake, pointer: '/living-stays' }] } } };
  if (days.by === 'none' && living.way !== 'lives') return { ...worked, asks: living.way === 'weekly' ? 'nights' : 'days' };
  const mistaken = unreadable(typed, living);
  if (mistaken) return { ...worked, said: mistaken };
  const standing = standingOf(typed, living, days.known);
  if ('refusal' in standing) return { ...worked, said: standing };
  const { resident } = standing.answer;
  const rows = living.months ?? evenMonths(typed, living, days.counted, resident);
  const facts = monthFacts(typed, living, rows, days.known, resident);
  const unused = resident ? [] : OF_THE_YEAR.filter((name) => (typed.values[name] ?? '').trim() !== '');
  const found = { ...worked, rows, standing: standing.answer, unused };
  if (facts.sent.length === 0) return found;
  const taken: Facts = { ...facts.year, ...facts.months };
  const said = placed(assessMonths(taken, typed.settings), facts.sent);
  if ('answer' in said) return { ...found, said, facts: taken, months: said.answer.months };
  const alone = withheld({ tax_year: typed.year, ...facts.months }, typed.settings);
  return { ...found, said, months: 'answer' in alone ? alone.answer.months : [] };
}

/** What is wrong with amounts from which the months would be made. */
function unreadable(typed: Typed, living: Living): Said<never> | undefined {
  const [name] = unreadAnswers(typed);
  const person = { employee_id: 'page', tax_year: typed.year };
  if (name !== undefined) {
    const months = [{ month: '1', paid_in_china: living.answers[name], paid_abroad: '0' }];
    const said = assessMonths({ person, mainland_status: 'resident', months }, {});
    if ('answer' in said) return undefined;
    return { refusal: { errors: said.refusal.errors.map((error) => ({ ...error, pointer: name === 'pay' ? '/wages' : `/living-${name}` })) } };
  }
  const names = unread(typed);
  if (names.length === 0) return undefined;
  const mainland = Object.fromEntries(names.map((one) => [one, typed.values[one]]));
  const months = [{ month: '1', paid_in_china: '0', paid_abroad: '0' }];
  const said = assessMonths({ person, mainland, mainland_status: 'resident', employment_start_month: '1', months }, {});
  return 'refusal' in said ? said : undefined;
}

/** A month without pay says what the days and answers make of the person. */
function standingOf(typed: Typed, living: Living, days: KnownDays): Said<Standing> {
  const since = { ...living, answers: { ...living.answers, employment_start_month: '1' } };
  const { months } = monthFacts(typed, since, [{ paid_in_china: '0' }], days, false);
  const said = placed(withheld({ tax_year: typed.year, ...months }, typed.settings), [1]);
  if ('refusal' in said) return said;
  const { tier = '', messages = [] } = said.answer.months[0] ?? {};
  return { answer: { tier, resident: tier.startsWith('resident') || tier === 'domiciled', notes: messages } };
}

let last: { key: string; counted: Counted | undefined } | undefined;

/** The counts of a pattern; a keystroke elsewhere does not count again. */
function patternOf(typed: Typed, nights: string): Counted | undefined {
  const key = JSON.stringify([typed.year, nights, typed.settings]);
  if (last?.key !== key) {
    const year = Number(typed.year);
    const pattern = NIGHTS[nights];
    last = { key, counted: countPattern(year, pattern ? weeks(year, pattern) : trips(year), typed.settings) };
  }
  return last.counted;
}

function daysOf(typed: Typed, living: Living, today: string): DaysFound {
  const nights = living.answers.nights ?? '';
  const own = numberOf(living.answers.days ?? '');
  const counted =
    living.way === 'daily' || (living.way === 'weekly' && nights in NIGHTS)
      ? patternOf(typed, living.way === 'daily' ? 'daily' : nights)
      : undefined;
  const window = counted?.year.treaty_window_days;
  const found = (by: DaysFound['by'], known: KnownDays): DaysFound => ({
    by, known: window ? { ...known, window } : known, wrong: [], ...(counted ? { counted } : {}),
  });
  if (living.way === 'count' && living.stays.trim() !== '') return recordOf(typed, living, own, today);
  if (own !== '') return found('typed', { expected: own });
  if (counted && (living.way === 'daily' || living.way === 'weekly')) {
    return found(living.way, { expected: counted.year.residence_days ?? '' });
  }
  return found('none', {});
}

function recordOf(typed: Typed, living: Living, own: string, today: string): DaysFound {
  const said = countRecord(Number(typed.year), living.stays, today, typed.settings);
  // A year that has not begun has no record.
  if ('refusal' in said && said.refusal.errors.length === 0) {
    return own === '' ? { by: 'none', known: {}, wrong: [] } : { by: 'typed', known: { expected: own }, wrong: [] };
  }
  if ('refusal' in said) {
    const lines = staysOf(living.stays);
    const lineOf = ({ pointer }: Mistake) => lines[Number(/^\/crossings\/(\d+)/.exec(pointer)?.[1] ?? '0')]?.line ?? 1;
    return { by: 'none', known: {}, wrong: said.refusal.errors.map((mistake) => ({ line: lineOf(mistake), mistake })) };
  }
  const counted = said.answer;
  const { residence_days: whole, treaty_window_days: window } = counted.year;
  const presence = window ? { window } : {};
  // What was typed beside a whole record is what was expected: the core says what follows where they differ.
  const expected = own === '' ? {} : { expected: own };
  if (whole) return { by: 'record', known: { counted: whole, ...expected, ...presence }, counted, wrong: [] };
  // The record ends before the year: what the whole year will have has to be said.
  return { by: own === '' ? 'none' : 'so_far', known: own === '' ? {} : { ...expected, ...presence }, counted, wrong: [] };
}

/** Mistakes by the ids of the fields that they are beside. */
function placed<T>(said: Said<T>, sent: readonly number[]): Said<T> {
  if ('answer' in said) return said;
  const errors = said.refusal.errors.map((error) => ({ ...error, pointer: place(error.pointer, sent) }));
  const refusal: Refusal = { errors };
  return { refusal };
}

function place(pointer: string, sent: readonly number[]): string {
  const [, item, name] = /^\/months\/(\d+)\/(.+)$/.exec(pointer) ?? [];
  if (item !== undefined && name !== undefined) return `/month-${sent[Number(item)] ?? 1}-${name}`;
  const [, shared] = /^\/(\w+)$/.exec(pointer) ?? [];
  if (shared === undefined || shared === 'months') return pointer;
  return /residence_days$|^mainland_status$/.test(shared) ? '/living-days' : `/living-${shared}`;
}
