// What the views of months are drawn from.
import type { Living } from '../living/living.ts';
import type { Mistake } from '../module.ts';
import type { Typed } from '../typed.ts';
import type { Words } from '../texts.ts';
import type { Worked } from './run.ts';

export interface MonthsState {
  words: Words;
  typed: Typed;
  living: Living;
  worked: Worked;
  /** What is wrong, by the field's id. */
  mistakes: ReadonlyMap<string, Mistake>;
  /** The parts that stand open. */
  open: ReadonlySet<string>;
  toggle(part: string, open: boolean): void;
  change(living: Living): void;
}

/** Takes an answer; a blank one is none. */
export function answer({ living, change }: MonthsState, name: string, value: string): void {
  const answers = { ...living.answers, [name]: value };
  if (value === '') delete answers[name];
  change({ ...living, answers });
}
