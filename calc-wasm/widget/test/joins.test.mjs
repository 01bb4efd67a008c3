// The cases of fixtures/joins in the page: what the program gives and says for each, and what a person sees of it.
import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';

import { LANGUAGES, PERSON, choose, root, setOn, stage, taxdiff, visitPayroll, workOut } from './browser.mjs';
import { asPage } from './words.mjs';

const at = stage();
const { folder } = at;

const visit = (context) => visitPayroll(at, context);

/** What the program says, without the folders of the files. */
const withoutFolders = (text) => text.replaceAll(/\/\S*\/(?=[^\s/]*\.(csv|xlsx?))/g, '');

const squeezed = (text) => text.replace(/\s+/g, ' ').trim();

const result = (page) => page.locator(PERSON.element).evaluate((element) => element.drawing.csv().text());

const joins = join(root, 'fixtures/joins');

const CASES = readdirSync(joins, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, files: readdirSync(join(joins, name)).sort().map((file) => join(joins, name, file)) }));

/** A file of these texts, written for the test. */
function written(name, text) {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

test('joined files give the rows and the words of the program, and what the program refuses is refused', async (context) => {
  const page = await visit(context);
  assert.ok(CASES.length > 12, `only ${CASES.length}`);
  for (const { name, files } of CASES) {
    const { out, said, code } = taxdiff(['batch', ...files]);
    await choose(page, files);
    if (code === 3) {
      const shown = squeezed(await page.locator('.run .error strong').innerText());
      assert.equal(shown, squeezed(withoutFolders(said.split('\n')[0])), name);
      continue;
    }
    const told = withoutFolders(taxdiff(['batch', ...files, '--dry-run']).said);
    assert.equal(squeezed(await page.locator('.recognised').innerText()), squeezed(asPage(told)), name);
    await page.locator('.payroll .go').click();
    await page.locator('.payroll .csv').waitFor();
    assert.equal(await result(page), out.toString(), name);
    assert.equal(await page.locator('.withheld').count(), code, name);
  }
});

const HEADER = '工号,姓名,证件号码,税款所属期止,所得项目,本期收入,累计收入额,累计减除费用,累计专项扣除,累计应纳税所得额,累计应纳税额,累计应扣缴税额,已缴税额,应补(退)税额';

test('a difference from the figures of the sheet itself stands before any total', async (context) => {
  const page = await visit(context);
  // 300,000 - 30,000 - 30,000 = 240,000, x 20% - 16,920 = 31,080.
  const row = '1,甲,H00000015,2025-06-30,正常工资薪金,50000,300000,30000,30000,240000,48000,31080,20000,11080';
  await workOut(page, written('税款计算.csv', `${HEADER}\n${row}\n`));
  const shown = await page.locator('.payroll').innerText();
  const difference = shown.indexOf('the sheet says 累计应纳税额 48,000.00, its own columns give 31,080.00, difference 16,920.00');
  assert.ok(difference >= 0, shown);
  assert.ok(difference < shown.indexOf('Totals'), shown);
});

test('a table as a web page is refused with the way to save it', async (context) => {
  const page = await visit(context);
  const file = written('工资.xls', '<html><body><table><tr><td>工号</td><td>纳税年度</td><td>工资薪金</td></tr><tr><td>1</td><td>2025</td><td>600000</td></tr></table></body></html>');
  await choose(page, file);
  assert.match(await page.locator('.run .error').innerText(), /web page \(HTML\)[\s\S]*save it as an Excel workbook \(\.xlsx\)/);
});

test('a file without rows is refused, before and after it is worked out', async (context) => {
  const page = await visit(context);
  for (const [name, text] of [['own.csv', 'employee_id,tax_year,wages\n'], ['2025-01.csv', '工号,*姓名,*证件号码,本期收入\n']]) {
    await choose(page, written(name, text));
    if (await page.locator('.payroll .go').count() > 0) await page.locator('.payroll .go').click();
    await page.locator('.run .error').waitFor();
    assert.match(await page.locator('.run .error').innerText(), /There is no row to work out/, name);
  }
});

test('texts that are forced are taken, and counted, and far behind the beginning refused', async (context) => {
  const page = await visit(context);
  const forced = '="0042",2025,600000\n';
  await workOut(page, written('forced.csv', `employee_id,tax_year,wages\n${forced}`));
  assert.match(await page.locator('.payroll').innerText(), /read without that: 1\./);
  assert.match(await result(page), /\n0042,2025,600000,/);
  const rows = Array.from({ length: 12_000 }, (_, row) => `${row + 1},2025,600000\n`).join('');
  await choose(page, written('far.csv', `employee_id,tax_year,wages\n${rows}${forced}`));
  await page.locator('.payroll .go').click();
  await page.locator('.run .error').waitFor();
  assert.match(await page.locator('.run .error').innerText(), /far\.csv, row 12002: A number in this row is forced/);
});

test('advice names no option and no command', async (context) => {
  const page = await visit(context);
  const files = [
    // No rate is known for 2026.
    written('fx.csv', 'employee_id,tax_year,wages\n1,2026,600000\n'),
    written('empty.csv', ''),
    written('columns.csv', 'a,b\n1,2\n'),
    written('months.csv', 'employee_id,tax_year,month,wages\n1,2025,1,50000\n'),
  ];
  for (const language of LANGUAGES) {
    await setOn(page, PERSON.element, 'lang', language);
    for (const file of files) {
      await choose(page, file);
      if (await page.locator('.payroll .go').count() > 0) {
        await page.locator('.payroll .go').click();
        await page.locator('.payroll .csv, .run .error').first().waitFor();
      }
      const shown = await page.locator('.payroll').innerText();
      assert.doesNotMatch(shown, /(^|[^\w-])--[a-z]|taxdiff [a-z]+[”"」]/m, `${language} ${basename(file)}`);
    }
  }
});
