// The steps under a line of the ledger: what was computed, from what, by which article.
import { type TemplateResult, html, nothing } from 'lit';

import { cited, parameter } from './catalogue.ts';
import { exact, grouped } from './numbers.ts';
import type { Words } from './texts.ts';

/** One thing that happened, as the schema of the trace describes it. */
export type Event = object;

export interface Source {
  parameter: string;
  evidence: string;
  wording?: string;
  references: { instrument: string; article: string; href: string | null }[];
}

interface Amount {
  currency: string;
  amount: string;
}

interface Fraction {
  numerator: string;
  denominator: string;
}

/** The members that events have; each kind has some of them, as the schema of the trace says. */
interface Members {
  event: string;
  term: string;
  field: string;
  value: string;
  name: string;
  of: string;
  rate: string;
  row: string | number;
  share: string | null;
  cny_per_hkd: string;
  amount: Amount;
  result: Amount;
  over: Amount;
  claimed: Amount;
  cap: Amount;
  counted: Amount;
  from: Amount;
  to: Amount;
  after: Amount;
  quick_deduction: Amount;
  tax: Fraction;
  before: Fraction;
  chosen_by: Fraction;
  rounding: { mode: string; unit: string };
  parts: { what: string; sign: string; amount: Amount; count?: string | number; citation?: Source }[];
  ways: { way: string; amount: Amount; taken: boolean }[];
  citation?: Source;
}

export function grade(words: Words, source: Source): string {
  const text = words.say(`evidence-${source.evidence}`);
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
    const { event: kind, term = '', field = '' } = event as unknown as Partial<Members>;
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
  const source = (event: Event | undefined) => (event as unknown as Members | undefined)?.citation?.parameter;
  return html`<ul class="steps">
    ${events.map((event, index) => step(words, event, index === 0 || source(event) !== source(events[index - 1])))}
  </ul>`;
}

/** One step in words. */
function step(words: Words, event: Event, cited: boolean): TemplateResult {
  const it = event as unknown as Members;
  const line = (head: string, rows: (string | TemplateResult)[] = []) => html`<li>
    <span>${head}</span> ${cited ? cite(words, it.citation) : nothing}
    ${rows.length > 0 ? html`<ul>${rows.map((row) => html`<li>${row}</li>`)}</ul>` : nothing}
  </li>`;
  const equals = (amount: Amount) =>
    words.say('page-step-result', { what: words.label(it.term), amount: words.amount(amount) });
  switch (it.event) {
    case 'step':
      return line(equals(it.result), parts(words, it));
    case 'share':
      return line(equals(it.result), [
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
      return line(equals(it.to), [
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

function parts(words: Words, it: Members): (string | TemplateResult)[] {
  return it.parts
    .filter((part) => !/^0(\.0+)?$/.test(part.amount.amount))
    .map((part) => {
      const many = part.count !== undefined && Number(part.count) > 1;
      const name = words.label(part.what);
      const what = many ? words.say('step-count', { what: name, count: String(part.count) }) : name;
      const sign = part.sign === 'minus' ? '−' : '+';
      return html`${sign} ${what} ${words.amount(part.amount)} ${cite(words, part.citation)}`;
    });
}

/** The rows under a result. */
function detail(words: Words, it: Members): string {
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
    default:
      return grouped(it.value ?? '');
  }
}
