// The range under the headline: a bar with its two ends, which reading gives each, and the one question.
import { type TemplateResult, html, nothing, svg } from 'lit';

import type { Answer } from '../core.ts';
import { minor } from '../numbers.ts';
import { possible } from '../relief.ts';
import type { Words } from '../texts.ts';
import type { End, Ends, ReadingRange } from './messages.ts';
import { departureName, pointName, readingName } from './names.ts';
import { type ReadingsState, told } from './state.ts';

/** The ends of the relief that the headline speaks of. */
function endsOf({ best_route: best }: Answer, range: ReadingRange): Ends {
  if (!best.endsWith('_if_confirmed')) return range.benefit;
  return best.startsWith('subsidy') ? range.subsidy : range.exemption;
}

function found(state: ReadingsState): ReadingRange | undefined {
  const said = told(state, 'range', {});
  return said !== undefined && said !== 'failed' && 'answer' in said ? said.answer : undefined;
}

/** The range in words; nothing until it is worked out. */
export function rangeText(state: ReadingsState): string | undefined {
  const range = found(state);
  return range && inWords(state.words, endsOf(state.answer, range), range);
}

function inWords(words: Words, { low, high }: Ends, { readings }: ReadingRange): string {
  const amount = (end: End) => words.inText('cny', end.amount);
  if (low.amount === high.amount) return words.say('page-span-same', { amount: amount(low), count: readings });
  return words.say('page-span', { least: amount(low), most: amount(high), count: readings });
}

/** The bar and what belongs to it; nothing until it is worked out. */
export function range(state: ReadingsState): TemplateResult | undefined {
  const { words, answer } = state;
  const now = found(state);
  // While the next one is worked out, the last one keeps the place unseen: what stands below does not jump.
  const range = now ?? (told(state, 'range', {}) === undefined ? state.desk.last : undefined);
  if (!range) return undefined;
  const ends = endsOf(answer, range);
  const missing = range.not_worked_out.map((one) => departureName(words, one));
  return html`<section class=${now ? 'span' : 'span waits'} aria-labelledby="span-said">
    <p class="range" id="span-said">${inWords(words, ends, range)}</p>
    ${ends.low.amount === ends.high.amount ? nothing : html`${bar(words, answer, ends)} ${question(words, range)}`}
    ${missing.length > 0
      ? html`<details class="law"><summary>${words.say('answer-range-missing')} <span class="count">${missing.length}</span></summary>
          <ul class="dotted">${missing.map((one) => html`<li>${one}</li>`)}</ul></details>`
      : nothing}
  </section>`;
}

const WIDTH = 1000;

/** From the least to the most, with a mark at what the headline says. */
function bar(words: Words, answer: Answer, { low, high }: Ends): TemplateResult {
  const [least, most, taken] = [minor(low.amount), minor(high.amount), minor(possible(answer))];
  const place = Number(((taken - least) * BigInt(WIDTH)) / (most - least));
  const end = (id: string, { amount, departures }: End) => html`<div>
    <dt>${words.say(id)} <span class="amount">${words.cny(amount)}</span></dt><dd>${readingName(words, departures)}</dd></div>`;
  return html`<svg viewBox="0 0 ${WIDTH} 40" preserveAspectRatio="none" aria-hidden="true">
      ${svg`<rect class="whole" x="0" y="12" width=${WIDTH} height="16"></rect><rect class="taken" x=${Math.max(0, Math.min(WIDTH - 12, place - 6))} y="0" width="12" height="40"></rect>`}
    </svg>
    <dl class="ends">${end('page-span-least', low)} ${end('page-span-most', high)}</dl>`;
}

/** The point to ask the tax bureau about first. */
function question(words: Words, { question: asked }: ReadingRange): TemplateResult | typeof nothing {
  if (!asked) return nothing;
  const filled = { point: pointName(words, asked.point), narrows: words.inText('cny', asked.narrows_by), width: words.inText('cny', asked.width) };
  const unsure = minor(asked.narrows_by) === 0n;
  return html`<p class="first-question">${words.say(unsure ? 'page-span-ask-unsure' : 'page-span-ask', filled)}</p>`;
}
