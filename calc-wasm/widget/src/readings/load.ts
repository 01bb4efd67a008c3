// All readings of the open points together: loaded when the page has started.
import files from '#lazy';

import { LazyPart } from '../lazy.ts';

export type Readings = typeof import('./part.ts');
export type { ReadingsDesk } from './desk.ts';

/** Once for all elements of a page. */
export const READINGS = new LazyPart<Readings>(files.readings.file, files.readings.id);
