// The people of a payroll in the page: a line each, their steps, their errors, and an empty payroll to begin with.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { LANGUAGES, PERSON, checkAxe, checkNarrow, open, payroll, saved, setOn, sheet, stage, taxdiff, visitPayroll, workOut } from './browser.mjs';
import { asPage, cells } from './words.mjs';

const at = stage();
const { folder } = at;

const visit = (context, size) => visitPayroll(at, context, size);

const cny = (amount) => `CNY ${amount.replace(/\B(?=(\d{3})+\.)/g, ',')}`;

/** The rows that the program writes, by column. */
function rowsOf(files) {
  const { out } = taxdiff(['batch', ...files, '--quiet', '--format', 'jsonl']);
  return out.toString().trim().split('\n').map((line) => JSON.parse(line)).map(({ input, ...row }) => ({ ...input, ...row }));
}

/** What a line shows, without the names of its cells. */
const shownIn = (line) =>
  line.locator('.cell').evaluateAll((cells) => cells.map((cell) => [...cell.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join('').trim()));

const lines = (page) => page.locator('.people > ul > li');

for (const files of [
  [payroll('example.csv')],
  [sheet('wages-2025.xlsx'), sheet('bonus.xlsx'), sheet('persons.csv'), sheet('family-2025.csv')],
  [sheet('tax-calculation-2025.xlsx'), sheet('bonus.xlsx'), sheet('ir56b.csv')],
]) {
  test(`each person has a line with the figures of the program, and opens to the same: ${files[0].split('/').at(-1)}`, async (context) => {
    const page = await visit(context);
    await workOut(page, files);
    const rows = rowsOf(files);
    if (rows.some(({ status }) => status === 'error')) await page.locator('#only-wrong').uncheck();
    await page.getByText(`Shown: ${rows.length} of ${rows.length}`).waitFor();
    assert.equal(await lines(page).count(), rows.length);
    for (const [index, row] of rows.entries()) {
      const line = lines(page).nth(index);
      const [person, year, mainland, hongKong, , amount] = await shownIn(line);
      if (row.status === 'error') {
        assert.deepEqual([person, year, mainland, amount], [row.employee_id, row.tax_year, '', ''], `row ${row.row}`);
        assert.ok(await line.locator('.mistakes li').count() > 0);
        continue;
      }
      const brings = { exemption: row.exemption, subsidy: row.subsidy }[row.best_route.replace('_if_confirmed', '')] ?? row.benefit;
      const wanted = [row.employee_id, row.tax_year, cny(row.mainland_tax), cny(row.hk_tax_cny), cny(brings)];
      assert.deepEqual([person, year, mainland, hongKong, amount], wanted, row.employee_id);
      // The answer for one person, from the same facts.
      await line.locator('summary.cells').click();
      await line.locator('.answer .figures').waitFor();
      const figures = await line.locator('.figure .amount').allInnerTexts();
      assert.deepEqual(figures, [cny(row.mainland_tax), cny(row.hk_tax_cny), cny(brings)], row.employee_id);
    }
    // One stands open at a time, and its steps can be read.
    assert.equal(await page.locator('.people .answer').count(), 1);
    await page.locator('.answer summary.row').first().click();
    await page.locator('.answer .steps').waitFor();
  });
}

/** Two hundred and fifty people, of whom the fifth and the hundred and fiftieth are wrong. */
function mixed() {
  const file = join(folder, 'mixed.csv');
  const row = (index) => {
    if (index === 5) return '5,2025,HKD 780000,G1234567';
    return index === 150 ? '150,2099,300000,' : `${index},2025,${300000 + index},`;
  };
  writeFileSync(file, `employee_id,tax_year,wages,id_number\n${Array.from({ length: 250 }, (_, index) => row(index + 1)).join('\n')}\n`);
  return file;
}

test('rows with errors come first, each with its column, what was found and the fix; more are shown when asked for', async (context) => {
  const page = await visit(context);
  const file = mixed();
  await workOut(page, file);
  for (const language of LANGUAGES) {
    const errors = join(folder, `errors-${language}.csv`);
    await setOn(page, PERSON.element, 'lang', language);
    taxdiff(['batch', file, '--quiet', '--lang', language, '-o', join(folder, `out-${language}.csv`), '--errors', errors]);
    const listed = cells(readFileSync(errors, 'utf8')).slice(1);
    assert.ok(listed.length >= 2);
    const shown = (await page.locator('.people .mistakes').allInnerTexts()).join('\n');
    for (const line of listed) {
      for (const cell of [line[1], line[3], line[4], line[5]]) {
        assert.ok(shown.includes(asPage(cell, language)), `${language}: ${cell} in ${shown}`);
      }
    }
  }
  await setOn(page, PERSON.element, 'lang', 'en');
  const people = async () => (await Promise.all((await lines(page).all()).map(shownIn))).map(([person]) => person);
  assert.deepEqual(await people(), ['5', '150']);
  assert.match(await page.locator('.people').innerText(), /Shown: 2 of 2/);
  await page.locator('#only-wrong').uncheck();
  for (const [shown, last] of [[100, false], [200, false], [250, true]]) {
    await page.getByText(`Shown: ${shown} of 250`).waitFor();
    assert.equal(await lines(page).count(), shown);
    if (!last) await page.locator('.more-people').click();
  }
  assert.equal(await page.locator('.more-people').count(), 0);
  assert.match((await shownIn(lines(page).nth(149))).join(' '), /150 2099 .*error in row 151/);
  assert.equal((await shownIn(lines(page).nth(249)))[0], '250');
  await page.locator('#only-wrong').check();
  await page.getByText('Shown: 2 of 2').waitFor();
});

test('an empty payroll is the one of the program, in the language of the page', async (context) => {
  const page = await visit(context);
  for (const language of LANGUAGES) {
    await setOn(page, PERSON.element, 'lang', language);
    const [workbook, csv] = [page.locator('.template button').first(), page.locator('.template button').last()];
    const text = await saved(page, csv);
    assert.equal(text.name, 'payroll-template.csv');
    assert.equal(text.bytes.compare(taxdiff(['template', '--bom', '--lang', language]).out), 0, language);
    const file = join(folder, `template-${language}.xlsx`);
    taxdiff(['template', '--lang', language, '-o', file]);
    const book = await saved(page, workbook);
    assert.equal(book.name, 'payroll-template.xlsx');
    // The hour of making stands in a workbook.
    assert.ok(Math.abs(book.bytes.length - readFileSync(file).length) < 64, language);
  }
});

test('a byte order mark in a file changes nothing', async (context) => {
  const page = await visit(context);
  const text = readFileSync(payroll('zh-Hans.csv'), 'utf8').replace(/^\ufeff/, '');
  const told = [];
  for (const [name, mark] of [['without.csv', ''], ['with.csv', '\ufeff']]) {
    const file = join(folder, name);
    writeFileSync(file, mark + text);
    await workOut(page, file);
    told.push(await page.locator(PERSON.element).evaluate((element) => element.drawing.csv().text()));
    assert.equal((await saved(page, page.locator('.csv'))).bytes.subarray(0, 3).toString('hex'), 'efbbbf');
  }
  assert.equal(told[1], told[0]);
});

test('people, their errors and their steps fit a phone, in light and dark', async (context) => {
  const page = await visit(context, { width: 320, height: 720 });
  await workOut(page, mixed());
  await checkNarrow(page, PERSON.element, 'errors');
  await page.locator('#only-wrong').uncheck();
  await page.getByText('Shown: 100 of 250').waitFor();
  await lines(page).first().locator('summary.cells').click();
  await page.locator('.people .answer .figures').waitFor();
  for (const theme of ['light', 'dark']) {
    await setOn(page, PERSON.element, 'theme', theme);
    await checkNarrow(page, PERSON.element, theme);
    await checkAxe(page, theme);
  }
});
