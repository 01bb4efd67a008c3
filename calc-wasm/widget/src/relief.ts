// What the better route brings.
import type { Answer } from './core.ts';

/** What the route that the sentence is about brings, or would bring. */
export function possible(answer: Answer): string {
  if (answer.best_route.endsWith('_if_confirmed')) {
    return answer.best_route.startsWith('subsidy') ? answer.subsidy.amount : answer.exemption.amount;
  }
  return answer.benefit;
}
