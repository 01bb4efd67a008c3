// A whole payroll, which few who open the page want: it is loaded when it is asked for.
import files from '#lazy';

import { LazyPart } from '../lazy.ts';

export type Payroll = typeof import('./part.ts');

/** Once for all elements of a page. */
export const PAYROLL = new LazyPart<Payroll>(files.payroll.file, files.payroll.id);
