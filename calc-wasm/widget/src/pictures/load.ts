// The pictures, which no first result needs: they are loaded after it.
import files from '#lazy';

import { LazyPart } from '../lazy.ts';

export type Pictures = typeof import('./part.ts');

/** Once for all elements of a page. */
export const PICTURES = new LazyPart<Pictures>(files.pictures.file, files.pictures.id);
