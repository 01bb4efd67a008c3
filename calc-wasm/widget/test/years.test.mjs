// Every year that the page offers can be answered, and what it lacks is said before anything is typed.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { PERSON, checkAxe, open, stage } from './browser.mjs';

const { browser, server } = stage();

async function visit(context) {
  const { page, faults } = await open(browser.context, server.address);
  context.after(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });
  return page;
}

const result = (page) => page.locator(PERSON.element).evaluate((element) => element.result?.mainland.tax);

test('a year without a rate asks for it in place, with where it is published', async (context) => {
  const page = await visit(context);
  await page.locator('#tax_year').selectOption('2026');
  const rate = page.locator('.questions #fx_cny_per_hkd');
  await rate.waitFor();
  assert.equal(await page.locator('#fx_cny_per_hkd').count(), 1);
  assert.match(await page.locator('#fx_cny_per_hkd-error').innerText(), /No exchange rate is known for 2026/);
  assert.equal(await page.locator('.questions a[href^="https://www.safe.gov.cn/"]').count(), 1);
  // What is wrong leads to the field.
  await page.locator('.headline a').click();
  assert.equal(await page.locator(PERSON.element).evaluate((element) => element.shadowRoot.activeElement.id), 'fx_cny_per_hkd');
  await checkAxe(page, '2026');
  await page.keyboard.type('0.9');
  await page.locator('#wages').fill('780000');
  assert.equal(await result(page), '166080.00');
  assert.equal(await page.locator('#part-comparison').getAttribute('open'), null);
});

test('a year that is not covered says so at once, and the other comparison can be taken', async (context) => {
  const page = await visit(context);
  await page.locator('#tax_year').selectOption('2027');
  assert.match(await page.locator('#tax_year-error').innerText(), /Tax year 2027 is compared with the year of assessment 2027\/28, which is not covered/);
  assert.equal(await page.locator('#tax_year').getAttribute('aria-invalid'), 'true');
  // It stays said beside what else is wrong.
  await page.locator('#wages').fill('78萬5');
  assert.match(await page.locator('#tax_year-error').innerText(), /not covered/);
  assert.match(await page.locator('#wages-error').innerText(), /two ways/);
  await page.locator('#year-ends').click();
  assert.equal(await page.locator('#year-ends').count(), 0);
  await page.locator('.questions #fx_cny_per_hkd').fill('0.9');
  await page.locator('#wages').fill('780000');
  assert.equal(await result(page), '166080.00');
});

test('every year that is offered gives an answer', async (context) => {
  const page = await visit(context);
  await page.locator('#wages').fill('780000');
  for (const year of await page.locator('#tax_year option').allInnerTexts()) {
    await page.locator('#tax_year').selectOption(year);
    if (await page.locator('#year-ends').count()) await page.locator('#year-ends').click();
    if (await page.locator('.questions #fx_cny_per_hkd').count()) await page.locator('#fx_cny_per_hkd').fill('0.9');
    assert.equal(await result(page), '166080.00', year);
  }
});
