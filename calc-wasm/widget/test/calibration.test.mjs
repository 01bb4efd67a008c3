// What the tax bureau's figures agree with, in the page's payroll part: learned, kept as a file, and taken from a file.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { LANGUAGES, PERSON, checkAxe, checkState, choose, saved, setOn, stage, taxdiff, visitPayroll, workOut } from './browser.mjs';
import { sheets } from './packed.mjs';

const at = stage();
const { folder } = at;
const visit = (context, size) => visitPayroll(at, context, size);

/** The program, where the files are: so it calls them as the browser does. */
const program = (...args) => taxdiff(args, folder);

const file = (name, text) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const HEADER = 'employee_id,tax_year,wages,identity,park_employment,clean_record,white_listed,fx_cny_per_hkd,official_exemption\n';
const person = (id, year, wages, figure = '') => `${id},${year},${wages},hk_permanent,yes,yes,yes,0.92,${figure}\n`;

/** Two years with figures: one contradicts, one is no amount, one person's would settle a point. And a year without any. */
const FIGURES = HEADER +
  person('0042', 2025, 1000000, '110285.36') + person('0043', 2025, 800000, '74284.88') + person('0044', 2025, 900000, '99999.99') +
  person('0045', 2025, 700000) + person('0046', 2025, 650000, 'abc') +
  person('0047', 2024, 130000, '4480.00') + person('0048', 2024, 650000) + person('0049', 2026, 650000);

/** The same people, all of whom can be worked out. */
const PAYROLL = HEADER + person('0042', 2025, 1000000) + person('0048', 2024, 650000) + person('0049', 2026, 650000);

/** A file of readings of 2025. */
const year = (...readings) => `schema = "taxdiff.readings/1"\nruleset = "x"\n\n[[year]]\ntax_year = 2025\n${readings.map(([point, alternative]) => `\n[[year.reading]]\npoint = "${point}"\nalternative = "${alternative}"\n`).join('')}`;

const squeezed = (text) => text.replace(/\s+/g, ' ').trim();
const result = (page) => page.locator(PERSON.element).evaluate((element) => element.drawing.csv().text());
const figures = (page) => page.locator('.of-bureau');

/** Asks what the figures agree with, and waits for the answer. */
async function compare(page) {
  await page.locator('.compare-figures').click();
  await figures(page).locator('h3, .error').first().waitFor({ timeout: 60_000 });
}

test('the page says of the figures what the program says, and saves its file byte for byte', async (context) => {
  const page = await visit(context);
  await workOut(page, file('official.csv', FIGURES));
  await compare(page);
  for (const language of LANGUAGES) {
    await setOn(page, PERSON.element, 'lang', language);
    const { out, said, code } = program('reconcile', 'official.csv', '--lang', language);
    assert.equal(code, 1);
    const shown = squeezed(await figures(page).innerText());
    const lines = [...out.toString().split('\n').slice(0, -3), ...said.split('\n').filter((line) => !line.startsWith('official.csv:'))];
    for (const line of lines) assert.ok(shown.includes(squeezed(line)), `${language}: ${line}`);
    assert.doesNotMatch(shown, /taxdiff|--\w/);
    const { name, bytes } = await saved(page, page.locator('.save-readings'));
    assert.equal(name, 'readings.toml');
    assert.equal(bytes.toString(), program('reconcile', 'official.csv', '--quiet', '--lang', language, '-o', '-').out.toString());
  }
});

test('a file in another encoding is compared too, and rows that were left out are not', async (context) => {
  const page = await visit(context);
  const official = file('official.txt', Buffer.from(`\ufeff${FIGURES.replaceAll(',', '\t')}`, 'utf16le'));
  await workOut(page, official);
  await compare(page);
  const told = program('reconcile', 'official.txt');
  const shown = squeezed(await figures(page).innerText());
  for (const line of told.out.toString().split('\n').slice(0, -3)) assert.ok(shown.includes(squeezed(line)), line);
  assert.match(shown, /Rows that were not compared official\.txt, row 6:/);
  const learned = program('reconcile', 'official.txt', '--quiet', '-o', '-').out.toString();
  assert.equal((await saved(page, page.locator('.save-readings'))).bytes.toString(), learned);
  await page.locator('summary', { hasText: 'How the files are read' }).click();
  await page.locator('input[name=exclude]').fill('6');
  await page.getByRole('button', { name: 'Re-read' }).click();
  await page.locator('.go').click();
  await page.locator('.csv').waitFor();
  await compare(page);
  assert.doesNotMatch(await figures(page).innerText(), /not compared/);
  assert.equal((await saved(page, page.locator('.save-readings'))).bytes.toString(), learned);
});

