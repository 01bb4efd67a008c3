// What the tests call without a browser.
export { column, parameter } from './page-data.ts';
export { assessFacts, drawCurve, start } from './core.ts';
export { assess, curve } from '#core';
export { initSync as startReadings, range as readingRange, reconcile, solve } from '#readings-core';
export { check_record, initSync as startRecords, keep_record } from '#records-core';
export { batch_csv, initSync as startPayroll } from '#payroll-core';
export { initSync as startMonths, assess_months, count_days, withhold } from '#months-core';
export { assessMonths } from './months/core.ts';
export * as days from './months/days.ts';
export { learnMonths } from './months/data.ts';
export { workOut } from './months/run.ts';
export { calendar } from './calendar.ts';
export * from './numbers.ts';
export { LANGUAGES, Words, nearest } from './texts.ts';
export { keeper, factsOf } from './typed.ts';
