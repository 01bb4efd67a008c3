// What Hong Kong really charges, in words, and the two ways to assess a couple, in figures.
import { type TemplateResult, html, nothing } from 'lit';

import { fromMinor, minor } from '../numbers.ts';
import type { GuideState } from './state.ts';

export function bill(state: GuideState): TemplateResult {
  const { words } = state;
  return html`<p>${words.say('page-bill-two')}</p>
    <ul class="dotted">${['park', 'park-more', 'hk', 'hk-more'].map((id) => html`<li>${words.say(`page-bill-${id}`)}</li>`)}</ul>
    <p>${words.say('page-bill-credit')}</p>
    <p class="help">${words.say('page-bill-source')}</p>
    ${couple(state)}`;
}

/** Separate against joint assessment, worked out both ways. */
function couple({ words, typed, workOut }: GuideState): TemplateResult | typeof nothing {
  if (typed.values.hk_marital_status !== 'married') return nothing;
  const tax = (way: 'separate' | 'joint') => {
    const said = workOut({ ...typed, values: { ...typed.values, hk_assessment: way } });
    return said && 'answer' in said ? said.answer.hong_kong.tax : undefined;
  };
  const [separate, joint] = [tax('separate'), tax('joint')];
  if (separate === undefined || joint === undefined) return nothing;
  const difference = minor(separate) - minor(joint);
  const amount = words.inText('hkd', fromMinor(difference < 0n ? -difference : difference).replace(/\.00$/, ''));
  const lower = words.say(difference > 0n ? 'page-bill-joint' : 'page-bill-separate');
  return html`<h3>${words.say('page-bill-couple')}</h3>
    <dl class="pairs">
      <dt>${words.say('page-bill-separate')}</dt><dd class="amount">${words.hkd(separate)}</dd>
      <dt>${words.say('page-bill-joint')}</dt><dd class="amount">${words.hkd(joint)}</dd>
    </dl>
    <p><strong>${difference === 0n ? words.say('page-bill-same') : words.say('page-bill-lower', { what: lower, amount })}</strong></p>`;
}
