// What the readings are drawn from.
import type { Answer, Facts } from '../core.ts';
import { settingLines } from '../module.ts';
import type { Words } from '../texts.ts';
import type { ReadingsDesk } from './desk.ts';
import type { Asked, Question } from './messages.ts';

/** What somebody typed into the two fields of this part. */
export interface ReadingsTyped {
  /** What the tax bureau gave, and as what. */
  official: string;
  as: 'exemption' | 'refund';
  /** What is to be left. */
  net: string;
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

/** A question about the facts that are shown. */
export function asks<Q extends Question>({ facts, settings }: ReadingsState, question: Q, beside: object): Asked & { question: Q } {
  return { question, body: JSON.stringify({ ...facts, ...beside }), settings: settingLines(settings) };
}

