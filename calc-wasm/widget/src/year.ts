// What a tax year lacks before anything is typed, and its exchange rate.
import { type Answer, assessFacts } from './core.ts';
import type { Refusal, Said } from './module.ts';
import { type Typed, factsOf } from './typed.ts';

export interface YearFound {
  /** What has to be answered first. */
  refusal: Refusal | undefined;
  /** Yuan for one Hong Kong dollar, once it is known. */
  rate: string | undefined;
  /** Whether the year has no rate of its own, so that it is asked for beside the year. */
  asksRate: boolean;
  /** Whether it can be compared with the year of assessment that ends in it only. */
  endsOnly: boolean;
}

/** The rate, and the comparison, which a year may lack. */
const OWN = ['fx_cny_per_hkd', 'hk_year_of_assessment'];

let last: { key: string; found: YearFound } | undefined;

/** What is known of the year; a keystroke elsewhere does not ask again. */
export function yearOf({ year, values, settings }: Typed): YearFound {
  const given = Object.fromEntries(OWN.flatMap((name) => (values[name] ? [[name, values[name]]] : [])));
  const key = JSON.stringify([year, given, settings]);
  if (last?.key !== key) last = { key, found: found({ year, values: { ...given, wages: '0' }, settings }) };
  return last.found;
}

function found(typed: Typed): YearFound {
  const said = assessFacts(factsOf(typed), typed.settings);
  const { fx_cny_per_hkd: rate, ...without } = typed.values;
  const own = rate === undefined ? said : assessFacts(factsOf({ ...typed, values: without }), typed.settings);
  return {
    refusal: 'refusal' in said ? said.refusal : undefined,
    rate: 'answer' in said ? said.answer.exchange_rate.cny_per_hkd : undefined,
    asksRate: lacks(own, 'fx_missing'),
    endsOnly: lacks(said, 'year_not_covered') && typed.settings.year_of_assessment === undefined,
  };
}

function lacks(said: Said<Answer>, code: string): boolean {
  return 'refusal' in said && said.refusal.errors.some((error) => error.code === code);
}
