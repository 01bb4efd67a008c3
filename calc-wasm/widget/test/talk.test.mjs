// What stands below the result: what to confirm, what to do, other cases, and a file to keep.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { strFromU8, unzipSync } from 'fflate';

import { LANGUAGES, PERSON, checkAxe, checkNarrow, loaded, open, openLids, payroll, root, saved, setOn, stage } from './browser.mjs';

const { browser, server, folder } = stage();

const CONFIRMED = { identity: 'hk_permanent', park_employment: 'yes', clean_record: 'yes', white_listed: 'yes' };
const FAMILY = { wages: '780000', hk_marital_status: 'married', hk_children: '2', hk_domestic_rent: '180000', hk_mpf: '18000' };

async function visit(context, values, { today = '2026-04-15', size = { width: 375, height: 700 } } = {}) {
  const { page, faults } = await open(browser.context, server.address, size, { ...PERSON, today });
  context.after(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });
  await loaded(page);
  await setOn(page, PERSON.element, 'values', values);
  return page;
}

const lid = (page, id) => page.locator(`#part-${id}`);
const openLid = (page, id) => lid(page, id).locator('> summary').click();
const onLid = (page, id) => lid(page, id).locator('> summary > .count').innerText();

test('the order of reading is that of the conversation, and each lid is closed with its answer on it', async (context) => {
  const page = await visit(context, FAMILY);
  const heads = await page.locator('main h2').allInnerTexts();
  assert.deepEqual(heads, [
    'You, and how you cross', 'What you earn', 'Your family', 'Tax year 2025, compared with the Hong Kong year of assessment 2025/26',
    'Things to confirm', 'What to do, and when', 'How it is worked out', 'What could change it', 'Two ways to a relief',
    'Your Hong Kong bill', 'Compare with another way', 'Keep it',
    'A record of the answer',
  ]);
  assert.equal(await page.locator('.lid[open]').count(), 0);
  assert.equal(await onLid(page, 'eligibility'), 'Left to answer: 4');
  assert.equal(await onLid(page, 'todo'), 'Exemption, comprehensive income: can be claimed now, until 30 June 2026.');
  // Hong Kong: 863,576 less 264,000, 2 x 130,000, rent of at most 100,000 and 18,000 = 221,576; 16,000 + 17% of 21,576 =
  // 19,667, less 3,000 = 16,667, x 0.90322 = 15,053.97.
  assert.equal(await onLid(page, 'ledger'), 'Mainland CNY 166,080.00, Hong Kong CNY 15,053.97');
  // By tab they come in the same order.
  const order = await page.locator(PERSON.element).evaluate((element) => [...element.shadowRoot.querySelectorAll('main :is(input, select, summary)')].map((one) => one.id || one.closest('details').id));
  const places = ['living-daily', 'tax_year', 'wages', 'annual_bonus', 'hk_children', 'part-deductions', 'part-eligibility', 'part-keep'].map((id) => order.indexOf(id));
  assert.deepEqual(places, [...places].sort((one, other) => one - other));
  assert.ok(!places.includes(-1), String(places));
});

test('a condition is answered in its lid, with who knows it, and the headline follows', async (context) => {
  const page = await visit(context, { wages: '780000' });
  await openLid(page, 'eligibility');
  assert.match(await page.locator('#white_listed-help').innerText(), /HR can tell you\.$/);
  assert.match(await page.locator('#clean_record-help').innerText(), /You know this yourself\.$/);
  assert.ok(await lid(page, 'eligibility').getByText("I'll ask HR").first().isVisible());
  for (const [name, answer] of Object.entries(CONFIRMED)) await page.locator(`#${name}-${answer}`).check();
  assert.equal(await onLid(page, 'eligibility'), 'Nothing left to answer');
  assert.match(await page.locator('.sentence').innerText(), /The exemption is a relief of CNY 72,716\.86\.$/);
});

