// The way through the form on a phone: few taps, the result in view, and what is missing one tap away.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { LANGUAGES, PERSON, checkAxe, checkNarrow, loaded, open, setOn, stage } from './browser.mjs';

const { browser, server } = stage();

async function visit(context) {
  const { page, faults } = await open(browser.context, server.address, { width: 375, height: 700 });
  context.after(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });
  return page;
}

/** Whether an element is on the screen. */
const inView = (locator) => locator.evaluate((part) => {
  const { top, bottom } = part.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
});

// 780,000 yuan, a wife without income, two children, a mother of 65 living with them, rent of HKD 180,000, MPF of
// HKD 18,000. Mainland: 166,080.00. Hong Kong: 863,576 less 264,000, 2 x 130,000, 50,000 + 50,000, rent of at most
// 100,000 and 18,000 = 121,576; 1,000 + 3,000 + 10% of 21,576 = 6,157, less 3,000 = 3,157, x 0.90322 = 2,851.47.
test('a family with a parent, rent and MPF takes nine taps', async (context) => {
  const page = await visit(context);
  let taps = 0;
  const tap = async (selector, typed) => {
    taps += 1;
    await page.locator(selector).click();
    if (typed !== undefined) await page.keyboard.type(typed);
  };
  await tap('#wages', '780000');
  // From the first amount on the result is in view, wherever one is.
  assert.ok(await inView(page.locator('.short')));
  await tap('#hk_marital_status-married');
  await tap('#hk_children', '2');
  await tap('#part-family > summary');
  await tap('#hk_parents_60', '1');
  await tap('#hk_parents_60_residing', '1');
  await tap('#part-deductions > summary');
  await tap('#hk_domestic_rent', '180000');
  await tap('#hk_mpf', '18000');
  assert.ok(await inView(page.locator('.short')));
  assert.equal(await page.locator('.short').innerText(), 'Relief, if confirmed: CNY 163,228.53');
  const { mainland, hong_kong } = await page.locator(PERSON.element).evaluate((element) => element.result);
  assert.deepEqual([mainland.tax, hong_kong.tax, hong_kong.tax_cny], ['166080.00', '3157', '2851.47']);
  assert.equal(taps, 9);
});

test('what is missing is one tap from its field, with a count of what is left', async (context) => {
  const page = await visit(context);
  await page.locator('#wages').fill('780000');
  const left = page.locator('.left');
  const focused = () => page.locator(PERSON.element).evaluate((element) => element.shadowRoot.activeElement?.name);
  for (const [count, name, answer] of [[4, 'identity', 'hk_permanent'], [3, 'park_employment', 'yes'], [2, 'clean_record', 'yes'], [1, 'white_listed', 'yes']]) {
    assert.match(await left.innerText(), new RegExp(`^Left to answer: ${count}`));
    await left.locator('a').first().click();
    assert.equal(await focused(), name);
    await page.locator(`#${name}-${answer}`).check();
  }
  assert.equal(await left.count(), 0);
  assert.equal(await page.locator('.short').innerText(), 'Relief: CNY 72,716.86');
  // The same from a condition of a route.
  await page.locator('#part-routes > summary').click();
  await page.locator('.conditions a', { hasText: 'Answer it' }).first().click();
  assert.equal(await focused(), 'talent_category');
});

test('beside the form the bar comes when the result is out of sight', async (context) => {
  const page = await visit(context);
  await page.setViewportSize({ width: 1280, height: 700 });
  await page.locator('#wages').fill('780000');
  await page.locator('.short').waitFor({ state: 'hidden' });
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.locator('#part-ledger > summary').click();
  await page.locator('#part-keep').scrollIntoViewIfNeeded();
  await page.locator('.short').waitFor({ state: 'visible' });
});

test('the bar that comes when the result is out of sight moves nothing from under the pointer', async (context) => {
  const page = await visit(context);
  await page.setViewportSize({ width: 1280, height: 700 });
  const box = page.getByRole('checkbox', { name: 'Remember on this device' });
  const place = () => box.evaluate((element) => element.getBoundingClientRect().top + scrollY);
  await page.locator('#wages').fill('780000');
  await page.locator('.short').waitFor({ state: 'hidden' });
  await loaded(page);
  const before = await place();
  await box.scrollIntoViewIfNeeded();
  await page.locator('.short').waitFor({ state: 'visible' });
  assert.equal(await place(), before);
});

test('the bar fits every language, and hides nothing that has the focus', async (context) => {
  const page = await visit(context);
  await page.locator('#wages').fill('780000');
  for (const lang of LANGUAGES) {
    await setOn(page, PERSON.element, 'lang', lang);
    await checkNarrow(page, PERSON.element, lang, 375);
    await checkAxe(page, lang);
  }
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    const hidden = await page.locator(PERSON.element).evaluate((element) => {
      const active = element.shadowRoot.activeElement;
      const bar = element.shadowRoot.querySelector('.short').getBoundingClientRect();
      if (!active || active.closest('.short')) return false;
      const { top, bottom } = active.getBoundingClientRect();
      return bottom > 0 && top >= bar.top && top < bar.bottom;
    });
    assert.equal(hidden, false);
  }
});
