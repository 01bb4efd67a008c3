// Parts that results of persons and of companies share.
import { type TemplateResult, html, nothing } from 'lit';

import type { Condition, Decision, Eligibility } from '../../../target/widget/types/answer.d.ts';
import type { CompanyCondition, Decision as CompanyDecision } from '../../../target/widget/types/enterprise-answer.d.ts';
import { type Appointment, calendar } from './calendar.ts';
import { type Parameter, parameter } from './page-data.ts';
import { download } from './download.ts';
import { type Event, type Source, cite, steps } from './steps.ts';
import type { Words } from './texts.ts';

const MARKS: Record<Eligibility, string> = { yes: '✓', no: '✗', needs: '?', unknown: '?' };

type AnyCondition = Condition | CompanyCondition;

/** A condition with its answer, its article, and what would change it. */
export function condition(words: Words, one: AnyCondition, change: string, link: unknown = nothing): TemplateResult {
  const decides = one.decided && one.answer !== 'yes';
  return html`<li class=${one.answer}>
    <span class="mark" aria-hidden="true">${MARKS[one.answer]}</span>
    <div>
      <span>${words.titled(words.say(`condition-${one.id}`))}<strong>${words.say(`page-answer-${one.answer}`)}</strong>${decides ? words.bracketed(words.say('page-decides')) : nothing} ${link}</span>
      ${change === '' ? nothing : html`<p class="change">${change}</p>`}
      ${cite(words, one.citation)}
    </div>
  </li>`;
}

/** What another reading of a point would come to. */
interface Tried {
  alternative: string;
}

/** An open point that can be switched in place. */
export interface Point<V extends Tried> {
  words: Words;
  decision: Decision | CompanyDecision;
  /** The readings that were worked out, beside the one that is taken. */
  variations: readonly V[];
  /** Whether a reading changes the result. */
  differs(variation: V): boolean;
  /** What a reading would do, in a line; blank where it does nothing. */
  text(variation: V): string;
  choose(point: string, alternative: string): void;
}

/** Whether another reading changes the result; `open` where one of them was not worked out. */
function mattering<V extends Tried>({ decision, variations, differs }: Point<V>, known: Parameter): 'matters' | 'same' | 'open' {
  if (variations.some(differs)) return 'matters';
  const others = known.alternatives?.filter(({ key }) => key !== decision.taken) ?? [];
  return others.every(({ key }) => variations.some(({ alternative }) => alternative === key)) ? 'same' : 'open';
}

export function point<V extends Tried>(shown: Point<V>): TemplateResult | typeof nothing {
  const { words, decision, variations, text, choose } = shown;
  const known = parameter(decision.parameter);
  if (!known?.alternatives) return nothing;
  const name = decision.parameter.split('.').at(-1) ?? '';
  const yours = decision.decided_by === 'user';
  const taken = known.alternatives.find((one) => one.key === decision.taken);
  const effect = ({ key, computed }: { key: string; computed: boolean }) => {
    if (key === decision.taken) return nothing;
    const found = variations.find(({ alternative }) => alternative === key);
    if (found) return effectLine(words, text(found));
    return html`<small class="effect">${words.say(computed ? 'page-point-open' : 'page-not-computed')}</small>`;
  };
  return html`<details class=${yours ? 'point yours' : 'point'}>
    <summary>
      <span>${words.pick(known.title)}</span>
      <span class="count">${words.say(`page-point-${yours ? 'yours' : mattering(shown, known)}`)}</span>
      ${yours && taken ? html`<span class="taken">${words.pick(taken.title)}</span>` : nothing}
    </summary>
    <fieldset>
      <legend>${known.question ? words.pick(known.question) : ''}</legend>
      ${known.note ? html`<p class="help">${words.pick(known.note)}</p>` : nothing}
      ${known.alternatives.map(
        (one) => html`<label class="option wide"
          ><input
            type="radio"
            name=${name}
            id=${`${name}-${one.key}`}
            value=${one.key}
            ?disabled=${!one.computed}
            .checked=${decision.taken === one.key}
            @change=${() => choose(name, one.key)}
          /><span>${words.pick(one.title)}
            ${effect(one)}</span></label
        >`,
      )}
    </fieldset>
  </details>`;
}

