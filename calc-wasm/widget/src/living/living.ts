// How somebody lives and crosses the border, as it was said: it decides status and days.
import { isName, texts } from '../keeper.ts';

/** The four answers: home every night, in Shenzhen on weeknights, lives there, and count it. */
export const WAYS = ['daily', 'weekly', 'lives', 'count'] as const;
export type Way = (typeof WAYS)[number];

/** A month as typed, by the column of a file of months. */
export type MonthRow = Record<string, string>;

export interface Living {
  way: Way;
  /** What was asked after that, by name, as typed. */
  answers: Record<string, string>;
  /** The stays of a record, a line each, as typed. */
  stays: string;
  /** Twelve months; nothing as long as they follow from the pay of the year or of a month. */
  months: MonthRow[] | undefined;
}

/** The longest record of stays that is kept. */
export const LONGEST_STAYS = 20_000;

export function livingOf(way: Way, before: Living | undefined): Living {
  return before ? { ...before, way } : { way, answers: {}, stays: '', months: undefined };
}

/** Unknown names and shapes are passed over: a link can hold anything. */
export function checkedLiving(found: unknown): Living | undefined {
  if (typeof found !== 'object' || found === null) return undefined;
  const { way, answers, stays, months } = found as Record<string, unknown>;
  const known = WAYS.find((one) => one === way);
  if (!known) return undefined;
  const rows = Array.isArray(months) && months.length === 12 ? months.map((row) => texts(row, isName)) : undefined;
  const record = typeof stays === 'string' && stays.length <= LONGEST_STAYS ? stays : '';
  return { way: known, answers: texts(answers, isName), stays: record, months: rows };
}
