// When the relief can be claimed, by the day that it is.
import { type TemplateResult, html, nothing } from 'lit';

import type { Answer } from './core.ts';
import type { Appointment } from './calendar.ts';
import { datesButton, datesText } from './parts.ts';
import { cite } from './steps.ts';
import type { Words } from './texts.ts';
import { today } from './today.ts';

type Claim = Answer['claim'][number];

function isOver({ closes }: Claim): boolean {
  return closes < today();
}

/** A route and the income that it is claimed for. */
function what(words: Words, claim: Claim): string {
  return words.say('page-claim-what', {
    route: words.say(`page-route-${claim.route}`), income: words.say(`answer-income-${claim.income}`),
  });
}

/** Whether a window is over, open or to come. */
function line(words: Words, claim: Claim): string {
  const state = isOver(claim) ? 'past' : claim.opens > today() ? 'ahead' : 'open';
  const said = words.say(`page-window-${state}`, { what: what(words, claim), opens: words.day(claim.opens), closes: words.day(claim.closes) });
  return claim.late ? words.say('answer-claim-late', { line: said }) : said;
}

/** The windows of the better route, a sentence each, and what is left where all are over. */
export function windows(words: Words, answer: Answer): string[] {
  const route = answer.best_route.replace('_if_confirmed', '');
  const found = answer.claim.filter((claim) => claim.route === route);
  if (found.length === 0) return [];
  return [...found.map((claim) => line(words, claim)), ...(found.every(isOver) ? [words.say('page-window-none')] : [])];
}

/** What is ahead, as appointments. */
function appointments(words: Words, answer: Answer): Appointment[] {
  const title = (claim: Claim) => {
    const named = words.say('page-date-of', { what: what(words, claim), year: String(answer.tax_year) });
    return claim.late ? words.say('answer-claim-late', { line: named }) : named;
  };
  return answer.claim.filter((claim) => !isOver(claim)).map((claim) => ({
    id: `${answer.tax_year}-${claim.route}-${claim.income}${claim.late ? '-late' : ''}`,
    title: title(claim), note: line(words, claim), opens: claim.opens, closes: claim.closes,
  }));
}

/** The windows that are not over, as the text of a calendar; nothing where all are. */
export function datesOf(words: Words, answer: Answer): string | undefined {
  const ahead = appointments(words, answer);
  return ahead.length === 0 ? undefined : datesText(words, ahead);
}

/** All windows, and those that are not over as a file of dates. */
export function claims(words: Words, answer: Answer): TemplateResult | typeof nothing {
  if (answer.claim.length === 0) return nothing;
  return html`<div class="claims">
    <h3>${words.say('answer-claim')}</h3>
    <ul>${answer.claim.map((claim) => html`<li>${line(words, claim)} ${cite(words, claim.citation)}</li>`)}</ul>
    ${datesFile(words, answer)}
  </div>`;
}

/** A button for the dates that are ahead. */
export function datesFile(words: Words, answer: Answer): TemplateResult | typeof nothing {
  if (answer.claim.every(isOver)) return nothing;
  return datesButton(words, `tax-differential-${answer.tax_year}.ics`, () => appointments(words, answer));
}