test('help speaks to the employee, and the rule in full is one tap deeper', async (context) => {
  const page = await visit(context, { wages: '780000' });
  const helps = async () => {
    await page.locator('.part:not([open]) > summary').evaluateAll((all) => all.forEach((one) => one.click()));
    await openLids(page);
    return page.locator('.field > .help').allInnerTexts();
  };
  assert.ok((await helps()).length > 45);
  for (const text of await helps()) assert.doesNotMatch(text, /\bthe person\b|blank means|the employee['’]s own/i);
  await setOn(page, PERSON.element, 'lang', 'zh-Hant-HK');
  for (const text of await helps()) assert.doesNotMatch(text, /該僱員|您/);
  await setOn(page, PERSON.element, 'lang', 'zh-Hans');
  for (const text of await helps()) assert.doesNotMatch(text, /该员工/);
  await setOn(page, PERSON.element, 'lang', 'en');
  const rent = page.locator('.field', { has: page.locator('#hk_domestic_rent') });
  await rent.locator('.law > summary').click();
  assert.match(await rent.locator('.law').innerText(), /claimed for the whole year in HKD, before the cap/);
});

test('the steps go by the day that it is, with documents for what was typed and a text for HR', async (context) => {
  const steps = async (page) => {
    const all = page.locator('.todo > li');
    // The guide is loaded when the page has time for it.
    await all.first().waitFor();
    return all.evaluateAll((each) => each.map((one) => one.className));
  };
  const before = await visit(context, FAMILY, { today: '2026-02-01' });
  await openLid(before, 'todo');
  assert.deepEqual(await steps(before), ['when-now', 'when-now', 'when-now', 'when-later', 'when-later', 'when-later']);
  const after = await visit(context, { ...FAMILY, ...CONFIRMED }, { today: '2026-11-30' });
  await openLid(after, 'todo');
  assert.deepEqual(await steps(after), ['when-now', 'when-done', 'when-done', 'when-now', 'when-later', 'when-later', 'when-later']);
  assert.match(await after.locator('#letter').inputValue(), /is a late claim still taken/);
  const page = await visit(context, { ...FAMILY, ...CONFIRMED });
  await openLid(page, 'todo');
  assert.deepEqual(await steps(page), ['when-done', 'when-done', 'when-now', 'when-now', 'when-now', 'when-later']);
  const text = await page.locator('ol.todo').innerText();
  for (const said of ['marriage certificate', 'birth certificates', 'tenancy agreement', 'MPF', '综合所得年度汇算', '30 June 2026']) assert.ok(text.includes(said), said);
  assert.doesNotMatch(text, /home loan/);
  const letter = await page.locator('#letter').inputValue();
  assert.match(letter, /tax year 2025/);
  // Nothing of what was typed stands in it.
  assert.doesNotMatch(letter, /780|180,000|18,000|married/);
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('#copy').click();
  await page.getByText('Copied.').waitFor();
  assert.equal((await page.evaluate(() => navigator.clipboard.readText())).replace(/\r/g, ''), letter);
});

// Joint: the family above with a spouse who earns 100,000. What the program says of both is asked of it here.
test('a couple sees both ways to be assessed, worked out', async (context) => {
  const page = await visit(context, { ...FAMILY, hk_spouse_income: '100000' });
  await openLid(page, 'bill');
  await page.locator('.pairs').waitFor();
  const result = () => page.evaluate(() => document.querySelector('tax-differential').result.hong_kong.tax);
  const [separate, joint] = (await page.locator('.pairs dd').allInnerTexts()).map((text) => text.replace(/[^\d]/g, ''));
  for (const [way, tax] of [['separate', separate], ['joint', joint]]) {
    await setOn(page, PERSON.element, 'values', { ...FAMILY, hk_spouse_income: '100000', hk_assessment: way });
    assert.equal(await result(), tax, way);
  }
});

test('other cases stand beside what was typed, with the figures that they have by themselves', async (context) => {
  const page = await visit(context, { ...FAMILY, annual_bonus: '60000' });
  await openLid(page, 'compare');
  await page.locator('.compared').waitFor();
  assert.deepEqual(await page.locator('.compared thead th').allInnerTexts(), ['As you typed it', 'Joint assessment', 'The bonus paid as salary']);
  const cells = async (row) => page.locator('.compared tbody tr').nth(row).locator('td').allInnerTexts();
  const of = async (values) => {
    await setOn(page, PERSON.element, 'values', values);
    return page.evaluate(() => document.querySelector('tax-differential').result.mainland.tax);
  };
  const plain = (text) => text.replace(/[^\d.]/g, '');
  const [, , salary] = (await cells(0)).map(plain);
  // 840,000 of salary: 780,000 x 35% - 85,920 = 187,080.00.
  assert.equal(salary, '187080.00');
  await page.locator('#compare-joint').uncheck();
  await page.locator('#compare-daily').check();
  await page.waitForFunction(() => document.querySelector('tax-differential').shadowRoot.querySelectorAll('.compared tbody tr:first-child td')[2]?.textContent !== '');
  const daily = (await cells(0)).map(plain)[2];
  await page.locator('#living-daily').check();
  await page.locator('.after').waitFor();
  assert.equal(await of({ ...FAMILY, annual_bonus: '60000' }), daily);
});

test('one file holds a sheet, a record, dates, documents and the text for HR, and fills the form again', async (context) => {
  const page = await visit(context, FAMILY);
  await openLid(page, 'keep');
  const asked = [];
  page.on('request', (request) => request.url().startsWith('blob:') || asked.push(request.url()));
  const { name, bytes } = await saved(page, page.locator('#pack'));
  assert.equal(name, 'tax-differential-2025.zip');
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([file, content]) => [file, strFromU8(content)]));
  assert.deepEqual(Object.keys(files).sort(), ['dates.ics', 'documents.txt', 'record.json', 'sheet.html', 'text-for-hr.txt']);
  for (const said of ['CNY 780,000', 'HKD 180,000', 'CNY 166,080.00', 'Made on 15 April 2026', 'Ruleset 0.2.0+']) assert.ok(files['sheet.html'].includes(said), said);
  assert.doesNotMatch(files['sheet.html'], /<script|https?:/);
  assert.deepEqual(JSON.parse(files['record.json']).typed, { year: '2025', values: FAMILY, settings: {} });
  const pack = join(folder, name);
  writeFileSync(pack, bytes);
  await setOn(page, PERSON.element, 'values', { wages: '1' });
  await page.locator('#keep-file').setInputFiles(pack);
  await page.getByText('This was filled in from a file.').waitFor();
  assert.deepEqual(await page.evaluate(() => document.querySelector('tax-differential').values), FAMILY);
  await page.locator('#undo').click();
  assert.equal(await page.locator('#wages').inputValue(), '1');
  assert.deepEqual(asked, []);
});

