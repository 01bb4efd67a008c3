// The core for one person: JSON in, JSON out. Everything about tax happens there.
import { assess, curve, initSync, probable_amount, read_amount } from '#core';
import wasm from '#wasm';

import type { Answer } from '../../../target/widget/types/answer.d.ts';
import type { Curve } from '../../../target/widget/types/curve.d.ts';
import type { FactsOfOnePersonYear as Facts } from '../../../target/widget/types/facts.d.ts';
import { type Said, once, said, settingLines } from './module.ts';
import { readAmountsWith } from './numbers.ts';

export type { Answer, Curve, Facts };

export interface Range {
  column: string;
  from: string;
  to: string;
  step: string;
}

/** Starts the core; before that nothing else may be called. */
export function start(module: WebAssembly.Module): void {
  initSync({ module });
  readAmountsWith(read_amount, probable_amount);
}

/** The core of this page. */
export const core = once(wasm, start);

export function assessFacts(facts: Facts, settings: Readonly<Record<string, string>>): Said<Answer> {
  return said(() => assess(JSON.stringify(facts), 'full', settingLines(settings)));
}

export function drawCurve(facts: Facts, range: Range, settings: Readonly<Record<string, string>>): Said<Curve> {
  const { column, from, to, step } = range;
  return said(() => curve(JSON.stringify(facts), column, from, to, step, settingLines(settings)));
}
