// What the guide is drawn from.
import type { Answer } from '../core.ts';
import type { Said } from '../module.ts';
import type { Typed } from '../typed.ts';
import type { Words } from '../texts.ts';

/** A name and what stands behind it. */
export type Pair = readonly [string, string];

export interface GuideState {
  words: Words;
  answer: Answer;
  typed: Typed;
  /** The same with pay in yuan, as the core takes it. */
  taken: Typed;
  /** A day such as 2026-11-29. */
  today: string;
  /** The columns that are left to be answered for the better route. */
  left: readonly string[];
  /** When the better route can be claimed, a sentence each. */
  windows: readonly string[];
  /** What was typed. */
  lines(): Pair[];
  /** The result in a sentence, and its lines. */
  sentence: string;
  ledger(): Pair[];
  /** The dates that are ahead, as a file. */
  dates(): string | undefined;
  goTo(field: string): void;
  /** Works another case out; nothing while what it needs is loading. */
  workOut(typed: Typed): Said<Answer> | undefined;
  /** The cases that are compared, where somebody chose. */
  compared: readonly string[] | undefined;
  compare(cases: readonly string[]): void;
  /** Fills the form from a file. */
  fill(file: File): void;
  /** A file that held nothing of ours. */
  refused: string;
}

/** Whether something was typed in a column. */
export function has({ typed }: GuideState, name: string): boolean {
  const text = (typed.values[name] ?? '').trim();
  return text !== '' && text !== '0';
}

/** Whether every window of a route is over. */
export function isOver({ answer, today }: GuideState, route: string): boolean {
  const found = answer.claim.filter((claim) => claim.route === route);
  return found.length > 0 && found.every(({ closes }) => closes < today);
}

/** What can be claimed: the better route, where it brings something. */
export function routeOf({ answer }: GuideState): 'exemption' | 'subsidy' | undefined {
  const { best_route: best } = answer;
  if (best === 'none') return undefined;
  return best.startsWith('subsidy') ? 'subsidy' : 'exemption';
}
