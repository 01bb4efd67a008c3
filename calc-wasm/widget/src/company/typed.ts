// What was typed about one company.
import { type Column, column, columnsOf } from '../page-data.ts';
import { Keeper, isName, isYear, texts } from '../keeper.ts';
import { cleaned, numberOf } from '../numbers.ts';
import type { CompanyFacts } from './core.ts';

/** The lists, by the group of their items. */
export const LISTS = ['losses', 'units', 'imports'] as const;
export type List = (typeof LISTS)[number];

/** The most items that a page offers; a link that holds more is cut. */
export const MOST_ITEMS = 50;

export type Item = Record<string, string>;

export interface CompanyTyped {
  year: string;
  /** What the memo calls the company; nothing is worked out from it. */
  company?: string;
  /** By column, as typed. */
  values: Record<string, string>;
  /** The items of each list, each by column. */
  lists: Record<List, Item[]>;
  /** By open point, the alternative taken instead of the default. */
  settings: Record<string, string>;
}

/** The facts as the core takes them, and the field that each pointer of them stands for. */
export interface Understood {
  facts: CompanyFacts;
  fields: Map<string, string>;
}

export function blank(year: string): CompanyTyped {
  return { year, values: {}, lists: { losses: [], units: [], imports: [] }, settings: {} };
}

/** The id of a field; items of a list are counted. */
export function idOf(name: string, item?: number): string {
  return item === undefined ? name : `${name}-${item}`;
}

function isFilled(item: Item): boolean {
  return Object.values(item).some((text) => text.trim() !== '');
}

function valueOf(known: Column, text: string): string {
  if (known.kind === 'cny') return cleaned(text, 'cny');
  if (known.kind === 'text' || known.kind === 'word') return text.trim();
  if (known.kind !== 'percent') return numberOf(text);
  // The sign stands beside the field.
  const digits = numberOf(text.trim().replace(/[%％]$/, ''));
  return /^\d+(\.\d+)?$/.test(digits) ? `${digits}%` : text.trim();
}

/** Facts that a blank takes for granted. Where one of them matters the page has asked for it, and
 * "I don't know" is an answer: it is said, so that nothing is taken in the company's favour. */
const MATTERS: Record<string, (values: Record<string, string>) => boolean> = {
  rd_excluded_industry: ({ rd_expense = '' }) => rd_expense.trim() !== '',
  same_city: ({ structure_kind = '' }) => structure_kind !== '' && structure_kind !== 'single',
  first_line: () => true,
  own_research_use: () => true,
  excluded: () => true,
  waived: () => true,
};

function answered(name: string, values: Record<string, string>): string {
  const text = values[name] ?? '';
  return text.trim() === '' && MATTERS[name]?.(values) ? 'unknown' : text;
}

/** What was typed need not be a value yet: the core says where it is none. */
export function factsOf(typed: CompanyTyped): Understood {
  const groups: Record<string, unknown> = { tax_year: typed.year };
  const fields = new Map([['/tax_year', 'tax_year']]);
  const within = (group: string) => (group === '' ? groups : ((groups[group] ??= {}) as Record<string, unknown>));
  for (const group of ['', 'site', 'activity', 'substance', 'structure', 'import_beneficiary']) {
    for (const known of columnsOf(group)) {
      fields.set(`${group === '' ? '' : `/${group}`}/${known.member}`, known.name);
      const text = answered(known.name, typed.values);
      if (text.trim() !== '' && known.kind !== 'list') within(group)[known.member] = valueOf(known, text);
    }
  }
  for (const list of LISTS) {
    const home = column(list)?.group ?? '';
    const items: Record<string, string>[] = [];
    typed.lists[list].forEach((item, index) => {
      if (!isFilled(item)) return;
      const made: Record<string, string> = {};
      for (const known of columnsOf(list)) {
        const pointer = `${home === '' ? '' : `/${home}`}/${list}/${items.length}/${known.member}`;
        fields.set(pointer, idOf(known.name, index));
        const text = answered(known.name, item);
        if (text.trim() !== '') made[known.member] = valueOf(known, text);
      }
      items.push(made);
    });
    if (items.length > 0) within(home)[list] = items;
  }
  return { facts: groups as unknown as CompanyFacts, fields };
}

/** Unknown names and shapes are passed over. */
function checked(found: unknown): CompanyTyped | undefined {
  if (typeof found !== 'object' || found === null) return undefined;
  const { year, values, lists, settings, company } = found as Record<string, unknown>;
  if (!isYear(year)) return undefined;
  const items = (list: List): Item[] => {
    const given = (typeof lists === 'object' && lists !== null ? lists : {}) as Record<string, unknown>;
    const all = Array.isArray(given[list]) ? (given[list] as unknown[]) : [];
    return all.slice(0, MOST_ITEMS).map((item) => texts(item, (name) => column(name)?.group === list));
  };
  return {
    year,
    values: texts(values, (name) => column(name) !== undefined),
    lists: { losses: items('losses'), units: items('units'), imports: items('imports') },
    settings: texts(settings, isName),
    ...texts({ company }, (name) => name === 'company' && company !== undefined),
  };
}

/** What was typed, without head office and branches. */
export function withoutBranches({ lists, ...typed }: CompanyTyped): CompanyTyped {
  const kept = Object.entries(typed.values).filter(([name]) => !columnsOf('structure').some((known) => known.name === name));
  return { ...typed, values: Object.fromEntries(kept), lists: { ...lists, units: [] } };
}

export const keeper = () => new Keeper('company-tax', checked);
