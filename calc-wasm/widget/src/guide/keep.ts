// A file with all of it, and the way back from a file.
import { type TemplateResult, html, nothing } from 'lit';

import { download } from '../download.ts';
import { drop } from './drop.ts';
import { pack } from './pack.ts';
import type { GuideState } from './state.ts';

export function keep(state: GuideState): TemplateResult {
  const { words, answer, fill, refused } = state;
  const save = () => download(`tax-differential-${answer.tax_year}.zip`, [pack(state)], 'application/zip');
  return html`<p>${words.say('page-keep-what')}</p>
    <p><button type="button" class="plain" id="pack" @click=${save}>${words.say('page-keep-pack')}</button></p>
    <h3>${words.say('page-keep-open')}</h3>
    <p class="help" id="keep-help">${words.say('page-keep-open-help')}</p>
    ${drop(words, 'keep', fill)}
    ${refused === '' ? nothing : html`<p class="error" role="alert">${words.say('page-keep-refused', { file: refused })}</p>`}`;
}
