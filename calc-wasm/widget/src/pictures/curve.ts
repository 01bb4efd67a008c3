// Income against what is left to bear under each route, with the person's own place.
import { bisector } from 'd3-array';
import { line, symbol, symbolDiamond } from 'd3-shape';
import { type TemplateResult, html, svg } from 'lit';

import type { Words } from '../texts.ts';
import { type Scale, scaleOf, tickName, tickNames, yuan } from './scale.ts';

/** A line through its points, both amounts in minor units. */
export interface Series {
  kind: string;
  points: readonly (readonly [income: bigint, left: bigint])[];
}

export interface CurveShown {
  words: Words;
  series: readonly Series[];
  /** The person's own income. */
  own: bigint;
  /** The points, by their place in the series, between which two of these overtake each other. */
  crossings: readonly { mark: string; before: number; after: number; series: readonly [number, number] }[];
}

type Point = readonly [income: number, left: number];

export function curve({ words, series, own, crossings }: CurveShown): TemplateResult {
  const lines = series.map(({ kind, points }) => ({ kind, points: points.map(([income, left]): Point => [yuan(income), yuan(left)]) }));
  const all = series.flatMap(({ points }) => points);
  const last = all.reduce((most, [income]) => (income > most ? income : most), 0n);
  const x = scaleOf([last]).domain([0, yuan(last)]);
  const y = scaleOf(all.map(([, left]) => left), [100, 0]);
  const path = line<Point>().x(([income]) => x(income)).y(([, left]) => y(left));
  const place = x(yuan(own));
  return html`<svg class="curve" role="img" aria-labelledby="page-picture-curve">
    ${grid(words, y)}
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" class="plot">
      ${lines.map(({ kind, points }) => svg`<path d=${path(points) ?? ''} class=${kind}></path>`)}
    </svg>
    <line x1="0" x2="100%" y1=${`${y(0)}%`} y2=${`${y(0)}%`} class="axis"></line>
    <line x1="0" x2="0" y1="0" y2="100%" class="axis"></line>
    <line x1=${`${place}%`} x2=${`${place}%`} y1="0" y2="100%" class="own"></line>
    ${lines.map(({ kind, points }) => svg`<circle cx=${`${place}%`} cy=${`${y(at(points, yuan(own)))}%`} r="4" class=${`dot ${kind}`}></circle>`)}
    <text x=${`${place}%`} dx=${place > 60 ? -5 : 5} y="12" text-anchor=${place > 60 ? 'end' : 'start'} class="tick own-label">${words.say('page-step-of', { what: words.say('page-you'), step: tickName(words, yuan(own)) })}</text>
    ${crossings.map(({ mark, before, after, series: [one, other] }) => {
      const [first, second] = [lines[one]?.points ?? [], lines[other]?.points ?? []];
      const income = meeting(first, second, before, after);
      return svg`<svg x=${`${x(income)}%`} y=${`${y(at(first, income))}%`} class="crossing-mark">
        <path d=${symbol(symbolDiamond, 70)() ?? ''}></path><text x="8" y="16" class="tick own-label">${mark}</text></svg>`;
    })}
    ${tickNames(words, x, '100%')}
  </svg>`;
}

/** Lines across at round amounts; nothing needs no name, the axis below has it. */
function grid(words: Words, y: Scale): TemplateResult[] {
  return y.ticks(4).filter((tick) => tick !== 0).map((tick) => {
    const height = `${y(tick)}%`;
    return svg`<line x1="0" x2="100%" y1=${height} y2=${height} class="grid"></line>
      <text x="4" y=${height} dy=${y(tick) < 5 ? 12 : -4} class="tick">${tickName(words, tick)}</text>`;
  });
}

/** What a line has at an income between two of its points. */
function at(points: readonly Point[], income: number): number {
  const index = bisector<Point, number>(([one]) => one).left(points, income);
  const [after, before] = [points[Math.min(index, points.length - 1)], points[Math.max(index - 1, 0)]];
  if (!before || !after || after[0] === before[0]) return after?.[1] ?? 0;
  return before[1] + ((after[1] - before[1]) * (income - before[0])) / (after[0] - before[0]);
}

/** Where two lines meet between two of their points. */
function meeting(one: readonly Point[], other: readonly Point[], before: number, after: number): number {
  const gap = (index: number) => (one[index]?.[1] ?? 0) - (other[index]?.[1] ?? 0);
  const [left, right] = [one[before]?.[0] ?? 0, one[after]?.[0] ?? 0];
  return left + ((right - left) * gap(before)) / (gap(before) - gap(after));
}
