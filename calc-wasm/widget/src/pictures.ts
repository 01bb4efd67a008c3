// Pictures of an answer: SVG that needs no colour to be read, each with a table behind it.
import { type TemplateResult, html, nothing, svg } from 'lit';

import type { Answer, Curve } from './core.ts';
import { type Bar, drawn, figure, percent } from './drawing.ts';
import { fromMinor, minor } from './numbers.ts';
import { possible } from './result.ts';
import type { Words } from './texts.ts';

interface Row {
  label: string;
  amount: string;
}

/** The two burdens and what is left after the route, as bars of one scale. */
function burdens(words: Words, answer: Answer): TemplateResult {
  const unconfirmed = answer.best_route.endsWith('_if_confirmed');
  const mainland = minor(answer.mainland.tax);
  const hongKong = minor(answer.hong_kong.tax_cny);
  const relief = minor(possible(answer));
  const most = mainland > hongKong ? mainland : hongKong;
  const rows: Row[] = [
    { label: words.say('page-figure-mainland'), amount: answer.mainland.tax },
    { label: words.say('page-figure-hongkong'), amount: answer.hong_kong.tax_cny },
    { label: words.say(unconfirmed ? 'page-figure-possible' : 'page-figure-benefit'), amount: fromMinor(relief) },
    { label: words.say(unconfirmed ? 'page-left-possible' : 'term-burden_after'), amount: fromMinor(mainland - relief) },
  ];
  const bars: Bar[] = [
    { from: 0n, to: mainland, kind: 'bar-mainland' },
    { from: 0n, to: hongKong, kind: 'bar-hongkong' },
    { from: mainland - relief, to: mainland, kind: 'bar-relief' },
    { from: 0n, to: mainland - relief, kind: 'bar-left' },
  ];
  const labels = rows.map(({ label, amount }) => `${label}: ${words.cny(amount)}`);
  const picture = drawn('page-picture-burdens', bars, labels.map((label) => [label]), most);
  return figure(words, 'page-picture-burdens', picture, [words.say('page-what'), 'CNY'],
    rows.map(({ label, amount }) => [label, words.cny(amount)]));
}

/** From gross to net: what comes in, what is taken, what comes back. */
function waterfall(words: Words, answer: Answer, gross: string, contributions: string): TemplateResult {
  const income = minor(gross);
  const paid = minor(contributions);
  const tax = minor(answer.mainland.tax);
  const relief = minor(possible(answer));
  const unconfirmed = answer.best_route.endsWith('_if_confirmed');
  const back = words.say(unconfirmed ? 'page-figure-possible' : 'page-figure-benefit');
  const steps = [
    { label: words.say('page-gross'), from: 0n, to: income, kind: 'bar-left' },
    ...(paid > 0n ? [{ label: words.say('page-contributions'), from: income - paid, to: income, kind: 'bar-hongkong' }] : []),
    { label: words.say('term-mainland_tax'), from: income - paid - tax, to: income - paid, kind: 'bar-mainland' },
    { label: back, from: income - paid - tax, to: income - paid - tax + relief, kind: 'bar-relief' },
    { label: words.say(unconfirmed ? 'page-net-possible' : 'page-net'), from: 0n, to: income - paid - tax + relief, kind: 'bar-left' },
  ];
  const sign = (index: number, kind: string) => (index === 0 || index === steps.length - 1 ? '' : kind === 'bar-relief' ? '+ ' : '− ');
  const labels = steps.map(({ label, from, to, kind }, index) => `${sign(index, kind)}${label}: ${words.cny(fromMinor(to - from))}`);
  const picture = drawn('page-picture-waterfall', steps, labels.map((label) => [label]), income);
  return figure(words, 'page-picture-waterfall', picture, [words.say('page-what'), 'CNY'],
    steps.map(({ label, from, to, kind }, index) => [`${sign(index, kind)}${label}`, words.cny(fromMinor(to - from))]));
}

interface Series {
  id: string;
  kind: string;
  of(point: Curve['points'][number]): bigint;
}

const SERIES: Series[] = [
  { id: 'page-curve-none', kind: 'line-mainland', of: (point) => minor(point.mainland_tax) },
  { id: 'page-curve-exemption', kind: 'line-exemption', of: (point) => minor(point.mainland_tax) - minor(point.exemption_if_met) },
  { id: 'page-curve-subsidy', kind: 'line-subsidy', of: (point) => minor(point.mainland_tax) - minor(point.subsidy_if_met) },
];

