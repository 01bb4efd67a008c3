// Why files are not read or worked out, and what to do.
import { type TemplateResult, html } from 'lit';

import type { Words } from '../texts.ts';
import type { Refused } from './messages.ts';

export function refusal(words: Words, { said }: Refused): TemplateResult {
  const { place, message, fix } = said[words.language];
  return html`<p class="error"><strong>${place === '' ? message : words.say('line-at', { place, message })}</strong> ${fix}</p>`;
}

export function unreadable(words: Words): TemplateResult {
  return html`<p class="error"><strong>${words.say('payroll-unreadable')}</strong> ${words.attribute('payroll-unreadable', 'fix')}</p>`;
}
