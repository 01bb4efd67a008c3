// What the page loads when a record of an answer is kept or checked.
export { checked, core, kept } from './core.ts';
export { refusal, verdict } from './verdict.ts';

/** What only this part says. */
export { default as texts } from '#texts';
