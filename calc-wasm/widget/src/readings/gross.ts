// The other way round: which wages leave a net.
import { type TemplateResult, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

import { cleaned } from '../numbers.ts';
import type { Words } from '../texts.ts';
import type { Solution } from './messages.ts';
import { drawn } from './names.ts';
import { type ReadingsState, type ReadingsTyped, asks } from './state.ts';

const RELIEFS: ReadingsTyped['relief'][] = ['none', 'exemption', 'subsidy', 'best'];

export function gross(state: ReadingsState): TemplateResult {
  const { words, typed, change } = state;
  const net = cleaned(typed.net, 'cny');
  const relief = (one: ReadingsTyped['relief']) => html`<label class="option"><input type="radio" name="net-relief" id=${`net-relief-${one}`}
    .checked=${live(typed.relief === one)} @change=${() => change({ ...typed, relief: one })} /><span>${words.say(`solve-relief-${one}`)}</span></label>`;
  return html`<section class="gross" aria-labelledby="gross-title">
    <h3 id="gross-title">${words.say('page-solve-title')}</h3>
    <fieldset class="field choice"><legend>${words.say('page-solve-relief')}</legend><div class="options">${RELIEFS.map(relief)}</div></fieldset>
    <div class="field"><label for="net">${words.say('page-solve-net')}</label>
      <p class="help" id="net-help">${words.say('page-solve-help')}</p>
      <span class="box"><span class="unit">CNY</span><input id="net" type="text" inputmode="decimal" autocomplete="off" aria-describedby="net-help"
        .value=${live(typed.net)} @input=${(event: Event) => change({ ...typed, net: (event.target as HTMLInputElement).value })} /></span></div>
    <div aria-live="polite">${net === '' ? nothing : drawn(words, state.desk.answer(asks(state, 'solve', { solve: { net, relief: typed.relief } })), (found) => shown(words, found))}</div>
  </section>`;
}

function shown(words: Words, found: Solution): TemplateResult {
  const cny = (amount: string) => words.inText('cny', amount);
  const relief = words.say(`solve-relief-${found.relief}`);
  const filled = { wages: cny(found.wages), net: cny(found.statement.net), target: cny(found.target), relief };
  const { below, falls_below_until: falls } = found;
  return html`<p><strong>${words.say(found.exact ? 'solve-exact' : 'solve-at-least', filled)}</strong></p>
    ${below ? html`<p>${words.say('solve-below', { wages: cny(below.wages), net: cny(below.net) })}</p>` : nothing}
    ${falls ? html`<p>${words.say('solve-falls-below', { wages: cny(falls.wages), net: cny(falls.net) })}</p>` : nothing}
    ${found.eligible === null || found.eligible === 'yes' ? nothing : html`<p>${words.say('solve-not-confirmed')}</p>`}`;
}
