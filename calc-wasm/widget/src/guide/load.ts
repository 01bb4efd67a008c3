// What goes beyond the result: steps, comparison, a file to keep. It is loaded when the page has started.
import files from '#lazy';

import { LazyPart } from '../lazy.ts';

export type Guide = typeof import('./part.ts');

/** Once for all elements of a page. */
export const GUIDE = new LazyPart<Guide>(files.guide.file, files.guide.id);
