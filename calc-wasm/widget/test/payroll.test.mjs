// Payroll files as people have them, in the page: the same reading, words and figures as the program's.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';

import { LANGUAGES, PERSON, built, checkAxe, checkState, choose, open, payroll, root, saved, setOn, sheet, stage, taxdiff, visitPayroll, workOut } from './browser.mjs';
import { parts } from './packed.mjs';
import { asPage, cells } from './words.mjs';

const at = stage();
const { browser, server, folder } = at;

const visit = (context, size) => visitPayroll(at, context, size);

/** What was worked out, as it would be saved. */
const result = (page) => page.locator(PERSON.element).evaluate((element) => element.drawing.csv().text());

const squeezed = (text) => text.replace(/\s+/g, ' ').trim();

/** What is shown says what the program says with `--dry-run`. */
async function checkTold(page, files, options = []) {
  const { said } = taxdiff(['batch', ...files, ...options, '--dry-run']);
  const language = options.includes('--lang') ? options[options.indexOf('--lang') + 1] : 'en';
  const told = asPage(said.replaceAll(/\/\S*\//g, ''), language);
  assert.equal(squeezed(await page.locator('.recognised').innerText()), squeezed(told), basename(files[0]));
}

/** A file whose months the program adds up to years, which the page does not; beside years both refuse it. */
const OF_MONTHS = sheet('non-domiciled.xlsx');

/** Files that cannot be worked out. */
const REFUSED = [...['formula.xls', 'formula.xlsx', 'notes.xlsx', 'protected.xlsx'].map(sheet), OF_MONTHS];

/** What is read only beside other files. */
const TOGETHER = ['bonus.xlsx', 'ir56b.csv', 'persons.csv', 'family-2025.csv'].map(sheet);

const all = (kind, folder) => readdirSync(join(root, folder)).map(kind);

/** Files that can be worked out, alone and together. */
const READ = [
  ...[...all(payroll, 'fixtures/payrolls'), ...all(sheet, 'fixtures/sheets')]
    .filter((file) => !REFUSED.includes(file) && !TOGETHER.includes(file))
    .map((file) => [file]),
  [sheet('wages-2025.xlsx'), sheet('bonus.xlsx'), sheet('persons.csv'), sheet('family-2025.csv')],
  [sheet('tax-calculation-2025.xlsx'), sheet('bonus.xlsx'), sheet('ir56b.csv')],
];

test('every layout and encoding gives the words and the bytes of the program', async (context) => {
  const page = await visit(context);
  assert.ok(READ.length > 16, `only ${READ.length}`);
  for (const files of READ) {
    const { out, code } = taxdiff(['batch', ...files, '--quiet']);
    assert.ok(code <= 1, files.join());
    await workOut(page, files);
    assert.equal(await result(page), out.toString(), basename(files[0]));
    await choose(page, files);
    await checkTold(page, files);
  }
});

test('what cannot be worked out is refused in the words of the program, hostile workbooks too', async (context) => {
  const page = await visit(context);
  const hostile = ['long.xlsx', 'order.xlsx', 'torn.xlsx', 'wide.xlsx'].map((name) => join(built, 'hostile', name));
  const picture = join(folder, 'picture.csv');
  writeFileSync(picture, Buffer.from('89504e470d0a1a0a0000', 'hex'));
  for (const file of [...REFUSED, picture, ...hostile]) {
    await choose(page, file);
    // The rows of a workbook in our own columns are read only when they are worked out.
    if (await page.locator('.go').count() > 0) await page.locator('.go').click();
    await page.locator('.run .error').waitFor({ timeout: 60_000 });
    for (const language of LANGUAGES) {
      await setOn(page, PERSON.element, 'lang', language);
      const files = file === OF_MONTHS ? [sheet('wages-2025.xlsx'), file] : [file];
      const { said, code } = taxdiff(['batch', ...files, '--quiet', '--lang', language]);
      assert.equal(code, 3, file);
      const shown = squeezed(await page.locator('.run .error strong').innerText());
      const first = squeezed(said.split('\n')[0]).replaceAll(/\/\S*\//g, '');
      assert.equal(shown, first, `${basename(file)} ${language}`);
    }
    await setOn(page, PERSON.element, 'lang', 'en');
  }
});

const save = (page, button) => saved(page, page.locator(button));

test('rows with errors withhold the totals, the file says so, and they can be left out', async (context) => {
  const page = await visit(context);
  await workOut(page, payroll('errors.csv'));
  for (const [language, incomplete, sheets] of [
    ['en', /^INCOMPLETE: rows with errors: \d+ of \d+\./, ['Summary', 'Assumptions', 'Needs attention']],
    ['zh-Hans', /^不完整：/, ['汇总', '假设', '需要注意']],
    ['zh-Hant-HK', /^不完整：/, ['摘要', '假設', '需要留意']],
  ]) {
    await setOn(page, PERSON.element, 'lang', language);
    const said = await page.locator('.withheld').innerText();
    assert.match(said, incomplete);
    assert.equal(await page.locator('.outcome h3').count() > 0, true);
    const { name, bytes } = await save(page, '.xlsx');
    assert.equal(name, 'errors-results.xlsx');
    const book = [...parts(bytes).values()].join('\n');
    assert.ok(book.includes(said), language);
    for (const name of sheets) assert.ok(book.includes(`name="${name}"`), `${language}: ${name}: ${/<sheets>.*<\/sheets>/.exec(book)}`);
    assert.doesNotMatch(book, /<f>/);
  }
  await setOn(page, PERSON.element, 'lang', 'en');
  assert.equal((await save(page, '.csv')).bytes.compare(taxdiff(['batch', payroll('errors.csv'), '--quiet', '--bom']).out), 0);
  const list = await save(page, '.list');
  const errors = join(folder, 'errors.csv');
  taxdiff(['batch', payroll('errors.csv'), '--quiet', '-o', join(folder, 'out.csv'), '--errors', errors]);
  assert.equal(list.name, 'errors-errors.csv');
  const words = cells(readFileSync(errors, 'utf8')).map((row) => row.map((cell) => asPage(cell)));
  assert.deepEqual(cells(list.bytes.toString().replace(/^\ufeff/, '')), words);
  // Every cause is there that the program counts, with its rows.
  const codes = new Set(readFileSync(errors, 'utf8').trim().split('\n').slice(1).map((line) => line.split(',')[2]).filter((code) => /^[a-z_]+$/.test(code)));
  const shown = await page.locator('.outcome').innerText();
  for (const code of codes) assert.ok(shown.includes(code), code);
  await page.getByRole('button', { name: 'Leave out the rows with errors' }).click();
  await page.locator('.go').waitFor();
  const left = await page.locator('input[name=exclude]').inputValue();
  await page.locator('.go').click();
  await page.locator('.csv').waitFor();
  assert.equal(await page.locator('.withheld').count(), 0);
  assert.match(await page.locator('.outcome').innerText(), /People by route[\s\S]*Totals/);
  assert.equal(await result(page), taxdiff(['batch', payroll('errors.csv'), '--quiet', '--exclude', left]).out.toString());
});

test('a tie of encodings asks, and the answer is taken', async (context) => {
  const page = await visit(context);
  const file = join(folder, 'tie.csv');
  writeFileSync(file, Buffer.from('employee_id,tax_year,wages,name\n1,2025,300000,\xb3\xaf\n', 'latin1'));
  await choose(page, file);
  assert.match(await page.locator('.run').innerText(), /more than one encoding fits/);
  assert.deepEqual(await page.locator('.buttons:not(.template) button').allInnerTexts(), ['Read as gb18030: 朝', 'Read as Big5: 陳']);
  await page.getByRole('button', { name: 'Read as Big5: 陳' }).click();
  await page.locator('.go').click();
  await page.locator('.csv').waitFor();
  assert.equal(await result(page), taxdiff(['batch', file, '--quiet', '--encoding', 'big5']).out.toString());
});

test('a hidden sheet, a mapping and a projection can be asked for', async (context) => {
  const page = await visit(context);
  const again = async (change) => {
    await page.locator('details.part summary', { hasText: 'How the files are read' }).click();
    await change();
    await page.getByRole('button', { name: 'Re-read' }).click();
    await page.locator('.payroll .go, .run .error').first().waitFor();
  };
  await choose(page, sheet('own.xlsx'));
  await again(async () => {
    for (const box of await page.locator('input[name=sheet]:checked').all()) await box.uncheck();
    await page.getByRole('checkbox', { name: 'Old', exact: true }).check();
  });
  await checkTold(page, [sheet('own.xlsx')], ['--sheet', 'Old']);
  await page.locator('.go').click();
  await page.locator('.csv').waitFor();
  assert.equal(await result(page), taxdiff(['batch', sheet('own.xlsx'), '--quiet', '--sheet', 'Old']).out.toString());

  const [own, map] = [join(folder, 'own.csv'), join(folder, 'map.toml')];
  writeFileSync(own, 'Nr,Jahr,Lohn\n7,2025,480000\n');
  writeFileSync(map, '[columns]\n"Nr" = "employee_id"\n"Jahr" = "tax_year"\n"Lohn" = "wages"\n');
  await choose(page, own);
  assert.match(await page.locator('.run').innerText(), /columns/);
  await page.locator('input[name=map]').setInputFiles(map);
  await page.getByRole('button', { name: 'Re-read' }).click();
  await page.locator('.go').click();
  await page.locator('.csv').waitFor();
  assert.equal(await result(page), taxdiff(['batch', own, '--quiet', '--map', map]).out.toString());

  await choose(page, sheet('wages-2025.xlsx'));
  await again(() => page.locator('input[name=project]').check());
  await checkTold(page, [sheet('wages-2025.xlsx')], ['--project']);
  await again(() => page.locator('input[name=exclude]').fill('x'));
  assert.match(await page.locator('.run').innerText(), /This is no list of rows/);
});

test('a file that is gone when it is read again is said to be so', async (context) => {
  const page = await visit(context);
  const file = join(folder, 'gone.csv');
  writeFileSync(file, 'employee_id,tax_year,wages\n1,2025,1\n');
  await workOut(page, file);
  rmSync(file);
  await page.locator('details.part summary', { hasText: 'How the files are read' }).click();
  await page.getByRole('button', { name: 'Re-read' }).click();
  await page.locator('.run .error').waitFor();
  assert.match(await page.locator('.run').innerText(), /The browser cannot read the file.*Choose it again/s);
});

test('nothing leaves once files are chosen, and it works offline in every language', async (context) => {
  const page = await visit(context);
  const asked = [];
  page.on('request', (request) => request.url().startsWith('blob:') || asked.push(request.url()));
  const before = server.asked.length;
  await browser.context.setOffline(true);
  context.after(() => browser.context.setOffline(false));
  for (const language of LANGUAGES) {
    await setOn(page, PERSON.element, 'lang', language);
    const files = [sheet('wages-2025.xlsx'), sheet('bonus.xlsx')];
    await choose(page, files);
    await checkTold(page, files, ['--lang', language]);
    await page.locator('.go').click();
    await page.locator('.csv').waitFor();
    await save(page, '.xlsx');
  }
  assert.deepEqual(asked, []);
  assert.equal(server.asked.length, before);
});

test('axe finds nothing and 320 pixels are enough, before, between and after', async (context) => {
  const page = await visit(context, { width: 320, height: 640 });
  const check = (what) => checkState(page, PERSON.element, what);
  await check('nothing chosen');
  await choose(page, [sheet('wages-2025.xlsx'), sheet('own.xlsx')]);
  await check('recognised');
  await page.locator('.go').click();
  await page.locator('.csv').waitFor();
  await check('worked out');
  await workOut(page, payroll('errors.csv'));
  await check('with errors');
  await choose(page, sheet('notes.xlsx'));
  await check('refused');
  await setOn(page, PERSON.element, 'theme', 'dark');
  await checkAxe(page, 'dark');
});

test('a payroll goes with the keyboard alone', async (context) => {
  const page = await visit(context);
  await page.locator('button.tab[aria-pressed=true]').last().focus();
  const press = async (to, key) => {
    for (let tries = 0; tries < 40; tries += 1) {
      await page.keyboard.press('Tab');
      const there = await page.locator(PERSON.element).evaluate((element, to) => element.shadowRoot.activeElement?.matches(to), to);
      if (!there) continue;
      await page.keyboard.press(key);
      return;
    }
    assert.fail(`${to} cannot be reached`);
  };
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press('#payroll-file', 'Enter')]);
  await chooser.setFiles([sheet('own.xlsx')]);
  await page.locator('.go').waitFor();
  await press('.go', 'Enter');
  await page.locator('.csv').waitFor();
  // Those with errors are shown first.
  await press('#only-wrong', 'Space');
  await page.locator('.opens').first().waitFor();
  await press('.opens > summary', 'Enter');
  await page.locator('.people .answer .figures').waitFor();
  await press('.answer summary.row', 'Enter');
  await page.locator('.people .answer .steps').waitFor();
  await page.locator('button.tab[aria-pressed=true]').last().focus();
  const [saved] = await Promise.all([page.waitForEvent('download'), press('.csv', 'Enter')]);
  assert.equal(saved.suggestedFilename(), 'own-results.csv');
});

test('a part that cannot be loaded says so, and is asked for again', async (context) => {
  const { page } = await open(browser.context, server.address);
  context.after(() => page.close());
  await page.route('**/tax-differential-payroll.js', (route) => route.abort());
  await page.getByRole('button', { name: 'A payroll file' }).click();
  const again = page.getByRole('button', { name: 'Try again' });
  await again.waitFor();
  assert.match(await page.locator('.payroll').innerText(), /failed to load/);
  await page.unroute('**/tax-differential-payroll.js');
  await again.click();
  await page.locator('#payroll-file').waitFor({ state: 'attached' });
});
