// What the tests call without a browser.
export { assessFacts, column, drawCurve, start } from './core.ts';
export { assess, batch_csv, curve } from '#core';
export { calendar } from './calendar.ts';
export * from './numbers.ts';
export { LANGUAGES, Words, nearest } from './texts.ts';
export { factsOf, fromFragment, toFragment } from './typed.ts';