test('a sheet with one person fills the form; one with several shows them to choose from', async (context) => {
  const page = await visit(context, { wages: '1' }, { size: undefined });
  await openLid(page, 'keep');
  const one = join(folder, 'one.csv');
  writeFileSync(one, 'employee_id,tax_year,wages,hk_marital_status,hk_children,white_listed,identity\n7,2024,780000,已婚,2,是,HKPR\n');
  await page.locator('#keep-file').setInputFiles(one);
  await page.getByText('This was filled in from a file.').waitFor({ timeout: 60_000 });
  assert.equal(await page.locator('#wages').inputValue(), '780000');
  assert.equal(await page.locator('#tax_year').inputValue(), '2024');
  const filled = await page.evaluate(() => document.querySelector('tax-differential').values);
  assert.deepEqual(Object.entries(filled).map(([name, text]) => [name, Number(text) || text]).sort(), [['hk_children', 2], ['hk_marital_status', 'married'], ['wages', 780000], ['white_listed', 'yes']].concat([['identity', 'HKPR']]).sort());
  // A word of a file that the form has no button for is shown beside the buttons.
  await openLid(page, 'eligibility');
  assert.equal(await page.locator('fieldset:has(#identity-hk_permanent) .read').innerText(), 'Read as HKPR');
  await page.locator('#keep-file').setInputFiles(payroll('example.csv'));
  await page.locator('#only-wrong').uncheck({ timeout: 60_000 });
  await page.locator('.people summary.cells').first().click();
  await page.getByRole('button', { name: 'Put this person into the form' }).click();
  await page.getByText('This was filled in from a file.').waitFor();
});

