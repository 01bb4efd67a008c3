// An amount that is asked for here, and what comes of it.
import { type TemplateResult, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

import { field } from '../fields.ts';
import type { Argument, Mistake } from '../module.ts';
import { type Currency, cleaned } from '../numbers.ts';
import type { Words } from '../texts.ts';
import type { Told } from './state.ts';

/** What is asked for. */
export interface Amount<T> {
  words: Words;
  id: string;
  label: string;
  help: string;
  currency: Currency;
  value: string;
  /** What is said of it. */
  said: Told<T>;
  change(value: string): void;
  draw(answer: T): TemplateResult;
}

/** The field, with what is wrong beside it, and the answer below. */
export function amount<T>({ words, id, label, help, currency: kind, value, said, change, draw }: Amount<T>): TemplateResult {
  const known = { name: id, member: id, group: '', kind, label: { en: '', 'zh-Hans': '', 'zh-Hant-HK': '' }, words: [] };
  const [found] = said !== undefined && said !== 'failed' && 'refusal' in said ? said.refusal.errors.map((one) => inYuan(words, one)) : [];
  return html`${field({ words, known, id, value, found, blank: '', label: words.say(label), help: words.say(help), change })}
    <div aria-live="polite">${value.trim() === '' ? nothing : answered(words, said, draw)}</div>`;
}

/** A mistake whose amounts are written as the page writes them; all but what may have been meant are in yuan. */
function inYuan(words: Words, found: Mistake): Mistake {
  if (!found.message) return found;
  const { id, arguments: given } = found.message;
  const written = given.map(([name, one]): [string, Argument] => [name, 'text' in one && name !== 'reading' ? { text: words.inText('cny', one.text) } : one]);
  return { ...found, message: { id, arguments: written } };
}

function answered<T>(words: Words, said: Told<T>, draw: (answer: T) => TemplateResult): TemplateResult | typeof nothing {
  if (said === undefined) return html`<p>${words.say('page-readings-working')}</p>`;
  if (said === 'failed') return html`<p class="error">${words.say('page-readings-failed')}</p>`;
  return 'answer' in said ? draw(said.answer) : nothing;
}

/** One of a few, by radio buttons; `name` begins their ids. */
export function oneOf<T extends string>(
  legend: string, name: string, all: readonly (readonly [T, string])[], taken: T, take: (one: T) => void,
): TemplateResult {
  const option = ([key, label]: readonly [T, string]) => html`<label class="option"><input type="radio" name=${name} id=${`${name}-${key}`}
    .checked=${live(taken === key)} @change=${() => take(key)} /><span>${label}</span></label>`;
  return html`<fieldset class="field choice"><legend>${legend}</legend><div class="options">${all.map(option)}</div></fieldset>`;
}

/** The digits of an amount that may be below zero. */
export function signed(text: string): string {
  const [, sign, rest = ''] = /^\s*([-−]?)(.*)$/s.exec(text) ?? [];
  return `${sign ? '-' : ''}${cleaned(rest, 'cny')}`;
}
