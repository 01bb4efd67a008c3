// Pay as people type it: in either currency, a month or a year, with units and products; what was read is shown.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { LANGUAGES, PERSON, checkAxe, checkNarrow, open, setOn, stage } from './browser.mjs';

const { browser, server } = stage();

async function visit(context, size) {
  const { page, faults } = await open(browser.context, server.address, size);
  context.after(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });
  return page;
}

/** The taxable income, which is the pay less 60,000. */
const taxable = (page) => page.locator(PERSON.element).evaluate((element) => element.result?.mainland.comprehensive.taxable_income);
const read = (page, id = 'wages') => page.locator(`.field:has(> label[for=${id}]) .read`).innerText();

// 780,000 at 0.90322 of 31 December 2025 are 704,511.60 yuan, less 60,000.
test('pay in Hong Kong dollars, for a month or a year', async (context) => {
  const page = await visit(context);
  await page.locator('#unit-hkd').click();
  await page.locator('#wages').fill('780000');
  assert.equal(await taxable(page), '644511.60');
  assert.equal(await read(page), 'Read as HKD 780,000 a year = CNY 704,511.60');
  assert.match(await page.locator('.questions').innerText(), /converted at CNY 0\.903220 for HKD 1/);
  await page.locator('#unit-month').click();
  await page.locator('#wages').fill('65000');
  assert.equal(await taxable(page), '644511.60');
  assert.equal(await read(page), 'Read as HKD 65,000 a month = HKD 780,000 a year = CNY 704,511.60');
  await page.locator('#unit-cny').click();
  assert.equal(await taxable(page), '720000.00');
  assert.equal(await read(page), 'Read as CNY 65,000 a month = CNY 780,000.00 a year'.replace('.00', ''));
  await page.locator('#unit-year').click();
  assert.equal(await page.locator('.field:has(> label[for=wages]) .read').count(), 0);
  // The bonus is in the same currency and always of the year: 100,000 x 0.90322.
  await page.locator('#unit-hkd').click();
  await page.locator('#annual_bonus').fill('100000');
  assert.equal(await read(page, 'annual_bonus'), 'Read as HKD 100,000 a year = CNY 90,322.00');
});

test('amounts are read as people write them', async (context) => {
  const page = await visit(context);
  for (const [typed, taken, said] of [
    ['78萬', '720000.00', 'Read as CNY 780,000 a year'],
    ['78万', '720000.00', 'Read as CNY 780,000 a year'],
    ['人民幣78萬元', '720000.00', 'Read as CNY 780,000 a year'],
    ['七十八萬', '720000.00', 'Read as CNY 780,000 a year'],
    ['780k', '720000.00', 'Read as CNY 780,000 a year'],
    ['1.2m', '1140000.00', 'Read as CNY 1,200,000 a year'],
    ['65,000 x 12', '720000.00', 'Read as CNY 780,000 a year'],
    ['65000*12', '720000.00', 'Read as CNY 780,000 a year'],
    ['65,000 a month', '720000.00', 'Read as CNY 65,000 a month = CNY 780,000 a year'],
    ['月薪65,000', '720000.00', 'Read as CNY 65,000 a month = CNY 780,000 a year'],
    ['HK$780,000', '644511.60', 'Read as HKD 780,000 a year = CNY 704,511.60'],
    ['78萬港元', '644511.60', 'Read as HKD 780,000 a year = CNY 704,511.60'],
    ['HK$65,000/月', '644511.60', 'Read as HKD 65,000 a month = HKD 780,000 a year = CNY 704,511.60'],
    ['$780,000', '644511.60', 'Read as HKD 780,000 a year = CNY 704,511.60'],
  ]) {
    await page.locator('#wages').fill(typed);
    assert.equal(await taxable(page), taken, typed);
    assert.equal(await read(page), said, typed);
    assert.equal(await page.locator('#wages').getAttribute('aria-invalid'), 'false', typed);
  }
  for (const typed of ['US$780000', '780000+', 'HKD', '7.8.0', '1.234,56', '-5', '1.234']) {
    await page.locator('#wages').fill(typed);
    assert.equal(await taxable(page), undefined, typed);
    assert.equal(await page.locator('#wages').getAttribute('aria-invalid'), 'true', typed);
  }
  // Every other amount: units and products of its own currency, never another currency.
  await page.locator('#wages').fill('780000');
  await page.locator('#part-mainland > summary').click();
  await page.locator('#social_insurance').fill('2,000 x 12');
  assert.equal(await taxable(page), '696000.00');
  assert.equal(await read(page, 'social_insurance'), 'Read as CNY 24,000');
  await page.locator('#social_insurance').fill('HK$ 24,000');
  assert.equal(await page.locator('#social_insurance').getAttribute('aria-invalid'), 'true');
});

test('where two readings are possible, it asks', async (context) => {
  const page = await visit(context);
  await page.locator('#unit-month').click();
  await page.locator('#wages').fill('65,000 x 12');
  assert.equal(await taxable(page), undefined);
  assert.match(await page.locator('#wages-error').innerText(), /two ways/);
  await page.getByRole('button', { name: 'CNY 780,000 a year' }).click();
  assert.equal(await taxable(page), '720000.00');
  assert.equal(await page.locator('#unit-year').getAttribute('aria-pressed'), 'true');
  await page.locator('#wages').fill('78萬5');
  assert.equal(await taxable(page), undefined);
  await page.getByRole('button', { name: 'CNY 785,000 a year' }).click();
  assert.equal(await taxable(page), '725000.00');
  await page.locator('#wages').fill('780.000,50');
  assert.equal(await taxable(page), undefined);
  await page.getByRole('button', { name: 'Yes, 780,000.50' }).click();
  assert.equal(await taxable(page), '720000.50');
});

test('a year without a rate converts nothing', async (context) => {
  const page = await visit(context);
  await page.locator('#tax_year').selectOption('2026');
  await page.locator('#wages').fill('HK$780,000');
  assert.equal(await taxable(page), undefined);
  await page.locator('#fx_cny_per_hkd').fill('0.9');
  assert.equal(await taxable(page), '642000.00');
});

test('the unit goes into links, in every language and on a phone', async (context) => {
  const page = await visit(context, { width: 320, height: 640 });
  await page.locator('#unit-hkd').click();
  await page.locator('#unit-month').click();
  await page.locator('#wages').fill('65000');
  for (const lang of LANGUAGES) {
    await setOn(page, PERSON.element, 'lang', lang);
    await checkNarrow(page, PERSON.element, lang);
    await checkAxe(page, lang);
  }
  await page.locator('.actions button').nth(1).click();
  const { page: other } = await open(browser.context, await page.locator('#link').inputValue());
  assert.equal(await taxable(other), '644511.60');
  await other.close();
});
