// A text for HR, without a figure of the person.
import { type TemplateResult, html } from 'lit';

import { type GuideState, isOver, routeOf } from './state.ts';

/** What HR is asked, by what is not answered yet. */
export function letter(state: GuideState): string {
  const { words, answer, typed, windows } = state;
  const subsidy = routeOf(state) === 'subsidy';
  const open = (name: string) => (typed.values[name] ?? '') === '';
  const asks: [string, boolean][] = [
    ['park', open('park_employment')],
    ['list', !subsidy && typed.values.white_listed !== 'yes'],
    ['talent', subsidy && (open('talent_category') || open('talent_conditions'))],
    ['withheld', open('tax_withheld')],
    ['proof', true],
    ['late', isOver(state, subsidy ? 'subsidy' : 'exemption')],
  ];
  const lines = asks.filter(([, asked]) => asked).map(([id]) => words.say(`page-letter-${id}`));
  const ask = words.say(subsidy ? 'page-letter-ask-subsidy' : 'page-letter-ask', { year: String(answer.tax_year) });
  return [words.say('page-letter-hello'), '', ask, ...lines, '', ...windows, '', words.say('page-letter-thanks')].join('\n');
}

/** The text with a button that copies it. */
export function letterField(state: GuideState): TemplateResult {
  const { words } = state;
  const text = letter(state);
  const copy = async (event: Event) => {
    const [area, said] = [...((event.target as HTMLElement).closest('.letter')?.querySelectorAll<HTMLElement>('textarea, output') ?? [])];
    if (!(area instanceof HTMLTextAreaElement) || !said) return;
    area.select();
    said.textContent = await navigator.clipboard.writeText(text).then(() => words.say('page-copied'), () => words.say('page-copy-refused'));
  };
  return html`<div class="field letter">
    <label for="letter">${words.say('page-letter')}</label>
    <p class="help" id="letter-help">${words.say('page-letter-help')}</p>
    <textarea id="letter" rows=${text.split('\n').length + 2} readonly aria-describedby="letter-help" .value=${text}></textarea>
    <button type="button" class="plain" id="copy" @click=${(event: Event) => void copy(event)}>${words.say('page-copy')}</button> <output></output>
  </div>`;
}
