// Bars on one scale that need no colour to be read.
import { type TemplateResult, html, svg } from 'lit';

import type { Words } from '../texts.ts';
import { type Scale, scaleOf, tickNames, yuan } from './scale.ts';

/** A stretch of the scale. */
export interface Stretch {
  from: bigint;
  to: bigint;
  kind: string;
}

/** Marks that tell areas apart without colour. */
const PATTERNS = svg`<defs>
  <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="6" height="6" class="fill-relief"></rect><line x1="0" y1="0" x2="0" y2="6" class="stroke-paper"></line>
  </pattern>
  <pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse">
    <rect width="6" height="6" class="fill-hongkong"></rect><circle cx="3" cy="3" r="1.2" class="fill-paper"></circle>
  </pattern>
</defs>`;

export function barScale(bars: readonly Stretch[]): Scale {
  return scaleOf(bars.flatMap(({ from, to }) => [from, to]));
}

/** One bar, named by the label that stands above it. */
export function bar(scale: Scale, { from, to, kind }: Stretch, label: string): TemplateResult {
  const [low, high] = [scale(yuan(from)), scale(yuan(to))];
  return html`<svg class="bar" role="img" aria-labelledby=${label}>
    ${scale.ticks(4).map((tick) => svg`<line x1=${`${scale(tick)}%`} x2=${`${scale(tick)}%`} y1="0" y2="100%" class=${tick === 0 ? 'axis' : 'grid'}></line>`)}
    ${from === to
      ? svg`<line x1=${`${low}%`} x2=${`${low}%`} y1="3" y2="19" class="nothing"></line>`
      : svg`<rect x=${`${low}%`} y="3" width=${`${Math.max(high - low, 0.3)}%`} height="16" class=${kind}></rect>`}
  </svg>`;
}

/** The scale below the bars. */
export function barAxis(words: Words, scale: Scale): TemplateResult {
  return html`<svg class="bar-axis" aria-hidden="true">${PATTERNS} ${tickNames(words, scale, '0')}</svg>`;
}

/** A bar in a cell, as wide as the cell for the most. */
export function strip(amount: bigint, most: bigint, kind: string): TemplateResult {
  const width = scaleOf([most]).domain([0, yuan(most)])(yuan(amount));
  return html`<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width=${width} height="8" class=${kind}></rect></svg>`;
}
