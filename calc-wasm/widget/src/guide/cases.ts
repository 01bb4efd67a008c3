// The cases that are compared: each is what was typed with one thing changed.
import { fromMinor, isAmount, minor } from '../numbers.ts';
import type { Typed } from '../typed.ts';
import type { GuideState } from './state.ts';

export interface Case {
  id: string;
  typed: Typed;
}

/** The same person, living in another way: days that were typed or counted for this one do not hold there. */
function living(typed: Typed, way: 'daily' | 'weekly' | 'lives'): Typed {
  const { days: _, nights: __, ...answers } = typed.living?.answers ?? {};
  const nights: Record<string, string> = way === 'weekly' ? { nights: 'mon_fri' } : {};
  return { ...typed, living: { way, answers: { ...answers, ...nights }, stays: '', months: typed.living?.months } };
}

function assessed(typed: Typed, way: 'joint' | 'separate'): Typed {
  return { ...typed, values: { ...typed.values, hk_assessment: way } };
}

/** Salary and bonus with the same sum; nothing where months were typed, or what was typed is no amount of a year. */
function paid({ typed, taken }: GuideState): Case[] {
  const { wages = '', annual_bonus: bonus = '' } = taken.values;
  if (typed.living?.months || !isAmount(wages) || (bonus !== '' && !isAmount(bonus))) return [];
  const { unit: _, ...rest } = taken;
  const as = (id: string, pay: bigint, reward: bigint): Case => {
    const { annual_bonus: __, ...values } = taken.values;
    const more: Record<string, string> = reward > 0n ? { annual_bonus: fromMinor(reward) } : {};
    return { id, typed: { ...rest, values: { ...values, wages: fromMinor(pay), ...more } } };
  };
  const [pay, reward] = [minor(wages), bonus === '' ? 0n : minor(bonus)];
  if (pay === 0n) return [];
  return [reward > 0n ? as('salary', pay + reward, 0n) : as('bonus', pay - pay / 12n, pay / 12n)];
}

/** The cases that differ from what was typed. */
export function cases(state: GuideState): Case[] {
  const { typed } = state;
  const ways = (['daily', 'weekly', 'lives'] as const).filter((way) => typed.living?.way !== way);
  const married = typed.values.hk_marital_status === 'married';
  const now = typed.values.hk_assessment === 'joint' ? 'joint' : 'separate';
  const other = now === 'joint' ? 'separate' : 'joint';
  return [
    ...(married ? [{ id: other, typed: assessed(typed, other) }] : []),
    ...paid(state),
    ...ways.map((way) => ({ id: way, typed: living(typed, way) })),
  ];
}
