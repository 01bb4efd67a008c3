// Months and days, which only those need who say how they live and cross: they are loaded then.
import files from '#lazy';

import { LazyPart } from '../lazy.ts';

export type Months = typeof import('../months/part.ts');

/** Once for all elements of a page. */
export const MONTHS = new LazyPart<Months>(files.months.file, files.months.id);
