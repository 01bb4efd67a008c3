// What the tax bureau gave, beside ours: which readings give it to the fen, or that none does.
import { type TemplateResult, html, nothing } from 'lit';

import { cleaned, minor } from '../numbers.ts';
import type { Words } from '../texts.ts';
import { amount, oneOf, signed } from './ask.ts';
import type { Gap } from './messages.ts';
import { departureName, readingName } from './names.ts';
import { type ReadingsState, told } from './state.ts';

export function gap(state: ReadingsState): TemplateResult {
  const { words, typed, change } = state;
  const text = typed.as === 'refund' ? signed(typed.official) : cleaned(typed.official, 'cny');
  const kinds = (['exemption', 'refund'] as const).map((as) => [as, words.say(`page-gap-${as}`)] as const);
  return html`<section class="gap" aria-labelledby="gap-title">
    <h3 id="gap-title">${words.say('page-gap-title')}</h3>
    ${oneOf(words.say('page-gap-as'), 'official-as', kinds, typed.as, (as) => change({ ...typed, as }))}
    ${amount({
      words, id: 'official', label: 'page-gap-figure', help: 'page-gap-help', currency: 'cny', value: typed.official,
      said: text === '' ? undefined : told(state, 'reconcile', { official: { [typed.as]: text } }),
      change: (official) => change({ ...typed, official }),
      draw: (found) => shown(words, found),
    })}
  </section>`;
}

function shown(words: Words, found: Gap): TemplateResult {
  const cny = (amount: string) => words.inText('cny', amount);
  const difference = minor(found.difference);
  const both = { mainland: cny(found.mainland_tax), hongkong: cny(found.hong_kong_tax), amount: cny(found.ours) };
  return html`<p>${words.say('gap-official', { amount: cny(found.official) })} ${words.say('gap-ours', both)}</p>
    ${difference === 0n ? nothing : html`<p>${words.say(difference > 0n ? 'gap-more' : 'gap-less', { amount: cny(found.difference.replace('-', '')) })}</p>`}
    ${found.eligible === 'no' ? html`<p>${words.say('gap-not-eligible')}</p>` : nothing}
    ${found.exact > 0 ? explained(words, found) : unexplained(words, found)}
    <p class="help">${words.say('gap-not-law')}</p>`;
}

function explained(words: Words, { exact, readings, exact_readings, in_common }: Gap): TemplateResult {
  return html`<p><strong>${words.say('gap-explained', { count: exact, tried: String(readings) })}</strong></p>
    <ul class="dotted">${exact_readings.map(({ departures }) => html`<li>${readingName(words, departures)}</li>`)}</ul>
    ${in_common.length > 0 ? html`<p>${words.say('gap-in-common')} ${in_common.map((one) => departureName(words, one)).join(words.say('clause-separator'))}</p>` : nothing}`;
}

function unexplained(words: Words, found: Gap): TemplateResult {
  const cny = (amount: string) => words.inText('cny', amount);
  const { nearest, rates, hong_kong_tax_implied: implied } = found;
  const tried = { tried: String(found.readings), low: cny(found.lowest), high: cny(found.highest) };
  return html`<p><strong>${words.say('gap-unexplained', tried)}</strong></p>
    ${nearest ? html`<p>${words.say('gap-nearest', { amount: cny(nearest.exemption), distance: cny(nearest.difference.replace('-', '')) })} ${readingName(words, nearest.departures)}</p>` : nothing}
    ${implied === null ? nothing : html`<p>${words.say('gap-implied', { implied: cny(implied), ours: cny(found.hong_kong_tax) })}</p>`}
    ${rates.length === 0
      ? html`<p>${words.say('gap-no-rate')}</p>`
      : rates.map((one) => html`<p>${words.say('gap-rates', { count: String(one.count), low: one.lowest, high: one.highest, chance: String(one.coincidence_one_in) })}
          ${readingName(words, one.departures)}</p>`)}`;
}
