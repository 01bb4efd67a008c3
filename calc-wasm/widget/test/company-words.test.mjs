// The companies' page in the user's words: branches that are not listed yet, the park's own rate first, nothing ruled
// out as if it were on offer, and a memo that can be read.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { COMPANY, LANGUAGES, checkAxe, checkNarrow, open, paper, saved, setOn, stage } from './browser.mjs';

const { browser, server } = stage();

async function visit(context, today = '2026-04-15') {
  const { page, faults } = await open(browser.context, `${server.address}/company.html`, undefined, { ...COMPANY, today });
  context.after(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });
  return page;
}

const tax = (page) => page.locator(COMPANY.element).evaluate((element) => element.result?.best?.tax);

test('a structure without branches keeps the result, and speaks the words of the form', async (context) => {
  const page = await visit(context);
  await page.locator('#taxable_income').fill('8000000');
  await page.locator('#part-branches > summary').click();
  await page.locator('#structure_kind-head_office_in_area').check();
  assert.equal(await tax(page), '2000000.00');
  for (const lang of LANGUAGES) {
    await setOn(page, COMPANY.element, 'lang', lang);
    const said = await page.locator(`${COMPANY.element} .page`).innerText();
    assert.doesNotMatch(said, /structure_kind|in_special_area|head_office_in_area/, lang);
    await checkAxe(page, lang);
  }
  await setOn(page, COMPANY.element, 'lang', 'en');
  assert.match(await page.locator('.headline').innerText(), /leaves head office and branches out, until this is corrected:[\s\S]*The branches do not fit what is chosen under “Structure”/);
  // A branch that is half typed keeps it, too; once the list is right it counts.
  await page.locator('#units-add').click();
  await page.locator('#unit_name-0').fill('Laboratory');
  assert.equal(await tax(page), '2000000.00');
  assert.equal(await page.locator('.headline .before').count(), 1);
  await page.locator('#structure_kind-single').check();
  await page.locator('#part-branches .item button').click();
  assert.equal(await page.locator('.headline .before').count(), 0);
  // What is wrong elsewhere has no result.
  await page.locator('#total_income').fill('abc');
  assert.equal(await tax(page), undefined);
});

// 8,000,000 x 15% = 1,200,000 under the park's rate and as a high-tech enterprise; 2,000,000 x 5% as a small one.
test('a company that typed its profit only is led to the rate of the park first', async (context) => {
  const page = await visit(context);
  for (const [profit, park] of [['8000000', '1,200,000.00'], ['2000000', '300,000.00']]) {
    await page.locator('#taxable_income').fill(profit);
    const said = await page.locator('.headline .sentence').allInnerTexts();
    assert.equal(said[1], `Hetao, 15% of the park: tax CNY ${park}, once every open condition is met (7 left).`);
    assert.equal(said.length, 3);
  }
});

test('a regime that is ruled out has no amount', async (context) => {
  const page = await visit(context);
  await page.locator('#taxable_income').fill('8000000');
  // Above 3,000,000 nothing is small: 5% of it would be 400,000.
  assert.doesNotMatch(await page.locator(`${COMPANY.element} .page`).innerText(), /400,000/);
  assert.match(await page.locator('#regime-small_low_profit').innerText(), /no/);
  await page.emulateMedia({ media: 'print' });
  assert.doesNotMatch(await page.locator('.memo').innerText(), /400,000/);
});

test('deadlines that are over are marked, and the file has what is ahead', async (context) => {
  const page = await visit(context, '2025-11-29');
  await page.locator('#taxable_income').fill('8000000');
  assert.equal(await page.locator('.claims strong').count(), 3);
  const titles = (await saved(page, page.getByRole('button', { name: 'Save the dates (.ics)' }))).bytes.toString().replace(/\r\n /g, '').match(/SUMMARY:.*/g);
  // One prepayment and the settlement, two days each, and the end of the rate.
  assert.equal(titles.length, 5);
  assert.equal(new Set(titles).size, 5);
});

test('the memo names company, date and what was typed, in 9 points, on one page where that holds it', async (context) => {
  const page = await visit(context);
  await page.locator('#taxable_income').fill('8000000');
  await page.locator('#headcount, #company-name').first().waitFor();
  await page.locator('#company-name').fill('Example Laboratory Limited');
  for (const lang of LANGUAGES) {
    await setOn(page, COMPANY.element, 'lang', lang);
    await checkNarrow(page, COMPANY.element, lang, 1280);
    // English needs more room: it goes on on a second page and not in smaller letters.
    assert.deepEqual(await paper(page), { pages: lang === 'en' ? 2 : 1, size: [595, 842] }, lang);
  }
  await setOn(page, COMPANY.element, 'lang', 'en');
  await page.emulateMedia({ media: 'print' });
  const memo = await page.locator('.memo').innerText();
  for (const part of [/Example Laboratory Limited, 15 April 2026/, /What was typed/, /8,000,000/]) assert.match(memo, part);
  const least = await page.locator('.memo').evaluate((memo) =>
    Math.min(...[...memo.querySelectorAll('*')].filter((part) => part.textContent.trim() !== '').map((part) => parseFloat(getComputedStyle(part).fontSize))));
  // 9 points are 12 pixels.
  assert.ok(least >= 12, String(least));
});
