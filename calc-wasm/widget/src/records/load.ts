// Records of answers, which few want: what makes and checks them is loaded when it is asked for.
import files from '#lazy';

import { LazyPart } from '../lazy.ts';

export type Records = typeof import('./part.ts');

/** Once for all elements of a page. */
export const RECORDS = new LazyPart<Records>(files.records.file, files.records.id);
