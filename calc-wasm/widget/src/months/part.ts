// What the page loads when somebody says how they live and cross: months and days, with their texts.
import english from '#locales/en.ftl';
import simplified from '#locales/zh-Hans.ftl';
import hongKong from '#locales/zh-Hant-HK.ftl';

export { core } from './core.ts';
export { learnMonths } from './data.ts';
export { notAsked } from './facts.ts';
export { fieldName, partsOf } from './names.ts';
export { questions } from './questions.ts';
export { months } from './result.ts';
export { workOut } from './run.ts';
export type { Worked } from './run.ts';
export { INPUTS, sums } from './table.ts';

/** What only this part says. */
export const texts = { en: english, 'zh-Hans': simplified, 'zh-Hant-HK': hongKong };
