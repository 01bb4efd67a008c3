// What the page loads when somebody wants a whole payroll: reading and working out, with its texts.
export { PayrollRun } from './run.ts';
export { payroll } from './view.ts';

/** What only this part says. */
export { default as texts } from '#texts';
