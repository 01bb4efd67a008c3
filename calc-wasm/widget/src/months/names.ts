// What the fields of months are called where something is wrong with them.
import type { Words } from '../texts.ts';
import { MORE } from './questions.ts';
import { INPUTS } from './table.ts';

/** The name of a field by its id; nothing where it is none of these. */
export function fieldName(words: Words, id: string, year: string): string | undefined {
  const [, month, column] = /^month-(\d+)-(.+)$/.exec(id) ?? [];
  if (month !== undefined && column !== undefined) {
    return words.say('page-step-of', { what: words.month(Number(month)), step: words.label(column) });
  }
  const [, asked] = /^living-(.+)$/.exec(id) ?? [];
  if (asked === undefined) return undefined;
  if (asked === 'stays') return words.say('page-living-stays');
  if (asked === 'days') return words.say('page-living-days', { year });
  if (asked === 'pay') return words.say('page-living-pay');
  if (asked === 'pay_abroad') return words.say('page-living-pay-abroad-year');
  return words.has(`page-living-ask-${asked}`) ? words.say(`page-living-ask-${asked}`) : words.asked(asked);
}

/** The parts that have to stand open so that fields are seen. */
export function partsOf(ids: readonly string[]): string[] {
  const months = ids.some((id) => id.startsWith('month-')) ? [INPUTS] : [];
  const more = ids.some((id) => /^living-(employment_start_month|bonus_month|executive|treaty)$/.test(id)) ? [MORE] : [];
  return [...months, ...more];
}
