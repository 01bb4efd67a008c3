// What to do, step by step, by the day that it is.
import { type TemplateResult, html, nothing } from 'lit';

import { documents } from './documents.ts';
import { letterField } from './letter.ts';
import { type GuideState, isOver, routeOf } from './state.ts';

type When = 'done' | 'now' | 'later';

interface Step {
  when: When;
  text: string;
  more?: unknown;
}

/** Whether the relief can be claimed by now. */
function opened({ answer, today }: GuideState, route: string): boolean {
  return answer.claim.some((claim) => claim.route === route && claim.opens <= today);
}

/** The fields that are still open, each a link. */
function open({ words, left, goTo }: GuideState): TemplateResult | typeof nothing {
  const link = (name: string) => {
    const go = (event: Event) => {
      event.preventDefault();
      goTo(name);
    };
    return html`<li><a href=${`#${name}`} @click=${go}>${words.asked(name)}</a></li>`;
  };
  return left.length === 0 ? nothing : html`<ul>${left.map(link)}</ul>`;
}

/** How the exemption is claimed: by the year, or by whom is taxed by the month. */
function claimed(state: GuideState, when: When): Step[] {
  const { words, answer, windows } = state;
  const step = (text: string, more?: unknown): Step => ({ when, text: words.say(text), more });
  const dates = html`${windows.map((text) => html`<p>${text}</p>`)}`;
  if (answer.mainland_basis === 'monthly') return [step('page-todo-monthly')];
  return [
    step('page-todo-try'),
    step('page-todo-enter', dates),
    ...(answer.mainland.business ? [step('page-todo-enter-business')] : []),
  ];
}

function steps(state: GuideState, route: 'exemption' | 'subsidy'): Step[] {
  const { words, typed, left, windows } = state;
  const over = isOver(state, route);
  const when: When = opened(state, route) && !over ? 'now' : 'later';
  const list = documents(state);
  const hr: Step =
    route === 'exemption'
      ? { when: typed.values.white_listed === 'yes' && typed.values.park_employment === 'yes' ? 'done' : 'now', text: words.say('page-todo-hr') }
      : { when: typed.values.talent_conditions === 'yes' ? 'done' : 'now', text: words.say('page-todo-hr-subsidy') };
  return [
    ...(over ? [{ when: 'now' as const, text: words.say('page-todo-late') }] : []),
    { when: left.length === 0 ? 'done' : 'now', text: words.say('page-todo-confirm'), more: open(state) },
    hr,
    { when: 'now', text: words.say('page-todo-documents'), more: html`<ul>${list.map((one) => html`<li>${one}</li>`)}</ul>` },
    ...(route === 'exemption'
      ? claimed(state, when)
      : [{ when, text: words.say('page-todo-apply'), more: html`${windows.map((text) => html`<p>${text}</p>`)}` }]),
    ...(route === 'exemption' ? [{ when: 'later' as const, text: words.say('page-todo-refund') }] : []),
  ];
}

export function todo(state: GuideState): TemplateResult {
  const { words, today } = state;
  const route = routeOf(state);
  if (!route) return html`<p>${words.say('page-todo-nothing')}</p>`;
  return html`<p class="help">${words.say('page-todo-today', { day: words.day(today) })}</p>
    <ol class="todo">
      ${steps(state, route).map(({ when, text, more }) => html`<li class=${`when-${when}`}><p><strong class="when">${words.say(`page-todo-${when}`)}</strong> ${text}</p>${more ?? nothing}</li>`)}
    </ol>
    ${letterField(state)}`;
}
