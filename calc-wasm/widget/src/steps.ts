// The steps under a line of the ledger: what was computed, from what, by which article.
import { type TemplateResult, html, nothing } from 'lit';

import { cited, parameter } from './page-data.ts';
import { exact, grouped } from './numbers.ts';
import type { Amount, Citation, Event as PersonEvent, StepEvent } from '../../../target/widget/types/answer.d.ts';
import type { Event as CompanyEvent, StepEvent as CompanyStep } from '../../../target/widget/types/enterprise-answer.d.ts';
import type { Words } from './texts.ts';

/** One thing that happened on the way to an answer. */
export type Event = PersonEvent | CompanyEvent;

/** Where a value stands in the law. */
export type Source = Citation;

/** How well a value is known, in the page's own words where it has some. */
export function evidenceOf(words: Words, evidence: string): string {
  return words.say(words.has(`page-evidence-${evidence}`) ? `page-evidence-${evidence}` : `evidence-${evidence}`);
}

export function grade(words: Words, source: Source): string {
  const text = evidenceOf(words, source.evidence);
  if (!source.wording) return text;
  return words.say('name-with-label', { name: text, label: words.say(`wording-${source.wording}`) });
}

/** The name of an instrument; to a reader of Chinese its Chinese name, which it may bear itself. */
function instrument(words: Words, name: string): string {
  if (words.language === 'en') return name;
  const known = cited(name);
  if (known) return words.pick(known);
  const inner = /^.* \((.*)\)$/s.exec(name)?.[1];
  return inner && /[一-鿿]/.test(inner) ? inner : name;
}

function article(words: Words, text: string): string {
  if (text === 'whole') return words.say('article-whole');
  if (text === 'not found') return words.say('article-not-found');
  const known = cited(text);
  return known ? words.pick(known) : text;
}

/** Where a value stands in the law, and how well it is known. */
export function cite(words: Words, source: Source | undefined | null): TemplateResult | typeof nothing {
  const first = source?.references[0];
  if (!source || !first) return nothing;
  const place = words.say('page-citation', {
    instrument: instrument(words, first.instrument),
    article: article(words, first.article),
  });
  const known = parameter(source.parameter);
  const title = known ? words.pick(known.title) : source.parameter;
  const safe = first.href && /^https?:\/\//.test(first.href) ? first.href : undefined;
  return html`<span class="cite" title=${title}
    >${safe ? html`<a href=${safe} target="_blank" rel="noopener noreferrer">${place}</a>` : place}
    · ${grade(words, source)}</span
  >`;
}

/** Each line's own steps: those up to its term, and the rows that belong to the term. */
export function stepsByLine(events: readonly Event[], lines: readonly string[]): Map<string, Event[]> {
  const wanted = new Set(lines);
  const steps = new Map<string, Event[]>();
  let waiting: Event[] = [];
  let last = '';
  for (const event of events) {
    const kind = event.event;
    const term = 'term' in event ? event.term : '';
    const field = 'field' in event ? event.field : '';
    if (kind === 'section') {
      waiting = [];
      last = '';
    } else if (wanted.has(term)) {
      const before = steps.get(term) ?? [];
      steps.set(term, [...before, ...waiting, event]);
      waiting = [];
      last = term;
    } else if (last !== '' && (term === last || field === last)) {
      steps.get(last)?.push(event);
    } else if (kind !== 'input' && kind !== 'choice' && kind !== 'condition' && kind !== 'note') {
      waiting.push(event);
    }
  }
  return steps;
}

/** All steps of a line. A source is named where it changes: the rows of a scale share theirs. */
export function steps(words: Words, events: readonly Event[]): TemplateResult {
  const source = (event: Event | undefined) => event && sourceOf(event)?.parameter;
  return html`<ul class="steps">
    ${events.map((event, index) => step(words, event, index === 0 || source(event) !== source(events[index - 1])))}
  </ul>`;
}

function sourceOf(event: Event): Source | undefined {
  return 'citation' in event ? event.citation : undefined;
}

/** One step in words. */
function step(words: Words, it: Event, cited: boolean): TemplateResult {
  const line = (head: string, rows: (string | TemplateResult)[] = []) => html`<li>
    <span>${head}</span> ${cited ? cite(words, sourceOf(it)) : nothing}
    ${rows.length > 0 ? html`<ul>${rows.map((row) => html`<li>${row}</li>`)}</ul>` : nothing}
  </li>`;
  const equals = (term: string, amount: Amount) =>
    words.say('page-step-result', { what: words.label(term), amount: words.amount(amount) });
  switch (it.event) {
    case 'step':
      return line(equals(it.term, it.result), parts(words, it));
    case 'share':
      return line(equals(it.term, it.result), [
        words.say('step-of', { rate: it.rate, what: words.label(it.of), amount: words.amount(it.amount) }),
      ]);
    case 'compared':
      return line(words.label(it.term), it.ways.map((way) =>
        words.say(way.taken ? 'step-way-taken' : 'step-way', {
          way: words.say(`way-${way.way}`),
          amount: words.amount(way.amount),
        }),
      ));
    case 'conversion':
      return line(equals(it.term, it.to), [
        words.say(it.share ? 'step-conversion-share' : 'step-conversion', {
          share: it.share ?? '',
          from: words.amount(it.from),
          rate: it.cny_per_hkd,
          to: words.amount(it.to),
        }),
      ]);
    default:
      return line(detail(words, it));
  }
}

function parts(words: Words, it: StepEvent | CompanyStep): (string | TemplateResult)[] {
  return it.parts
    .filter((part) => !/^0(\.0+)?$/.test(part.amount.amount))
    .map((part) => {
      const many = part.count !== undefined && Number(part.count) > 1;
      const allowance = `page-allowance-${part.what}`;
      const name = words.has(allowance) ? words.say(allowance) : words.label(part.what);
      const what = many ? words.say('step-count', { what: name, count: String(part.count) }) : name;
      const sign = part.sign === 'minus' ? '−' : '+';
      return html`${sign} ${what} ${words.amount(part.amount)} ${cite(words, part.citation)}`;
    });
}

/** The rows under a result. */
function detail(words: Words, it: Event): string {
  switch (it.event) {
    case 'bracket':
      return words.say('step-bracket', {
        amount: words.amount(it.amount),
        row: String(it.row),
        over: words.amount(it.over),
        rate: it.rate,
        tax: exact(it.tax),
      });
    case 'flat_row':
      return words.say('step-flat', {
        row: String(it.row),
        twelfth: exact(it.chosen_by),
        amount: words.amount(it.amount),
        rate: it.rate,
        quick: words.amount(it.quick_deduction),
        tax: exact(it.tax),
      });
    case 'cap': {
      const counted = words.say('step-cap', {
        claimed: words.amount(it.claimed),
        cap: words.amount(it.cap),
        counted: words.amount(it.counted),
      });
      return words.say('page-step-of', { what: words.label(it.field), step: counted });
    }
    case 'rounding': {
      const unit = it.rounding.unit === '1' ? 'dollar' : 'fen';
      return words.say('step-rounding', {
        before: exact(it.before),
        after: words.amount(it.after),
        mode: words.say(`rounding-${it.rounding.mode}-${unit}`),
      });
    }
    case 'item':
      return it.name;
    case 'rule': {
      const known = parameter(it.citation?.parameter ?? '');
      return known ? words.pick(known.title) : '';
    }
    case 'input':
      return grouped(it.value);
    default:
      return '';
  }
}
