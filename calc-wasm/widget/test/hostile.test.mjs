// Files that were made to end their reader: the worker may end, and the page goes on.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { PERSON, choose, launch, open, openPayroll, root, serve, taxdiff, workOut } from './browser.mjs';

let browser;
let server;
let folder;
before(async () => {
  browser = await launch();
  server = await serve();
  folder = mkdtempSync(join(tmpdir(), 'taxdiff-hostile-'));
});
after(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const sheet = (name) => join(root, 'fixtures/sheets', name);
const hostile = (name) => join(root, 'fixtures/hostile', name);

/** Bytes of `own.xls`, each of which alone makes the library that reads it panic or abort. */
const BROKEN_RECORDS = [[7019, 255], [10176, 255], [15408, 255], [15022, 128], [7843, 255]];

/** A workbook of the old kind with one byte changed. */
function broken([at, byte]) {
  const bytes = readFileSync(sheet('own.xls'));
  bytes[at] = byte;
  const file = join(folder, `record-${at}.xls`);
  writeFileSync(file, bytes);
  return file;
}

const result = (page) => page.locator(PERSON.element).evaluate((element) => element.drawing.csv().text());

test('a workbook that ends its reader is refused, and the next file is worked out', async () => {
  // What the browser says of a worker that ended is no fault of the page.
  const { page } = await open(browser.context, server.address);
  await openPayroll(page);
  for (const file of [hostile('announced-texts.xlsx'), ...BROKEN_RECORDS.map(broken)]) {
    await choose(page, file);
    if (await page.locator('.go').count() > 0) await page.locator('.go').click();
    await page.locator('.run .error').waitFor({ timeout: 60_000 });
    assert.ok((await page.locator('.run .error').innerText()).length > 40, file);
    await workOut(page, [sheet('own.xlsx')]);
    assert.equal(await result(page), taxdiff(['batch', sheet('own.xlsx'), '--quiet']).out.toString(), file);
  }
  await page.close();
});

test('a number that is none is an error of its row', async () => {
  const { page } = await open(browser.context, server.address);
  await openPayroll(page);
  const file = hostile('not-a-number.xlsx');
  const { out, code } = taxdiff(['batch', file, '--quiet']);
  assert.equal(code, 1);
  await workOut(page, [file]);
  assert.equal(await result(page), out.toString());
  assert.ok((await result(page)).includes(',bad_amount,'));
  await page.close();
});
