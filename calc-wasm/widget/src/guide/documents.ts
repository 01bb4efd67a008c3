// The documents that somebody needs, by what was typed.
import { type GuideState, has, routeOf } from './state.ts';

const DEDUCTIONS = [
  'hk_self_education', 'hk_annuity_tvc', 'hk_assisted_reproduction', 'hk_donations', 'hk_elderly_care', 'hk_vhis',
];
const PARENTS = ['hk_parents_60', 'hk_parents_55'];

export function documents(state: GuideState): string[] {
  const { words, typed } = state;
  const any = (names: string[]) => names.some((name) => has(state, name));
  const wanted: [string, boolean][] = [
    ['undertaking', routeOf(state) === 'exemption'],
    ['identity', true],
    ['work', true],
    ['bank', true],
    ['withholding', true],
    ['days', typed.living !== undefined || any(['mainland_days', 'shenzhen_work_days'])],
    ['married', typed.values.hk_marital_status === 'married'],
    ['children', has(state, 'hk_children')],
    ['parents', any(PARENTS)],
    ['rent', has(state, 'hk_domestic_rent')],
    ['loan', has(state, 'hk_home_loan_interest')],
    ['mpf', has(state, 'hk_mpf')],
    ['other', any(DEDUCTIONS)],
  ];
  return wanted.filter(([, needed]) => needed).map(([id]) => words.say(`page-doc-${id}`));
}
