// What a record comes to when it is worked out again.
import { type TemplateResult, html, nothing } from 'lit';

import { parameter } from '../page-data.ts';
import type { Mistake, Refusal } from '../module.ts';
import type { Words } from '../texts.ts';
import type { ComputedBy, Verification, Version } from './core.ts';

/** The longest text of a record that is shown whole. */
const LONGEST = 120;

export function verdict(words: Words, file: string, found: Verification): TemplateResult {
  const { ruleset, differences, parameters, different_members: different } = found;
  const recorded = ruleId(ruleset.recorded);
  const filled = { file: shown(file), recorded, recomputed: ruleId(ruleset.recomputed) };
  const elsewhere = found.verdict === 'altered' && different === 0;
  const more = different - differences.length;
  return html`<p><strong>${words.say(`verify-${found.verdict.replaceAll('_', '-')}`, filled)}</strong></p>
    ${elsewhere ? html`<p>${words.say('verify-altered-elsewhere')}</p>` : nothing}
    <p>${words.say('verify-made', { time: shown(found.made_at), ruleset: recorded })}</p>
    ${list(words, 'verify-parameters', parameters.map((one) => {
      const known = parameter(one.id);
      const id = known ? words.pick(known.title) : shown(one.id);
      return words.say('verify-parameter', { id, recorded: version(words, one.recorded), recomputed: version(words, one.recomputed) });
    }))}
    ${list(words, 'verify-differences', [
      ...differences.map((one) => words.say('verify-difference', {
        pointer: shown(one.pointer), recorded: value(words, one.recorded), recomputed: value(words, one.recomputed),
      })),
      ...(more > 0 ? [words.say('verify-more', { count: String(more) })] : []),
    ])}
    <p class="help">${words.say('verify-record')}</p>`;
}

/** Why a file cannot be worked out again. */
export function refusal(words: Words, file: string, { errors }: Refusal): TemplateResult {
  const why = (found: Mistake) => {
    if (!found.message) return words.say('page-record-not-understood', { place: shown(found.pointer) });
    const { message, fix } = words.mistake(found, true);
    // What to do about a fact is said for a form, and a record is not filled in.
    return found.message.id.startsWith('problem-') ? words.say('page-step-of', { what: shown(found.pointer), step: message }) : `${message} ${fix}`;
  };
  return html`${errors.map((found) => html`<p class="error">${words.say('page-step-of', { what: shown(file), step: why(found) })}</p>`)}`;
}

function list(words: Words, title: string, lines: readonly string[]): TemplateResult | typeof nothing {
  if (lines.length === 0) return nothing;
  return html`<h4>${words.say(title)}</h4><ul class="dotted">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function ruleId({ engine, digest }: ComputedBy): string {
  return shown(`${engine}+${digest}`);
}

function version(words: Words, one: Version | null): string {
  if (!one) return words.say('verify-nothing');
  const evidence = words.has(`evidence-${one.evidence}`) ? words.say(`evidence-${one.evidence}`) : shown(one.evidence);
  return words.say('verify-version', { value: value(words, one.value), from: shown(one.effective_from), evidence });
}

function value(words: Words, found: unknown): string {
  if (found === null) return words.say('verify-nothing');
  return shown(typeof found === 'string' ? found : JSON.stringify(found));
}

/** A text that came from a file: nothing in it turns the text around it, and nothing is longer than a line or two. */
function shown(text: string): string {
  const plain = text.replace(/\p{C}/gu, '\ufffd');
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}