/** What a switch would do, in a line. */
function effectLine(words: Words, text: string): TemplateResult {
  const same = text === '';
  return html`<small class=${same ? 'effect' : 'effect changes'}>${same ? words.say('answer-sensitivity-same') : text}</small>`;
}

/** The title of a parameter, or its id where there is none. */
export function titleOf(words: Words, source: { parameter: string }): string {
  const known: Parameter | undefined = parameter(source.parameter);
  return known ? words.pick(known.title) : source.parameter;
}

/** Parameters with their grades, behind a title. */
export function sources(words: Words, title: string, found: readonly Source[], notes = false): TemplateResult | typeof nothing {
  if (found.length === 0) return nothing;
  const note = (source: Source) => {
    const known = notes ? parameter(source.parameter)?.note : undefined;
    return known ? html`<p class="help">${words.pick(known)}</p>` : nothing;
  };
  return html`<details class="point">
    <summary><span>${title}</span><span class="count">${found.length}</span></summary>
    <ul>${found.map((source) => html`<li>${titleOf(words, source)} ${note(source)} ${cite(words, source)}</li>`)}</ul>
  </details>`;
}

/** Notes of an answer. */
export function notes(words: Words, codes: readonly string[]): TemplateResult | typeof nothing {
  if (codes.length === 0) return nothing;
  const note = (code: string) => words.say(words.has(`page-note-${code}`) ? `page-note-${code}` : `note-${code}`);
  return html`<details class="notes">
    <summary>${words.say('page-notes', { count: codes.length })}</summary>
    <ul>${codes.map((code) => html`<li>${note(code)}</li>`)}</ul>
  </details>`;
}

/** Dates as the text of a calendar. */
export function datesText(words: Words, appointments: Appointment[]): string {
  const stamp = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const named = appointments.map((one) => ({
    ...one, first: words.say('page-date-first', { what: one.title }), last: words.say('page-date-last', { what: one.title }),
  }));
  return calendar(named, stamp);
}

/** A button that gives the dates as a file. */
export function datesButton(words: Words, file: string, appointments: () => Appointment[]): TemplateResult {
  const save = () => download(file, [datesText(words, appointments())], 'text/calendar');
  return html`<button type="button" class="plain" @click=${save}>${words.say('page-calendar')}</button>`;
}

/** A line of a ledger, which opens to its steps. */
export interface LedgerLine {
  words: Words;
  term: string;
  total: boolean;
  head: TemplateResult;
  events: readonly Event[];
  open: ReadonlySet<string>;
  toggle(part: string, open: boolean): void;
}

export function ledgerLine({ words, term, total, head, events, open, toggle }: LedgerLine): TemplateResult {
  const kind = total ? 'line total' : 'line';
  if (events.length === 0) return html`<li class=${kind}><div class="row">${head}</div></li>`;
  const part = `line-${term}`;
  const toggled = (change: globalThis.Event) => toggle(part, (change.target as HTMLDetailsElement).open);
  return html`<li class=${kind}>
    <details ?open=${open.has(part)} @toggle=${toggled}><summary class="row">${head}</summary>
      ${open.has(part) ? steps(words, events) : nothing}</details>
  </li>`;
}

/** The last words under every answer: who decides, and what computed it. */
export function standing(words: Words, decides: string, ruleset: { engine: string; digest: string }): TemplateResult {
  return html`<p class="decision">${decides}</p>
    <p class="ruleset">${words.say('answer-ruleset', { ruleset: `${ruleset.engine}+${ruleset.digest}` })}</p>`;
}
