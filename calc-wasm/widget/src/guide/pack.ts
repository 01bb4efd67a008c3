// A file of all that somebody may want to keep, and what is read back from one.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

import { documents } from './documents.ts';
import { letter } from './letter.ts';
import { type GuideState, type Pair, routeOf } from './state.ts';

/** What a record is called, alone and in a pack. */
const RECORD = 'record.json';

/** The largest record that is read. */
const LARGEST = 1 << 20;

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** A page that stands alone: it has no script and asks for nothing. */
function sheet(state: GuideState, made: string, ruleset: string): string {
  const { words, answer, sentence, windows } = state;
  const list = (pairs: readonly Pair[]) =>
    `<table>${pairs.map(([name, text]) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(text)}</td></tr>`).join('')}</table>`;
  const part = (title: string, inside: string) => `<h2>${escaped(title)}</h2>${inside}`;
  const title = words.say('answer-title', { year: String(answer.tax_year), assessment: answer.year_of_assessment });
  return `<!doctype html><html lang="${words.language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>body{font:11pt/1.4 sans-serif;max-width:48rem;margin:1rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #999;padding:.15rem .4rem;text-align:end;font-weight:400}th{text-align:start}</style>
<h1>${escaped(words.say('page-title'))}</h1>
<p>${escaped(title)}</p><p><strong>${escaped(sentence)}</strong></p>${windows.map((text) => `<p>${escaped(text)}</p>`).join('')}
${part(words.say('page-lid-ledger'), list(state.ledger()))}
${part(words.say('page-sheet-typed'), list(state.lines()))}
${routeOf(state) ? part(words.say('page-sheet-documents'), `<ul>${documents(state).map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>`) : ''}
<p>${escaped(made)}. ${escaped(ruleset)}. ${escaped(words.say('answer-decision'))}</p></html>
`;
}

/** The pack, as a zip archive. */
export function pack(state: GuideState): Uint8Array<ArrayBuffer> {
  const { words, answer, typed, today } = state;
  const { engine, digest } = answer.ruleset;
  const ruleset = words.say('answer-ruleset', { ruleset: `${engine}+${digest}` });
  const made = words.say('page-sheet-made', { day: words.day(today) });
  const dates = state.dates();
  const record = { record: 'tax-differential', version: 1, made: today, ruleset: `${engine}+${digest}`, language: words.language, typed };
  const files: Record<string, string> = {
    'sheet.html': sheet(state, made, ruleset),
    [RECORD]: `${JSON.stringify(record, undefined, 2)}\n`,
    ...(routeOf(state) ? { 'documents.txt': `${documents(state).join('\n')}\n`, 'text-for-hr.txt': `${letter(state)}\n` } : {}),
    ...(dates === undefined ? {} : { 'dates.ics': dates }),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))) as Uint8Array<ArrayBuffer>;
}

/** What was typed, from a record or a pack that has one; nothing where a file is neither. */
export function recordIn(bytes: Uint8Array): unknown {
  const text = bytes[0] === 0x50 && bytes[1] === 0x4b ? packed(bytes) : bytes.length <= LARGEST && bytes[0] === 0x7b ? bytes : undefined;
  if (!text) return undefined;
  try {
    const found = JSON.parse(strFromU8(text)) as { record?: unknown; typed?: unknown };
    return found.record === 'tax-differential' ? found.typed : undefined;
  } catch {
    return undefined;
  }
}

function packed(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return unzipSync(bytes, { filter: ({ name, originalSize }) => name === RECORD && originalSize <= LARGEST })[RECORD];
  } catch {
    return undefined;
  }
}
