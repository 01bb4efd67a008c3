// Pictures with their names, their figures in words, and the tables behind them. The drawing itself
// comes later, as a part; its place is kept, so that nothing moves when it comes.
import { type TemplateResult, html, nothing } from 'lit';

import type { Stretch } from './pictures/bars.ts';
import { PICTURES, type Pictures } from './pictures/load.ts';
import type { Words } from './texts.ts';

export interface Figure {
  words: Words;
  /** The message that names it, and the id of that name. */
  id: string;
  heads: readonly string[];
  rows: () => string[][];
  /** The parts that stand open: a table is made only then. */
  open: ReadonlySet<string>;
  toggle(part: string, open: boolean): void;
}

function table({ words, id, heads, rows, open, toggle }: Figure): TemplateResult {
  const part = `table-${id}`;
  const toggled = (event: Event) => toggle(part, (event.target as HTMLDetailsElement).open);
  return html`<details class="data" ?open=${open.has(part)} @toggle=${toggled}>
    <summary>${words.say('page-table')}</summary>
    ${open.has(part)
      ? html`<div class="scroll" tabindex="0" role="region" aria-labelledby=${id}>
          <table>
            <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
            <tbody>
              ${rows().map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
            </tbody>
          </table>
        </div>`
      : nothing}
  </details>`;
}

export function figure(shown: Figure, picture: TemplateResult): TemplateResult {
  return html`<figure aria-labelledby=${shown.id}>
    <figcaption id=${shown.id}>${shown.words.say(shown.id)}</figcaption>
    ${picture} ${table(shown)}
  </figure>`;
}

/** A drawing, or the place that it will take: an empty one of the same class. */
export function drawn(kind: string, draw: (part: Pictures) => TemplateResult): TemplateResult {
  return PICTURES.part ? draw(PICTURES.part) : html`<svg class=${kind} aria-hidden="true"></svg>`;
}

export interface Bar extends Stretch {
  label: string;
  /** What it comes to, in words. */
  amount: string;
}

/** Bars of one scale, each under its label. */
export function bars(shown: Figure, found: readonly Bar[]): TemplateResult {
  const scale = PICTURES.part?.barScale(found);
  const row = (one: Bar, index: number) => {
    const id = `${shown.id}-${index}`;
    return html`<li>
      <p class="bar-label" id=${id}><span>${one.label}</span> <span class="amount">${one.amount}</span></p>
      ${drawn('bar', (part) => part.bar(scale!, one, id))}
    </li>`;
  };
  return figure(shown, html`<ul class="bars">${found.map(row)}</ul>${drawn('bar-axis', (part) => part.barAxis(shown.words, scale!))}`);
}

/** Says that drawings cannot be had, where that is so. */
export function missing(words: Words, again: () => void): TemplateResult | typeof nothing {
  if (!PICTURES.missing) return nothing;
  return html`<p class="missing" role="status">${words.say('page-pictures-missing')}</p>
    <p><button type="button" class="plain" @click=${again}>${words.say('page-part-again')}</button></p>`;
}