test('what was learned is taken at once, and left out again', async (context) => {
  const page = await visit(context);
  await workOut(page, file('official.csv', FIGURES));
  assert.equal(await page.locator('.in-use').count(), 0);
  await compare(page);
  await page.locator('.use-readings').click();
  await page.locator('.go').waitFor();
  assert.match(await page.locator('.recognised').innerText(), /Readings of readings\.toml, taken where nothing else was decided: 1 for 2024, 1 for 2025/);
  await page.locator('.go').click();
  await page.locator('.csv').waitFor();
  program('reconcile', 'official.csv', '--quiet', '-o', 'readings.toml', '--force');
  assert.equal(await result(page), program('batch', 'official.csv', '--readings', 'readings.toml', '--quiet').out.toString());
  const said = squeezed(await page.locator('.in-use').innerText());
  // What `taxdiff compare` says in the end.
  const compared = program('compare', 'official.csv', '--readings', 'readings.toml').said.trim();
  assert.match(compared, /^People compared: 8; results change for 5\./);
  assert.ok(said.includes(squeezed(compared)), said);
  assert.match(said, /It is not the law\./);
  assert.match(said, /One-off reduction of Hong Kong tax: The Hong Kong tax is taken before the one-off reduction\./);
  assert.match(said, /It says nothing of the tax years 2026:/);
  // The figures alone are compared, whatever is in use.
  assert.match(await figures(page).innerText(), /The readings file in use is left aside/);
  await compare(page);
  const { bytes } = await saved(page, page.locator('.save-readings'));
  assert.equal(bytes.toString(), program('reconcile', 'official.csv', '--quiet', '-o', '-').out.toString());
  await page.locator('.in-use').getByRole('button', { name: 'Work it out without readings.toml' }).click();
  await page.locator('.go').click();
  await page.locator('.csv').waitFor();
  assert.equal(await page.locator('.in-use').count(), 0);
  assert.equal(await result(page), program('batch', 'official.csv', '--quiet').out.toString());
});

test('a file of readings is chosen with a payroll, before it or after it, and the result has the bytes of the program', async (context) => {
  const page = await visit(context);
  file('official.csv', FIGURES);
  program('reconcile', 'official.csv', '--quiet', '-o', 'bureau.toml', '--force');
  const [next, bureau] = [file('next.csv', PAYROLL), join(folder, 'bureau.toml')];
  const expected = program('batch', 'next.csv', '--readings', 'bureau.toml', '--quiet').out.toString();
  assert.match(expected, /\+[0-9a-f]{12}\+[0-9a-f]{12}/);
  const go = async () => {
    await page.locator('.go').click();
    await page.locator('.csv').waitFor();
    assert.equal(await result(page), expected);
  };
  await choose(page, [next, bureau]);
  await go();
  await page.getByRole('button', { name: 'Discard these files' }).click();
  await page.locator('#payroll-file').setInputFiles(bureau);
  await page.getByText('bureau.toml is chosen. Now choose the payroll').waitFor();
  await choose(page, next);
  await go();
  // A payroll by itself is worked out by itself.
  await workOut(page, next);
  assert.equal(await result(page), program('batch', 'next.csv', '--quiet').out.toString());
  await page.locator('#payroll-file').setInputFiles(bureau);
  await page.locator('.go').waitFor();
  await go();
  for (const language of LANGUAGES) {
    await setOn(page, PERSON.element, 'lang', language);
    program('batch', 'next.csv', '--readings', 'bureau.toml', '--quiet', '--lang', language, '-o', 'next.xlsx', '--force');
    const { bytes } = await saved(page, page.locator('.xlsx'));
    const [told, shown] = [readFileSync(join(folder, 'next.xlsx')), bytes].map(sheets);
    assert.deepEqual([...shown.keys()], [...told.keys()]);
    // The page says how each file was read; the program says so of its own columns only when it is asked.
    const [reading, ...others] = [...told.keys()].reverse();
    assert.deepEqual(shown.get(reading).slice(-1), told.get(reading), language);
    for (const name of others) assert.deepEqual(shown.get(name), told.get(name), `${language}: ${name}`);
    assert.equal(told.get(others[0]).flat().filter((cell) => cell === 'A 2025').length, 1, `${language}: ${others[0]}`);
  }
});

test('one person of the result is worked out with the readings too', async (context) => {
  const page = await visit(context);
  file('official.csv', FIGURES);
  program('reconcile', 'official.csv', '--quiet', '-o', 'bureau.toml', '--force');
  const one = file('one.csv', HEADER + person('0042', 2025, 1000000));
  const opened = async () => {
    await page.locator('.people summary').first().click();
    await page.locator('.people .answer .figures').waitFor();
    return page.locator('.people .answer').innerText();
  };
  await workOut(page, one);
  assert.match(await opened(), /The exemption is a relief of CNY 113,045\.36/);
  await page.locator('#payroll-file').setInputFiles(join(folder, 'bureau.toml'));
  await page.locator('.go').click();
  await page.locator('.csv').waitFor();
  const answer = await opened();
  assert.match(answer, /The exemption is a relief of CNY 110,285\.36/);
});

