// What stands below the result: lids, each closed, with its answer in a line on it.
import { type TemplateResult, html, nothing } from 'lit';

import type { Words } from './texts.ts';

export interface Lid {
  words: Words;
  id: string;
  title: string;
  /** Its answer in a line; blank where there is none yet. */
  answer: string;
  /** Whether something in it has to be corrected. */
  wrong?: boolean;
  open: boolean;
  toggle(open: boolean): void;
  /** Drawn while it is open. */
  inside(): unknown;
}

export function lid({ words, id, title, answer, wrong, open, toggle, inside }: Lid): TemplateResult {
  const toggled = (event: Event) => toggle((event.target as HTMLDetailsElement).open);
  return html`<details class=${`lid ${id}`} id=${`part-${id}`} ?open=${open} @toggle=${toggled}>
    <summary>
      <h2>${title}</h2>
      ${answer === '' ? nothing : html`<span class="count">${answer}</span>`}
      ${wrong ? html`<span class="count wrong">${words.say('page-wrong')}</span>` : nothing}
    </summary>
    ${open ? html`<div class="inside">${inside()}</div>` : nothing}
  </details>`;
}
