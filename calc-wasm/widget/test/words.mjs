// What the page says where the program names an option or a command.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './browser.mjs';

const INSTEAD = 'payroll-instead-';

/** The messages of a language, by id, and what each says to do as `ID.fix`. */
function messages(language) {
  const found = new Map();
  let last = '';
  for (const line of readFileSync(join(root, 'calc-text/locales', `${language}.ftl`), 'utf8').split('\n')) {
    const message = /^([a-z][\w-]*) = (.*)$/.exec(line);
    const fix = /^ {4}\.fix = (.*)$/.exec(line);
    if (message) found.set(last = message[1], message[2]);
    else if (fix) found.set(`${last}.fix`, fix[1]);
  }
  return found;
}

const PART = /\{ \$?([\w-]+) \}/g;

/** A text of the program in the page's words. */
export function asPage(text, language = 'en') {
  const all = messages(language);
  let said = text;
  for (const [id, own] of all) {
    if (!id.startsWith(INSTEAD)) continue;
    const of = id.slice(INSTEAD.length);
    const names = [];
    const literal = (part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const base = all.get(`${of}.fix`) ?? all.get(of);
    const pattern = base.split(PART).map((part, at) => (at % 2 === 0 ? literal(part) : (names.push(part), '([^\\n]+?)'))).join('');
    said = said.replace(new RegExp(pattern, 'g'), (...groups) => own.replace(PART, (_, name) => groups[names.indexOf(name) + 1]));
  }
  return said;
}

/** The cells of a CSV text. */
export function cells(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '') break;
    if (end === '\n') rows.push([]);
  }
  return rows.filter((row) => row.join('') !== '');
}
