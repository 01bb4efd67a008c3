// What goes beyond the result: steps, comparison, a file to keep. It is loaded when the page has started.
import files from '#lazy';
import { type TemplateResult, html } from 'lit';

import { LazyPart } from '../lazy.ts';
import type { Words } from '../texts.ts';

export type Guide = typeof import('./part.ts');

/** Once for all elements of a page. */
export const GUIDE = new LazyPart<Guide>(files.guide.file, files.guide.id);

/** What the guide draws, or why it does not yet; `again` tries to load it once more. */
export function guided({ words, again }: { words: Words; again(): void }, draw: (guide: Guide) => TemplateResult): TemplateResult {
  const { part, missing } = GUIDE;
  if (part) return draw(part);
  if (!missing) return html`<p role="status">${words.say('page-guide-loading')}</p>`;
  return html`<p class="error">${words.say('page-guide-missing')} <button type="button" class="plain" @click=${again}>${words.say('page-part-again')}</button></p>`;
}
