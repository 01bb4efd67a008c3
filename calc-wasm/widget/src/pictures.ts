// Pictures of an answer, each with a table behind it: what they show. `pictures/` draws.
import { type TemplateResult, html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';

import type { Answer, Curve } from './core.ts';
import { type Bar, type Figure, bars, blank, drawn, figure, missing, tableOf } from './drawing.ts';
import { fromMinor, minor } from './numbers.ts';
import { PICTURES, type Pictures } from './pictures/load.ts';
import { possible } from './relief.ts';
import type { Words } from './texts.ts';

/** What a curve was drawn of: it stays until the next one is there. */
export interface Drawn {
  curve: Curve;
  wages: string;
  /** From the person's own salary to a thousand more. */
  next: Curve | undefined;
}

export interface PicturesState {
  words: Words;
  answer: Answer;
  gross: string;
  contributions: string;
  drawn: Drawn | undefined;
  /** Whether there is a curve: months are not drawn along one income. */
  curved: boolean;
  open: ReadonlySet<string>;
  toggle(part: string, open: boolean): void;
  /** What the curve says, in words. */
  said: TemplateResult | undefined;
  /** Tries again to load what draws. */
  again(): void;
}

/** The part of the pictures that opens on demand. */
export const MORE = 'pictures';

function shownBars({ words, open, toggle }: PicturesState, id: string, found: readonly Bar[]): TemplateResult {
  const rows = () => found.map(({ label, amount }) => [label, amount]);
  return bars({ words, id, open, toggle, heads: [words.say('page-what'), 'CNY'], rows }, found);
}

/** The two burdens and what is left after the route, as bars of one scale. */
function burdens(state: PicturesState): TemplateResult {
  const { words, answer } = state;
  const unconfirmed = answer.best_route.endsWith('_if_confirmed');
  const mainland = minor(answer.mainland.tax);
  const hongKong = minor(answer.hong_kong.tax_cny);
  const left = mainland - minor(possible(answer));
  const bar = (label: string, from: bigint, to: bigint, kind: string): Bar => ({
    label: words.say(label), amount: words.cny(fromMinor(to - from)), from, to, kind,
  });
  return shownBars(state, 'page-picture-burdens', [
    bar('page-figure-mainland', 0n, mainland, 'bar-mainland'),
    bar('page-figure-hongkong', 0n, hongKong, 'bar-hongkong'),
    bar(unconfirmed ? 'page-figure-possible' : 'page-figure-benefit', left, mainland, 'bar-relief'),
    bar(unconfirmed ? 'page-left-possible' : 'term-burden_after', 0n, left, 'bar-left'),
  ]);
}

/** From gross to net: what comes in, what is taken, what comes back. */
function waterfall(state: PicturesState): TemplateResult {
  const { words, answer } = state;
  const unconfirmed = answer.best_route.endsWith('_if_confirmed');
  const gross = minor(state.gross);
  const contributed = gross - minor(state.contributions);
  const taxed = contributed - minor(answer.mainland.tax);
  const net = taxed + minor(possible(answer));
  const bar = (label: string, sign: string, from: bigint, to: bigint, kind: string): Bar => ({
    label: `${sign}${words.say(label)}`, amount: words.cny(fromMinor(to - from)), from, to, kind,
  });
  return shownBars(state, 'page-picture-waterfall', [
    bar('page-gross', '', 0n, gross, 'bar-left'),
    ...(contributed < gross ? [bar('page-contributions', '− ', contributed, gross, 'bar-hongkong')] : []),
    bar('term-mainland_tax', '− ', taxed, contributed, 'bar-mainland'),
    bar(unconfirmed ? 'page-figure-possible' : 'page-figure-benefit', '+ ', taxed, net, 'bar-relief'),
    bar(unconfirmed ? 'page-net-possible' : 'page-net', '', 0n, net, 'bar-left'),
  ]);
}

interface Series {
  id: string;
  kind: string;
  of(point: Curve['points'][number]): bigint;
}

const NONE: Series = { id: 'page-curve-none', kind: 'line-mainland', of: (point) => minor(point.mainland_tax) };
const EXEMPTION: Series = {
  id: 'page-curve-exemption', kind: 'line-exemption', of: (point) => minor(point.mainland_tax) - minor(point.exemption_if_met),
};
const SUBSIDY: Series = {
  id: 'page-curve-subsidy', kind: 'line-subsidy', of: (point) => minor(point.mainland_tax) - minor(point.subsidy_if_met),
};
const SERIES = [NONE, EXEMPTION, SUBSIDY];

interface Crossing {
  /** The points, by their place, between which it lies. */
  before: number;
  after: number;
  better: 'exemption' | 'subsidy';
}

/** Where one route overtakes the other. */
export function crossings(curve: Curve): Crossing[] {
  const found: Crossing[] = [];
  let last: { better: Crossing['better']; index: number } | undefined;
  curve.points.forEach((point, index) => {
    const difference = minor(point.exemption_if_met) - minor(point.subsidy_if_met);
    if (difference === 0n) return;
    const better = difference > 0n ? 'exemption' : 'subsidy';
    if (last && last.better !== better) found.push({ before: last.index, after: index, better });
    last = { better, index };
  });
  return found;
}

const CURVE = 'page-picture-curve';

/** Income against what is left to bear under each route, with the person's own place. Before it is
 * worked out its place is kept. */
function curves({ words, open, toggle }: PicturesState, found: Drawn | undefined): TemplateResult {
  const points = found?.curve.points ?? [];
  const marked = (found ? crossings(found.curve) : []).map((one, index) => ({ ...one, mark: String.fromCharCode(65 + index) }));
  const legend = html`<ul class="legend">
    ${SERIES.map(({ id, kind }) => html`<li><svg viewBox="0 0 40 8" class="key" aria-hidden="true"><line x1="0" y1="4" x2="40" y2="4" class=${kind}></line></svg> ${words.say(id)}</li>`)}
  </ul>`;
  const shown: Figure = {
    words, id: CURVE, open, toggle,
    heads: [words.label('wages'), ...SERIES.map(({ id }) => words.say(id))],
    rows: () =>
      points
        .filter((_, index) => index % 8 === 0 || index === points.length - 1)
        .map((point) => [words.cny(point.income), ...SERIES.map(({ of }) => words.cny(fromMinor(of(point))))]),
  };
  const draw = (part: Pictures) =>
    part.curve({
      words, own: minor(found?.wages ?? '0'), id: CURVE,
      series: SERIES.map(({ kind, of }) => ({ kind, points: points.map((point) => [minor(point.income), of(point)] as const) })),
      crossings: marked.map(({ mark, before, after }) => ({ mark, before, after, series: [SERIES.indexOf(EXEMPTION), SERIES.indexOf(SUBSIDY)] as const })),
    });
  const between = ({ before, after, better, mark }: (typeof marked)[number]) => {
    const [from, to] = [words.inText('cny', points[before]?.income ?? '0'), words.inText('cny', points[after]?.income ?? '0')];
    return html`<p class="crossing">${words.say('page-step-of', { what: mark, step: words.say(`page-crossing-${better}`, { from, to }) })}</p>`;
  };
  return figure(shown, html`${legend} ${found ? drawn('curve', draw) : blank('curve')} ${marked.map(between)}`);
}

/** The same while nothing of it changes: a keystroke does not draw the curve again. */
function curvesOnce(state: PicturesState): unknown {
  const { words, drawn: found, open } = state;
  return guard([words, found, PICTURES.part, open.has(tableOf(CURVE))], () => curves(state, found));
}

export function pictures(state: PicturesState): TemplateResult {
  const { words, open, toggle } = state;
  const toggled = (event: Event) => toggle(MORE, (event.target as HTMLDetailsElement).open);
  return html`<section class="pictures" aria-labelledby="pictures-title">
    <h2 id="pictures-title">${words.say('page-pictures')}</h2>
    ${missing(words, state.again)} ${burdens(state)}
    <details class="part" ?open=${open.has(MORE)} @toggle=${toggled}>
      <summary><span>${words.say(state.curved ? 'page-pictures-more' : 'page-picture-waterfall')}</span></summary>
      ${open.has(MORE) ? html`${state.curved ? html`${curvesOnce(state)} ${state.said}` : nothing} ${waterfall(state)}` : nothing}
    </details>
  </section>`;
}
