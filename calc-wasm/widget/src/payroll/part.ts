// What the page loads when somebody wants a whole payroll: reading and working out, with its texts.
import english from '#locales/en.ftl';
import simplified from '#locales/zh-Hans.ftl';
import hongKong from '#locales/zh-Hant-HK.ftl';

import type { Said } from './messages.ts';

export { PayrollRun } from './run.ts';
export { payroll } from './view.ts';

/** What only this part says. */
export const texts: Said<string> = { en: english, 'zh-Hans': simplified, 'zh-Hant-HK': hongKong };
