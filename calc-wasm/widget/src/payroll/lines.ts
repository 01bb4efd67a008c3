// Lines as the core says them: the blanks before one say what it belongs to.
import { type TemplateResult, html } from 'lit';

export function lines(texts: string[]): TemplateResult[] {
  return texts.map((text) => {
    const said = text.trimStart();
    return html`<p class=${`depth-${Math.min(2, Math.floor((text.length - said.length) / 2))}`}>${said}</p>`;
  });
}
