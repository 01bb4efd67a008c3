// Where an amount stands. A picture has no more than its pixels, so here alone an amount becomes a
// floating-point number; what is shown as a figure stays a text.
import { extent } from 'd3-array';
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { type TemplateResult, svg } from 'lit';

import { fromMinor } from '../numbers.ts';
import type { Words } from '../texts.ts';

/** From yuan to percent of the drawing: percent, and no scaling of the whole, keep letters legible on a
 * phone. */
export type Scale = ScaleLinear<number, number>;

/** Less than this is no reason for finer ticks. */
const LEAST = 100;

export function yuan(minorUnits: bigint): number {
  return Number(minorUnits) / 100;
}

/** A scale from nothing to the most, or from below nothing where there is less. */
export function scaleOf(amounts: readonly bigint[], range: readonly [number, number] = [0, 100]): Scale {
  const [least, most] = extent([0, LEAST, ...amounts.map(yuan)]) as [number, number];
  return scaleLinear([least, most], range).nice(4);
}

/** A round amount of a tick, in words of currency. */
export function tickName(words: Words, tick: number): string {
  return words.cny(fromMinor(BigInt(Math.round(tick * 100))).replace(/\.00$/, ''));
}

/** Names of ticks below a drawing; every other one only where there is room. */
export function tickNames(words: Words, scale: Scale, y: string): TemplateResult[] {
  return scale.ticks(4).map((tick, index) => {
    const at = scale(tick);
    const anchor = at < 5 ? 'start' : at > 92 ? 'end' : 'middle';
    return svg`<text x=${`${at}%`} y=${y} dy="16" text-anchor=${anchor} class=${index % 2 === 0 ? 'tick' : 'tick between'}>${tickName(words, tick)}</text>`;
  });
}
