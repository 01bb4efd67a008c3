// What stands below the result, in lids.
import { type TemplateResult, html, nothing } from 'lit';

import { datesFile, windows } from './claims.ts';
import type { Answer } from './core.ts';
import { type FormState, fieldsOf, isWrong } from './form.ts';
import type { Guide } from './guide/load.ts';
import type { GuideState } from './guide/state.ts';
import { lid } from './lids.ts';
import { type ResultState, assumptions, ledger, rangeText, routes, unanswered } from './result.ts';
import type { Words } from './texts.ts';

export interface Below {
  form: FormState;
  /** The result; without one only what is asked is shown. */
  shown: ResultState | undefined;
  /** Whether paper is made: then every lid stands open. */
  printing: boolean;
  pictures(answer: Answer): TemplateResult;
  /** The range over all readings in words, once it is worked out. */
  ranged: string | undefined;
  /** The fields that are worked out over all readings. */
  readings: TemplateResult | typeof nothing;
  /** Where a record is kept or checked. */
  record(): TemplateResult;
  /** What the guide draws, or why it does not yet. */
  guided(draw: (guide: Guide, state: GuideState) => TemplateResult): TemplateResult;
}

export function below(view: Below): TemplateResult {
  const { form, shown, guided } = view;
  const { words } = form;
  const asked = (section: string) => () => fieldsOf(form, section);
  const comparison = () => html`${shown ? guided(() => assumptions(shown)) : nothing} ${asked('comparison')()} ${view.readings}`;
  return html`<div class="lids">
    ${one(view, 'eligibility', 'page-part-eligibility', confirmed(words, shown), asked('eligibility'))}
    ${shown ? first(view, shown) : nothing}
    ${one(view, 'comparison', 'page-part-comparison', shown ? view.ranged ?? (rangeText(words, shown.answer) || words.say('page-range-none')) : '', comparison)}
    ${shown ? last(view, shown) : nothing}
    ${one(view, 'record', 'page-lid-record', words.say('page-lid-record-short'), view.record)}
  </div>`;
}

function one({ form, printing }: Below, id: string, title: string, answer: string, inside: () => unknown): TemplateResult {
  const { words, open, toggle } = form;
  return lid({
    words, id, title: words.say(title), answer, wrong: isWrong(form, id), open: printing || open.has(id),
    toggle: (isOpen) => printing || toggle(id, isOpen), inside,
  });
}

/** How many conditions are left to be answered. */
function confirmed(words: Words, shown: ResultState | undefined): string {
  if (!shown) return '';
  const { length } = unanswered(shown.answer);
  return length > 0 ? words.say('page-left', { count: length }) : words.say('page-lid-confirmed');
}

function first(view: Below, shown: ResultState): TemplateResult {
  const { guided, pictures } = view;
  const { words, answer } = shown;
  const both = { mainland: words.inText('cny', answer.mainland.tax), hongkong: words.inText('cny', answer.hong_kong.tax_cny) };
  const todo = () => html`${guided((guide, state) => guide.todo(state))} ${datesFile(words, answer)}`;
  return html`${one(view, 'todo', 'page-lid-todo', windows(words, answer)[0] ?? '', todo)}
    ${one(view, 'ledger', 'page-lid-ledger', words.say('page-lid-amounts', both), () => html`${ledger(shown)} ${pictures(answer)}`)}`;
}

function last(view: Below, shown: ResultState): TemplateResult {
  const { guided } = view;
  const { words, answer } = shown;
  const both = { exemption: words.inText('cny', answer.exemption.amount), subsidy: words.inText('cny', answer.subsidy.amount) };
  const of = (id: 'bill' | 'compare' | 'keep', title: string, text: string) => one(view, id, title, words.say(text), () => guided((guide, state) => guide[id](state)));
  return html`${one(view, 'routes', 'page-routes', words.say('page-lid-routes', both), () => routes(shown))}
    ${of('bill', 'page-lid-bill', 'page-lid-bill-short')}
    ${of('compare', 'page-lid-compare', 'page-lid-compare-short')}
    ${of('keep', 'page-lid-keep', 'page-lid-keep-short')}`;
}
