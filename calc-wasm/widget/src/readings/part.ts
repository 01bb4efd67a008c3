// What the page loads once it has started: all readings of the open points together.
export { ReadingsDesk } from './desk.ts';
export { gap } from './gap.ts';
export { range, rangeText } from './range.ts';
export { gross } from './gross.ts';

/** What only this part says. */
export { default as texts } from '#texts';
