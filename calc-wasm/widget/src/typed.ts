// What was typed about one person.
import { column } from './catalogue.ts';
import type { Facts } from './core.ts';
import { Keeper, isName, isYear, texts } from './keeper.ts';
import { cleaned } from './numbers.ts';

export interface Typed {
  year: string;
  /** By column, as typed. */
  values: Record<string, string>;
  /** By open point, the alternative taken instead of the default. */
  settings: Record<string, string>;
}

/** The facts as the core takes them. */
export function factsOf(typed: Typed): Facts {
  const facts: Facts = { person: { employee_id: 'page', tax_year: typed.year } };
  for (const [name, text] of Object.entries(typed.values)) {
    const known = column(name);
    if (!known || text.trim() === '') continue;
    const value = known.kind === 'cny' || known.kind === 'hkd' ? cleaned(text) : text.trim();
    (facts[known.group] ??= {})[name] = value;
  }
  return facts;
}

/** Unknown names and shapes are passed over. */
function checked(found: unknown): Typed | undefined {
  if (typeof found !== 'object' || found === null) return undefined;
  const { year, values, settings } = found as Record<string, unknown>;
  if (!isYear(year)) return undefined;
  return { year, values: texts(values, (name) => column(name) !== undefined), settings: texts(settings, isName) };
}

export const KEEPER = new Keeper('tax-differential', checked);
