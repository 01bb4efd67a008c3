// What the search of the built book finds, with its own index and its own scripts.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';

const book = process.env.BOOK;
const names = readdirSync(book);
const scripts = ['elasticlunr-', 'search-chinese-', 'searchindex-'].map((begin) => {
  const name = names.find((name) => name.startsWith(begin) && name.endsWith('.js'));
  assert.ok(name, `the book has no ${begin}*.js`);
  return readFileSync(join(book, name), 'utf8');
});
const window = { search: {} };
const context = createContext(Object.assign(window, { window }));
for (const script of scripts) runInContext(script, context);
const { config, search } = (() => {
  const config = window.search;
  const index = window.elasticlunr.Index.load(config.index);
  return { config, search: (query) => index.search(query, config.search_options) };
})();

for (const [query, page] of [
  ['综合所得', 'zh-hans/'],
  ['已有同名', 'zh-hans/'],
  ['薪酬檔案', 'zh-hant-hk/'],
  ['薪酬 覆寫', 'zh-hant-hk/hr-year-end.html'],
  ['subsidy', 'rules/subsidy.html'],
]) {
  test(`the search finds ${query}`, () => {
    const found = search(query);
    const urls = found.map(({ ref }) => config.doc_urls[ref]);
    assert.ok(urls.some((url) => url.startsWith(page)), urls.join(', '));
    assert.ok(found.every(({ doc }) => doc.body.length > 0 || doc.title !== ''));
  });
}

test('a passage shows what was looked for', () => {
  const first = search('覆寫')[0];
  assert.ok(first.doc.body.includes('覆寫') || first.doc.title.includes('覆寫'), first.doc.body);
});

test('what stands nowhere is not found', () => {
  assert.deepEqual(Array.from(search('龘龘龘')), []);
});
