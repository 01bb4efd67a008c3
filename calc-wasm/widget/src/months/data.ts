// What is known of months: their columns, the names of their results, and what they cite.
import catalogue from '#month-data';

import { type Column, type Parameter, type Text, type Word, learn } from '../page-data.ts';
import type { Words } from '../texts.ts';

const results = new Map((catalogue.results as Word[]).map(({ key, label }) => [key, label]));
const words = new Map((catalogue.words as Word[]).map(({ key, label }) => [key, label]));

/** Makes the page know what only months have. */
export function learnMonths(): void {
  learn({
    columns: catalogue.columns as Column[], parameters: catalogue.parameters as Parameter[], cited: catalogue.cited as Text[],
  });
}

/** What a result of a month is called. */
export function resultName(said: Words, name: string): string {
  const label = results.get(name);
  return label ? said.pick(label) : name;
}

/** What a word of a result means, such as a way of the Arrangement. */
export function resultWord(said: Words, key: string): string {
  const label = words.get(key);
  return label ? said.pick(label) : key;
}
