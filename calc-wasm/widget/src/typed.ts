// What was typed about one person.
import { column, type Column } from './page-data.ts';
import type { Facts } from './core.ts';
import { Keeper, isName, isYear, texts } from './keeper.ts';
import { type Living, checkedLiving } from './living/living.ts';
import { cleaned, numberOf } from './numbers.ts';

export interface Typed {
  year: string;
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

/** Unknown names and shapes are passed over. */
function checked(found: unknown): Typed | undefined {
  if (typeof found !== 'object' || found === null) return undefined;
  const { year, values, settings, living } = found as Record<string, unknown>;
  if (!isYear(year)) return undefined;
  const said = checkedLiving(living);
  const typed = { year, values: texts(values, (name) => column(name) !== undefined), settings: texts(settings, isName) };
  return said ? { ...typed, living: said } : typed;
}

export const KEEPER = new Keeper('tax-differential', checked);