test('a file that is a record of something else is refused by name', async (context) => {
  const page = await visit(context, { wages: '780000' });
  await openLid(page, 'keep');
  const other = join(folder, 'other.json');
  writeFileSync(other, JSON.stringify({ record: 'tax-differential', typed: { year: 'x' } }));
  await page.locator('#keep-file').setInputFiles(other);
  assert.match(await page.locator('.keep .error').innerText(), /^other\.json holds no entries/);
  assert.equal(await page.locator('#wages').inputValue(), '780000');
});

test('paper says what was typed, when and by which ruleset', async (context) => {
  const page = await visit(context, { ...FAMILY, ...CONFIRMED });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const sheet = await page.locator('.sheet').innerText();
  for (const said of [/Salary of the year\s+CNY 780,000/, /Domestic rent\s+HKD 180,000/, /white list\?\s+Yes/, /Made on 15 April 2026 · Ruleset 0\.2\.0\+[0-9a-f]+/]) assert.match(sheet, said);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.locator('.sheet').waitFor({ state: 'detached' });
  assert.equal(await page.locator('.lid[open]').count(), 0);
});

test('a link with odd answers prints, too', async (context) => {
  const typed = { year: '2025', values: { wages: '780000' }, settings: {}, living: { way: 'daily', answers: { bonus_month: 'abc', nights: '<b>' }, stays: '' } };
  const { page, faults } = await open(browser.context, `${server.address}/#tax-differential=${Buffer.from(JSON.stringify(typed)).toString('base64url')}`);
  context.after(() => page.close());
  await page.locator('.headline .sentence').waitFor();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.match(await page.locator('.sheet').innerText({ timeout: 5000 }), /Month in which the bonus is paid\s+abc/);
  await setOn(page, PERSON.element, 'values', { wages: '480000' });
  assert.deepEqual(faults, []);
});

test('the guide can be missing: what it would show says so, and the rest works', async (context) => {
  const { page } = await open(browser.context, server.address);
  context.after(() => page.close());
  await page.route('**/tax-differential-guide.js', (route) => route.abort());
  await page.reload();
  await page.locator('#wages').fill('780000');
  await openLid(page, 'todo');
  await page.locator('.todo .error').waitFor();
  await openLid(page, 'ledger');
  assert.match(await page.locator('.side.mainland').innerText(), /166,080\.00/);
  await page.unroute('**/tax-differential-guide.js');
  await page.locator('.todo').getByRole('button', { name: 'Try again' }).click();
  await page.locator('ol.todo').waitFor();
});

test('every lid fits a phone and is accessible, in each language', async (context) => {
  const page = await visit(context, { ...FAMILY, annual_bonus: '60000', hk_spouse_income: '100000' }, { size: { width: 320, height: 640 } });
  await openLids(page);
  for (const language of LANGUAGES) {
    await setOn(page, PERSON.element, 'lang', language);
    await checkNarrow(page, PERSON.element, language);
    await checkAxe(page, language);
  }
});

// 400 kbit/s, as in a lift: the words come with the page itself, the script later.
test('the first paint has words before the module is there', async (context) => {
  const page = await browser.context.newPage();
  context.after(() => page.close());
  const session = await browser.context.newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 100, downloadThroughput: 50_000, uploadThroughput: 50_000 });
  await page.goto(server.address, { waitUntil: 'commit' });
  await page.getByText('The calculator is loading.').waitFor();
  assert.equal(await page.evaluate(() => customElements.get('tax-differential')), undefined);
  const painted = () => page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  assert.ok((await painted()) < 2000, `${await painted()} ms`);
});

test('what is asked of a service is nothing: the page has no address but its own files', () => {
  const source = readFileSync(join(root, 'target/widget/dist/tax-differential-guide.js'), 'utf8');
  assert.doesNotMatch(source, /\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket/);
});
