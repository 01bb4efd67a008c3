// The record of an answer: kept, or checked.
import { type TemplateResult, html, nothing } from 'lit';

import type { Words } from '../texts.ts';
import type { RecordDesk } from './desk.ts';
import { drop } from './drop.ts';

export interface RecordState {
  words: Words;
  desk: RecordDesk;
  /** Keeps a record of what is shown; nothing where nothing is. */
  keep: (() => void) | undefined;
}

export function record({ words, desk, keep }: RecordState): TemplateResult {
  const { kind } = desk.outcome;
  const told = kind === 'nothing' || kind === 'said' ? nothing : html`<p>${words.say(`page-record-${kind}`)}</p>`;
  return html`<p>${words.say('page-record-what')}</p>
    ${keep
      ? html`<p><button type="button" class="plain" id="record" @click=${keep}>${words.say('page-record-keep')}</button></p>`
      : html`<p class="help">${words.say('page-record-empty')}</p>`}
    <h3>${words.say('page-record-check')}</h3>
    <p class="help" id="record-help">${words.say('page-record-check-help')}</p>
    ${drop(words, 'record', (file) => void desk.check(file))}
    <div class="verdict" aria-live="polite">${told} ${desk.drawn(words)}</div>`;
}