/** The incomes between which one route overtakes the other. */
export function crossings(curve: Curve): { from: string; to: string; better: 'exemption' | 'subsidy' }[] {
  const found: { from: string; to: string; better: 'exemption' | 'subsidy' }[] = [];
  let before: { better: 'exemption' | 'subsidy'; income: string } | undefined;
  for (const point of curve.points) {
    const difference = minor(point.exemption_if_met) - minor(point.subsidy_if_met);
    if (difference === 0n) continue;
    const better = difference > 0n ? 'exemption' : 'subsidy';
    if (before && before.better !== better) found.push({ from: before.income, to: point.income, better });
    before = { better, income: point.income };
  }
  return found;
}

/** Income against what is left to bear under each route, with the person's own place. */
function curves(words: Words, curve: Curve, wages: string): TemplateResult {
  const last = curve.points.at(-1);
  const most = minor(last?.income ?? '1');
  const top = minor(last?.mainland_tax ?? '1');
  const x = (amount: bigint) => percent(amount, most);
  const y = (amount: bigint) => 100 - percent(amount, top > 0n ? top : 1n);
  const path = ({ of }: Series) =>
    curve.points.map((point, index) => `${index === 0 ? 'M' : 'L'}${x(minor(point.income))} ${y(of(point))}`).join('');
  const own = minor(wages);
  const legend = html`<ul class="legend">
    ${SERIES.map(({ id, kind }) => html`<li><svg viewBox="0 0 40 8" class="key" aria-hidden="true"><line x1="0" y1="4" x2="40" y2="4" class=${kind}></line></svg> ${words.say(id)}</li>`)}
  </ul>`;
  const picture = html`${legend}
    <svg class="curve" role="img" aria-labelledby="page-picture-curve">
      ${[1n, 2n, 3n].map((part) => {
        const at = `${y((top * part) / 4n)}%`;
        const amount = words.cny(fromMinor((top * part) / 4n).replace(/\.\d\d$/, ''));
        return svg`<line x1="0" x2="100%" y1=${at} y2=${at} class="grid"></line>
          <text x="4" y=${at} dy="-4" class="tick">${amount}</text>`;
      })}
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" class="plot">
        ${SERIES.map((series) => svg`<path d=${path(series)} class=${series.kind}></path>`)}
      </svg>
      <line x1="0" x2="100%" y1="100%" y2="100%" class="axis"></line>
      <line x1="0" x2="0" y1="0" y2="100%" class="axis"></line>
      <line x1=${`${x(own)}%`} x2=${`${x(own)}%`} y1="0" y2="100%" class="own"></line>
      <text x=${`${x(own)}%`} dx="4" y="12" class="tick own-label">${words.say('page-you')}</text>
      <text x="0" y="100%" dy="16" class="tick">0</text>
      <text x="100%" y="100%" dy="16" class="tick end">${words.cny((last?.income ?? '').replace(/\.\d\d$/, ''))}</text>
    </svg>
    ${crossings(curve).map(({ from, to, better }) => html`<p class="crossing">${words.say(`page-crossing-${better}`, { from: words.cny(from), to: words.cny(to) })}</p>`)}`;
  const rows = curve.points
    .filter((_, index) => index % 8 === 0 || index === curve.points.length - 1)
    .map((point) => [words.cny(point.income), ...SERIES.map(({ of }) => words.cny(fromMinor(of(point))))]);
  return figure(words, 'page-picture-curve', picture, [words.label('wages'), ...SERIES.map(({ id }) => words.say(id))], rows);
}

export interface PicturesState {
  words: Words;
  answer: Answer;
  open: boolean;
  gross: string;
  contributions: string;
  wages: string;
  curve: Curve | undefined;
  toggle(open: boolean): void;
}

export function pictures(state: PicturesState): TemplateResult {
  const { words, answer, open, curve } = state;
  const toggled = (event: Event) => state.toggle((event.target as HTMLDetailsElement).open);
  return html`<section class="pictures" aria-labelledby="pictures-title">
    <h2 id="pictures-title">${words.say('page-pictures')}</h2>
    ${burdens(words, answer)}
    <details class="part" ?open=${open} @toggle=${toggled}>
      <summary><span>${words.say('page-pictures-more')}</span></summary>
      ${open
        ? html`${curve ? curves(words, curve, state.wages) : nothing} ${waterfall(words, answer, state.gross, state.contributions)}`
        : nothing}
    </details>
  </section>`;
}
