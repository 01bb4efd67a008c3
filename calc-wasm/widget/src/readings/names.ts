// What a reading is called.
import { parameter } from '../page-data.ts';
import type { Words } from '../texts.ts';
import type { Departure } from './messages.ts';

/** An open point, as it is called; by its id until its name is here. */
export function pointName(words: Words, id: string): string {
  const known = parameter(id);
  return known ? words.pick(known.title) : id;
}

/** What is taken at an open point. */
export function departureName(words: Words, { point, alternative }: Departure): string {
  const taken = parameter(point)?.alternatives?.find(({ key }) => key === alternative);
  // Titles are sentences, and several stand in one here.
  const step = taken ? words.pick(taken.title).replace(/[.。]$/, '') : alternative;
  return words.say('page-step-of', { what: pointName(words, point), step });
}

/** A reading, by where it departs from the one that is taken. */
export function readingName(words: Words, departures: readonly Departure[]): string {
  if (departures.length === 0) return words.say('gap-reading-own');
  return departures.map((one) => departureName(words, one)).join(words.say('clause-separator'));
}
