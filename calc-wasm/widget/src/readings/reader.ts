// What the page holds of the part for all readings, whether it is here or not.
import { type TemplateResult, html, nothing } from 'lit';

import { Words } from '../texts.ts';
import { READINGS, type ReadingsDesk } from './load.ts';
import type { ReadingsState, ReadingsTyped } from './state.ts';

export class Reader {
  private typed: ReadingsTyped = { official: '', as: 'exemption', goal: 'net', amounts: { net: '', hong_kong: '', package: '' }, relief: 'none' };
  private desk: ReadingsDesk | undefined;

  /** `tell` hears that something is to be drawn anew. */
  constructor(private readonly tell: () => void) {}

  /** Takes the part once it is here. */
  begin(): void {
    const { part } = READINGS;
    if (!part || this.desk) return;
    Words.learn(part.texts);
    this.desk = new part.ReadingsDesk(this.tell);
  }

  /** What is worked out of a year as a whole; nothing until the part is here. */
  state(shown: Omit<ReadingsState, 'desk' | 'typed' | 'change'>): ReadingsState | undefined {
    const { desk, typed } = this;
    const change = (changed: ReadingsTyped) => {
      this.typed = changed;
      this.tell();
    };
    return desk && { ...shown, desk, typed, change };
  }

  close(): void {
    this.desk?.close();
    this.desk = undefined;
  }
}

/** The fields that are worked out over all readings. */
export function readingsFields(words: Words, state: ReadingsState | undefined, ofMonths: boolean): TemplateResult | typeof nothing {
  const { part } = READINGS;
  if (!part) return nothing;
  if (ofMonths) return html`<p class="help">${words.say('page-readings-months')}</p>`;
  return state ? html`${part.gap(state)} ${part.gross(state)}` : nothing;
}
