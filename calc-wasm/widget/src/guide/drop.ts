// Where a file is dropped or chosen.
import { type TemplateResult, html } from 'lit';

import type { Words } from '../texts.ts';

/** `id` begins the ids of the field and of what explains it. */
export function drop(words: Words, id: string, take: (file: File) => void): TemplateResult {
  const chosen = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = '';
    if (file) take(file);
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) take(file);
  };
  return html`<div class="drop" @dragover=${(event: Event) => event.preventDefault()} @drop=${dropped}>
    <input id=${`${id}-file`} class="hidden" type="file" aria-describedby=${`${id}-help`} @change=${chosen} />
    <label for=${`${id}-file`}>${words.say('page-keep-choose')}</label>
  </div>`;
}
