// What the tests call without a browser.
export { column, parameter } from './page-data.ts';
export { assessFacts, drawCurve, start } from './core.ts';
export { assess, curve } from '#core';
export { batch_csv, initSync as startPayroll } from '#payroll-core';
export { calendar } from './calendar.ts';
export * from './numbers.ts';
export { LANGUAGES, Words, nearest } from './texts.ts';
export { KEEPER, factsOf } from './typed.ts';
