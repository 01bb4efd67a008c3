// Bars and lines that need no colour to be read, each with a table behind it.
import { type TemplateResult, html, svg } from 'lit';

import type { Words } from './texts.ts';

/** Where an amount stands on an axis, in percent; a picture has no more than its pixels. Percent,
 * and no scaling of the whole, keep letters legible on a phone. */
export function percent(amount: bigint, most: bigint): number {
  return most <= 0n ? 0 : Number((amount * 10_000n) / most) / 100;
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

export interface Bar {
  from: bigint;
  to: bigint;
  kind: string;
}

const LINE = 18;
const BAR = 16;

/** Bars of one scale, each under the lines of its label. */
export function drawn(id: string, bars: Bar[], labels: string[][], most: bigint): TemplateResult {
  const lines = Math.max(...labels.map((label) => label.length));
  const step = lines * LINE + BAR + 14;
  return html`<svg class="bars" height=${bars.length * step} role="img" aria-labelledby=${id}>
    ${PATTERNS}
    ${bars.map(({ from, to, kind }, index) => {
      const low = from < 0n ? 0n : from;
      const width = percent(to > low ? to - low : 0n, most);
      const top = index * step;
      return svg`${(labels[index] ?? []).map((line, at) => svg`<text x="0" y=${top + at * LINE + 15} class="bar-label">${line}</text>`)}
        <rect x=${`${percent(low, most)}%`} y=${top + lines * LINE + 4} width=${`${Math.max(width, 0.3)}%`} height=${BAR} class=${kind}></rect>`;
    })}
  </svg>`;
}

function table(words: Words, id: string, heads: string[], rows: string[][]): TemplateResult {
  return html`<details class="data">
    <summary>${words.say('page-table')}</summary>
    <div class="scroll" tabindex="0" role="region" aria-labelledby=${id}>
      <table>
        <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
        <tbody>
          ${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>
  </details>`;
}

export function figure(words: Words, id: string, picture: TemplateResult, heads: string[], rows: string[][]): TemplateResult {
  return html`<figure aria-labelledby=${id}>
    <figcaption id=${id}>${words.say(id)}</figcaption>
    ${picture} ${table(words, id, heads, rows)}
  </figure>`;
}