test('files of readings that are none are refused in the words of the program, and two of them in the page\'s', async (context) => {
  const page = await visit(context);
  const next = file('next.csv', PAYROLL);
  const wrong = [
    'schema = "taxdiff.readings/1"\nruleset = "x"\n[[year]]\ntax_year = twelve\n',
    '[columns]\n"Nr" = "employee_id"\n',
    'schema = "taxdiff.readings/9"\nruleset = "x"\n',
    year(['no_such_point', 'x']),
    year(['tax_reduction', 'no_such_way']),
    year(['tax_reduction', 'counted'], ['tax_reduction', 'not_counted']),
    year(['tax_reduction', 'counted']).replace('2025', '2001'),
    `${year(['tax_reduction', 'counted'])}# ${'x'.repeat(1 << 20)}\n`,
    'PK\u0003\u0004',
  ];
  for (const text of wrong) {
    const bad = file('bad.toml', text);
    await choose(page, [next, bad]);
    for (const language of LANGUAGES) {
      await setOn(page, PERSON.element, 'lang', language);
      const { said, code } = program('batch', 'next.csv', '--readings', 'bad.toml', '--quiet', '--lang', language);
      assert.equal(code, 2, text.slice(0, 60));
      assert.equal(squeezed(await page.locator('.run .error strong').innerText()), squeezed(said.split('\n')[0]), language);
      assert.doesNotMatch(await page.locator('.run').innerText(), /--|taxdiff reconcile|「taxdiff|“taxdiff/);
    }
    await setOn(page, PERSON.element, 'lang', 'en');
  }
  const [one, other] = ['one.toml', 'other.toml'].map((name) => file(name, year(['tax_reduction', 'not_counted'])));
  await choose(page, [next, one, other]);
  assert.equal(await page.locator('.run').innerText(), 'Two files of readings were chosen. Choose only one with the payroll, one.toml or other.toml.');
  await page.getByRole('button', { name: 'Work it out without one.toml, other.toml' }).click();
  await page.locator('.go').click();
  await page.locator('.csv').waitFor();
  assert.equal(await result(page), program('batch', 'next.csv', '--quiet').out.toString());
});

test('readings of another version are taken, and that is said', async (context) => {
  const page = await visit(context);
  const old = file('old.toml', 'schema = "taxdiff.readings/1"\nruleset = "0.1.0+000000000000"\n[[year]]\ntax_year = 2025\n[[year.reading]]\npoint = "tax_reduction"\nalternative = "not_counted"\n');
  await workOut(page, [file('next.csv', PAYROLL), old]);
  const { said } = program('batch', 'next.csv', '--readings', 'old.toml', '-o', '-');
  const warning = said.split('\n').find((line) => line.includes('0.1.0+000000000000'));
  assert.ok(squeezed(await page.locator('.in-use').innerText()).includes(squeezed(warning)), warning);
});

// Rows that come twice are errors, in what readings change as in the totals.
test('a person who comes twice is no one more for whom something changes', async (context) => {
  const page = await visit(context);
  const bureau = file('bureau.toml', year(['tax_reduction', 'not_counted']));
  const [header, first] = PAYROLL.split('\n');
  await workOut(page, [file('twice.csv', `${header}\n${first}\n${first}\n`), bureau]);
  const [one, two] = ['once.csv', 'twice.csv'].map((name) => {
    if (name === 'once.csv') file(name, `${header}\n${first}\n`);
    return program('compare', name, '--readings', 'bureau.toml').said.split('\n')[0];
  });
  assert.match(one, /^People compared: 1;/);
  assert.equal(two, one);
  assert.ok(squeezed(await page.locator('.in-use').innerText()).includes(squeezed(one)), one);
});

test('figures that cannot be compared are refused with what to do, and a payroll without them says how to have them', async (context) => {
  const page = await visit(context);
  await workOut(page, file('blank.csv', PAYROLL));
  await compare(page);
  const told = program('reconcile', 'blank.csv', '--quiet').said.split('\n')[0];
  assert.ok(squeezed(await figures(page).innerText()).includes(squeezed(told)), told);
  await workOut(page, file('twice.csv', PAYROLL.replace('white_listed', 'official_exemption')));
  await compare(page);
  assert.ok(squeezed(await figures(page).innerText()).includes('Two columns are called official_exemption.'));
  await workOut(page, file('none.csv', PAYROLL.replace(',official_exemption', ',remark')));
  assert.equal(await page.locator('.compare-figures').count(), 0);
  await page.locator('.of-bureau summary').click();
  assert.match(await figures(page).innerText(), /into a column official_exemption/);
});

test('axe finds nothing and 320 pixels are enough, with readings in use and figures compared', async (context) => {
  const page = await visit(context, { width: 320, height: 640 });
  const official = file('official.csv', FIGURES);
  program('reconcile', 'official.csv', '--quiet', '-o', 'bureau.toml', '--force');
  await page.locator('#payroll-file').setInputFiles(join(folder, 'bureau.toml'));
  await page.locator('.run p').waitFor();
  const check = (what) => checkState(page, PERSON.element, what);
  await check('readings alone');
  await workOut(page, official);
  await compare(page);
  await check('compared');
  await setOn(page, PERSON.element, 'theme', 'dark');
  await checkAxe(page, 'dark');
});
