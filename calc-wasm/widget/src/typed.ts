// What was typed about one person.
import { column, type Column, columnsOf } from './page-data.ts';
import type { Facts } from './core.ts';
import { Keeper, isName, isYear, texts } from './keeper.ts';
import { type Living, checkedLiving } from './living/living.ts';
import { type Currency, cleaned, numberOf } from './numbers.ts';

/** In what pay is typed. */
export interface Unit {
  currency: Currency;
  per: 'year' | 'month';
}

/** What is meant where nothing was chosen. */
export const UNIT: Unit = { currency: 'cny', per: 'year' };

export interface Typed {
  year: string;
  unit?: Unit;
  /** By column, as typed. */
  values: Record<string, string>;
  /** By open point, the alternative taken instead of the default. */
  settings: Record<string, string>;
  /** How somebody lives and crosses the border; nothing where that was not said, and the year is taken as
   * a whole. */
  living?: Living;
}

/** Digits as the core takes them, however wide they were typed; words stay as they are. */
export function valueOf(kind: Column['kind'], text: string): string {
  if (kind === 'cny' || kind === 'hkd') return cleaned(text, kind);
  return kind === 'text' || kind === 'word' ? text.trim() : numberOf(text);
}

/** The facts by their groups. What was typed need not be a value yet: the core says where it is none. */
export function factsOf(typed: Typed): Facts {
  const groups: Record<string, Record<string, string>> = { person: { employee_id: 'page', tax_year: typed.year } };
  for (const [name, text] of Object.entries(typed.values)) {
    const known = column(name);
    if (!known || text.trim() === '') continue;
    (groups[known.group] ??= {})[name] = valueOf(known.kind, text);
  }
  return groups as unknown as Facts;
}

/** What was typed, from a record; unknown names and shapes are passed over. */
export function checked(found: unknown): Typed | undefined {
  if (typeof found !== 'object' || found === null) return undefined;
  const { year, values, settings, living, unit } = found as Record<string, unknown>;
  if (!isYear(year)) return undefined;
  const said = checkedLiving(living);
  const other = checkedUnit(unit);
  const typed = { year, values: texts(values, (name) => column(name) !== undefined), settings: texts(settings, isName) };
  return { ...typed, ...(said ? { living: said } : {}), ...(other ? { unit: other } : {}) };
}

const YES_NO: Record<string, string> = { 是: 'yes', 否: 'no' };

/** The form's own word for one that a file may write otherwise; what it does not know stays as it is. */
function wordOf({ kind, words }: Column, text: string): string {
  const lower = text.toLowerCase();
  if (kind === 'yes_no') return YES_NO[text] ?? lower;
  if (kind !== 'word') return text;
  return words.find(({ key, label }) => [key, ...Object.values(label)].some((one) => one.toLowerCase() === lower))?.key ?? text;
}

/** Facts as a payroll has them, as they would be typed. */
export function typedOf(facts: Record<string, Record<string, unknown> | undefined>): Typed {
  const values: Record<string, string> = {};
  for (const [group, members] of Object.entries(facts)) {
    if (typeof members !== 'object') continue;
    for (const known of columnsOf(group)) {
      const found = members[known.name] ?? members[known.member];
      if (found !== undefined && found !== null && found !== '') values[known.name] = wordOf(known, String(found).trim());
    }
  }
  const { tax_year: year = '', employee_id: _, ...rest } = values;
  return { year, values: rest, settings: {} };
}

function checkedUnit(found: unknown): Unit | undefined {
  if (typeof found !== 'object' || found === null) return undefined;
  const { currency, per } = found as Record<string, unknown>;
  return { currency: currency === 'hkd' ? 'hkd' : 'cny', per: per === 'month' ? 'month' : 'year' };
}

export const keeper = () => new Keeper('tax-differential', checked);
