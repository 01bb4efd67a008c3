// What the tests call without a browser.
export { assess_enterprise, catalogue_items } from '#company-core';
export { column, parameter } from '../page-data.ts';
export { LANGUAGES, Words } from '../texts.ts';
export { assessCompany, start } from './core.ts';
export { keeper, factsOf } from './typed.ts';
