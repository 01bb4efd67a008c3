// Months and days, which only those need who say how they live and cross: they are loaded then.
import files from '#lazy';

import { LazyPart } from '../lazy.ts';
import { Words } from '../texts.ts';

export type Months = typeof import('../months/part.ts');

/** Once for all elements of a page. */
const PART = new LazyPart<Months>(files.months.file, files.months.id);

let started: Months | undefined;
let failed = false;

/** What works months out, once it can. */
export function monthsPart(): Months | undefined {
  return started;
}

/** Whether the last try to load it failed. */
export function monthsMissing(): boolean {
  return failed;
}

/** Loads and starts it. Whether that failed, [`monthsMissing`] says. */
export async function startMonths(): Promise<void> {
  try {
    const part = await PART.load();
    await part.core();
    part.learnMonths();
    Words.learn(part.texts);
    [started, failed] = [part, false];
  } catch {
    failed = true;
  }
}
