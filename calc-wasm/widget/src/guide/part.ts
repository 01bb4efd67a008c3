// What the page loads once it has started: what to do, the Hong Kong bill, comparison, a file to keep, a
// record, the employer's file, and how files of payrolls explain the columns.
import data from '#guide-data';

import { learn } from '../page-data.ts';

learn({ columns: [], parameters: [], cited: data.cited });
export { data };

export { bill } from './bill.ts';
export { compare } from './compare.ts';
export { curveWords } from './curve.ts';
export { RecordDesk } from './desk.ts';
export { HandoffDesk } from './handoff.ts';
export { keep } from './keep.ts';
export { recordIn } from './pack.ts';
export { record } from './record.ts';
export { todo } from './todo.ts';

/** What only this part says. */
export { default as texts } from '#texts';
