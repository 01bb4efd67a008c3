// The first question: how somebody lives and crosses the border. One tap sets status and days.
import { type TemplateResult, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

import type { Words } from '../texts.ts';
import { type Living, WAYS, type Way } from './living.ts';

export interface QuestionState {
  words: Words;
  living: Living | undefined;
  /** Whether what works it out could not be loaded. */
  missing: boolean;
  choose(way: Way | undefined): void;
  again(): void;
  /** What is asked after an answer, and what follows from it; nothing while that is loading. */
  after: TemplateResult | undefined;
}

export function livingQuestion(state: QuestionState): TemplateResult {
  const { words, living, choose } = state;
  return html`<fieldset class="field choice living" aria-describedby="living-help">
    <legend>${words.say('page-living')}</legend>
    <p class="help" id="living-help">${words.say('page-living-help')}</p>
    <div>
      ${WAYS.map(
        (way) => html`<label class="option wide"
          ><input
            type="radio"
            name="living"
            id=${`living-${way}`}
            value=${way}
            .checked=${live(living?.way === way)}
            @change=${() => choose(way)}
          /><span>${words.say(`page-living-${way}`)}<small class="effect">${words.say(`page-living-means-${way}`)}</small></span></label
        >`,
      )}
    </div>
    ${living ? after(state) : nothing}
  </fieldset>`;
}

function after({ words, missing, choose, again, after: asked }: QuestionState): TemplateResult {
  return html`${asked ??
    html`<div role="status"><p>${words.say(missing ? 'page-living-missing' : 'page-living-loading')}</p></div>
      ${missing ? html`<button type="button" class="plain" @click=${again}>${words.say('page-part-again')}</button>` : nothing}`}
    <button type="button" class="plain" id="living-none" @click=${() => choose(undefined)}>${words.say('page-living-none')}</button>`;
}
