// Income against what is left to bear under each route, with the person's own place.
import { bisector } from 'd3-array';
import { line, symbol, symbolDiamond } from 'd3-shape';
import { type TemplateResult, html, svg } from 'lit';

import { fromMinor } from '../numbers.ts';
import type { Words } from '../texts.ts';
import { type Scale, scaleOf, tickName, tickNames, ticksOf, yuan } from './scale.ts';

/** A line through its points, both amounts in minor units. */
export interface Series {
  kind: string;
  points: readonly (readonly [income: bigint, left: bigint])[];
}

export interface CurveShown {
  words: Words;
  /** The id of its name. */
  id: string;
  series: readonly Series[];
  /** The person's own income. */
  own: bigint;
  /** The points, by their place in the series, between which two of these overtake each other. */
  crossings: readonly { mark: string; before: number; after: number; series: readonly [number, number] }[];
}

type Point = readonly [income: number, left: number];

export function curve({ words, id, series, own, crossings }: CurveShown): TemplateResult {
  const lines = series.map(({ kind, points }) => ({ kind, points: points.map(([income, left]): Point => [yuan(income), yuan(left)]) }));
  const all = series.flatMap(({ points }) => points);
  const last = all.reduce((most, [income]) => (income > most ? income : most), 0n);
  const x = scaleOf([last]).domain([0, yuan(last)]);
  const y = scaleOf(all.map(([, left]) => left), [100, 0]);
  const path = line<Point>().x(([income]) => x(income)).y(([, left]) => y(left));
  const place = x(yuan(own));
  return html`<svg class="curve" role="img" aria-labelledby=${id}>
    ${ticksOf(y).map((tick) => svg`<line x1="0" x2="100%" y1=${`${y(tick)}%`} y2=${`${y(tick)}%`} class=${tick === 0 ? 'axis' : 'grid'}></line>`)}
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" class="plot">
      ${lines.map(({ kind, points }) => svg`<path d=${path(points) ?? ''} class=${kind}></path>`)}
    </svg>
    <line x1="0" x2="0" y1="0" y2="100%" class="axis"></line>
    <line x1=${`${place}%`} x2=${`${place}%`} y1="0" y2="100%" class="own"></line>
    ${lines.map(({ kind, points }) => svg`<circle cx=${`${place}%`} cy=${`${y(at(points, yuan(own)))}%`} r="4" class=${`dot ${kind}`}></circle>`)}
    ${heights(words, y)} ${ownName(words, own, place)}
    ${crossings.map(({ mark, before, after, series: [one, other] }) => {
      const [first, second] = [lines[one]?.points ?? [], lines[other]?.points ?? []];
      const income = meeting(first, second, before, after);
      return svg`<svg x=${`${x(income)}%`} y=${`${y(at(first, income))}%`} class="crossing-mark">
        <path d=${symbol(symbolDiamond, 70)() ?? ''}></path><text y="-11" text-anchor="middle" class="tick own-label">${mark}</text></svg>`;
    })}
    ${tickNames(words, x, ticksOf(x), '100%')}
  </svg>`;
}

/** Round amounts at their heights; nothing needs no name, the axis below has it. */
function heights(words: Words, y: Scale): TemplateResult[] {
  return ticksOf(y).filter((tick) => tick !== 0).map(
    (tick) => svg`<text x="4" y=${`${y(tick)}%`} dy=${y(tick) < 5 ? 12 : -4} class="tick">${tickName(words, tick)}</text>`,
  );
}

/** The person's own place, above everything: the income beside it only where there is room. */
function ownName(words: Words, own: bigint, place: number): TemplateResult[] {
  const [what, step] = [words.say('page-you'), words.cny(fromMinor(own).replace(/\.00$/, ''))];
  const anchor = place < 25 ? 'start' : place > 75 ? 'end' : 'middle';
  return ([['not-wide', what], ['not-narrow', words.say('page-step-of', { what, step })]] as const).map(
    ([shown, text]) => svg`<text x=${`${place}%`} dy="-5" text-anchor=${anchor} class=${`tick own-label ${shown}`}>${text}</text>`,
  );
}

/** What a line has at an income between two of its points. */
function at(points: readonly Point[], income: number): number {
  const index = bisector<Point, number>(([one]) => one).left(points, income);
  const [before, after] = [points[Math.max(index - 1, 0)], points[Math.min(index, points.length - 1)]];
  if (!before || !after || after[0] === before[0]) return after?.[1] ?? 0;
  return before[1] + ((after[1] - before[1]) * (income - before[0])) / (after[0] - before[0]);
}

/** Where two lines meet between two of their points. */
function meeting(one: readonly Point[], other: readonly Point[], before: number, after: number): number {
  const gap = (index: number) => (one[index]?.[1] ?? 0) - (other[index]?.[1] ?? 0);
  const [left, right] = [one[before]?.[0] ?? 0, one[after]?.[0] ?? 0];
  return left + ((right - left) * gap(before)) / (gap(before) - gap(after));
}
