// The curve in words: what the next thousand of salary leaves, and where the lines run.
import { type TemplateResult, html, nothing } from 'lit';

import type { Curve } from '../core.ts';
import { fromMinor, minor } from '../numbers.ts';
import type { Drawn } from '../pictures.ts';
import type { Words } from '../texts.ts';

type Point = Curve['points'][number];

/** The reliefs that have a line. */
const ROUTES = ['exemption', 'subsidy'] as const;

export function curveWords(words: Words, { curve, next }: Drawn): TemplateResult {
  return html`${next ? here(words, next.points) : nothing} ${ROUTES.map((route) => html`<p>${parting(words, curve.points, route)}</p>`)}`;
}

/** What is left to bear at a point. */
function lines({ mainland_tax: tax, exemption_if_met: exemption, subsidy_if_met: subsidy }: Point): Record<'none' | (typeof ROUTES)[number], bigint> {
  const whole = minor(tax);
  return { none: whole, exemption: whole - minor(exemption), subsidy: whole - minor(subsidy) };
}

/** Where the lines are at the person's own salary, and what a step above it leaves. */
function here(words: Words, [own, above]: Point[]): TemplateResult | typeof nothing {
  if (!own || !above) return nothing;
  const cny = (amount: bigint) => words.inText('cny', fromMinor(amount));
  const step = minor(above.income) - minor(own.income);
  const [now, then] = [lines(own), lines(above)];
  const each = (of: (name: keyof typeof now) => bigint) => ({ none: cny(of('none')), exemption: cny(of('exemption')), subsidy: cny(of('subsidy')) });
  return html`<p>${words.say('page-next', { step: cny(step), ...each((name) => step - (then[name] - now[name])) })}</p>
    <p>${words.say('page-lines-here', each((name) => now[name]))}</p>`;
}

/** From where on a route reduces the tax. */
function parting(words: Words, points: readonly Point[], route: (typeof ROUTES)[number]): string {
  const at = points.findIndex((point) => minor(point[`${route}_if_met`]) > 0n);
  const [before, after] = [points[at - 1], points[at]];
  if (!after) return words.say(`page-line-one-${route}`);
  return before ? words.say(`page-line-parts-${route}`, { from: words.inText('cny', before.income), to: words.inText('cny', after.income) }) : '';
}
