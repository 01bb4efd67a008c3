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

/** Less yuan than this are no reason for finer ticks. */
const LEAST = 100;

export function yuan(minorUnits: bigint): number {
  return Number(minorUnits) / 100;
}

/** A scale from nothing to the most, or from below nothing where there is less; it ends at round amounts. */
export function scaleOf(amounts: readonly bigint[], range: readonly [number, number] = [0, 100]): Scale {
  const [least, most] = extent([0, LEAST, ...amounts.map(yuan)]) as [number, number];
  return scaleLinear([least, most], range).nice(4);
}

/** The round amounts that are named. */
export function ticksOf(scale: Scale): number[] {
  return scale.ticks(4);
}

const names = new Map<string, string>();

/** A round amount in words of currency. There are few, and a keystroke seldom brings new ones. */
export function tickName(words: Words, tick: number): string {
  const key = `${words.language} ${tick}`;
  const known = names.get(key) ?? words.cny(fromMinor(BigInt(Math.round(tick * 100))).replace(/\.00$/, ''));
  names.set(key, known);
  return known;
}

/** Widths of a drawing, in pixels, that have names of their own: on a phone, and where the style sheet
 * finds more room. */
const WIDTHS = { narrow: 256, wide: 640 };

/** A letter of a name is not wider, in pixels. */
const LETTER = 7.5;

interface Placed {
  tick: number;
  name: string;
  place: number;
  /** Where its letters stand, for the style sheet. */
  kind: 'first' | 'inner' | 'late' | 'last';
}

/** From where to where a name goes, in percent. */
function reach({ name, place, kind }: Placed, width: keyof typeof WIDTHS): [number, number] {
  const size = (name.length * LETTER * 100) / WIDTHS[width];
  if (kind === 'first') return [place, place + size];
  if (kind === 'last' || (kind === 'late' && width === 'narrow')) return [place - size, place];
  return [place - size / 2, place + size / 2];
}

/** The names that do not run into the one before. */
function fitting(placed: readonly Placed[], width: keyof typeof WIDTHS): Set<Placed> {
  let end = -Infinity;
  return new Set(placed.filter((one) => {
    const [from, to] = reach(one, width);
    if (from < end) return false;
    end = to;
    return true;
  }));
}

/** Marks and names of ticks below a drawing. */
export function tickNames(words: Words, scale: Scale, ticks: readonly number[], y: string): TemplateResult[] {
  const placed = ticks.map((tick): Placed => {
    const place = scale(tick);
    return { tick, name: tickName(words, tick), place, kind: place < 5 ? 'first' : place > 94 ? 'last' : place > 82 ? 'late' : 'inner' };
  });
  const [narrow, wide] = [fitting(placed, 'narrow'), fitting(placed, 'wide')];
  return placed.map((one) => {
    const at = `${one.place}%`;
    const shown = `${narrow.has(one) ? '' : ' not-narrow'}${wide.has(one) ? '' : ' not-wide'}`;
    return svg`<svg y=${y} class="tick-mark"><line x1=${at} x2=${at} y1="0" y2="4" class="axis"></line></svg>
      <text x=${at} y=${y} dy="17" class=${`tick ${one.kind}${shown}`}>${one.name}</text>`;
  });
}
