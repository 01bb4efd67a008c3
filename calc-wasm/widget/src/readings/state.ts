// What the readings are drawn from.
import type { Answer, Facts } from '../core.ts';
import { type Said, settingLines } from '../module.ts';
import type { Words } from '../texts.ts';
import type { ReadingsDesk } from './desk.ts';
import type { Answers, Asked, Goal, Question } from './messages.ts';

/** What somebody typed into the two fields of this part. */
export interface ReadingsTyped {
  /** What the tax bureau gave, and as what. */
  official: string;
  as: 'exemption' | 'refund';
  /** What wages are solved for, and the amount of each goal. */
  goal: Goal;
  amounts: Record<Goal, string>;
  relief: 'none' | 'exemption' | 'subsidy' | 'best';
}

export interface ReadingsState {
  words: Words;
  desk: ReadingsDesk;
  answer: Answer;
  facts: Facts;
  settings: Readonly<Record<string, string>>;
  typed: ReadingsTyped;
  change(typed: ReadingsTyped): void;
}

/** What is said of an amount; nothing while it is worked out, or where none was typed. */
export type Told<T> = Said<T> | 'failed' | undefined;

/** A question about the facts that are shown, as far as it is answered. */
export function told<Q extends Question>(state: ReadingsState, question: Q, beside: object): Told<Answers[Q]> {
  return state.desk.answer(asks(state, question, beside));
}

/** A question about the facts that are shown. */
function asks<Q extends Question>({ facts, settings }: ReadingsState, question: Q, beside: object): Asked & { question: Q } {
  return { question, body: JSON.stringify({ ...facts, ...beside }), settings: settingLines(settings) };
}
