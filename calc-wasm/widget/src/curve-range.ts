// The stretch of wages that the curve is drawn for.
import type { Range } from './core.ts';
import { fromMinor, minor } from './numbers.ts';

/** The largest amount that the core takes, 10^12 yuan, in fen. */
const LARGEST = 100_000_000_000_000n;

/** How many stretches the curve has. */
const STEPS = 96n;

/** From the exempt income to twice the wages, at least to a million, in whole thousands, so that the points can be
 * read; never above the largest amount. */
export function rangeOf(wages: string, from: string): Range {
  const least = 100_000_000n;
  const most = minor(wages) * 2n > least ? minor(wages) * 2n : least;
  const wanted = (most / STEPS / 100_000n + 1n) * 100_000n;
  const room = (LARGEST - minor(from)) / STEPS;
  const step = wanted < room ? wanted : room;
  return { column: 'wages', from, to: fromMinor(minor(from) + step * STEPS), step: fromMinor(step) };
}

/** From the wages to a thousand more. */
export function nextOf(wages: string): Range {
  return { column: 'wages', from: wages, to: fromMinor(minor(wages) + 100_000n), step: '1000.00' };
}
