// What the page says of dates, of the refund and of readings that were not worked out.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { PERSON, open, openLids, saved, setOn, stage } from './browser.mjs';

const { browser, server } = stage();

async function visit(context, today, values = { wages: '780000' }) {
  const { page, faults } = await open(browser.context, server.address, undefined, { ...PERSON, today });
  context.after(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });
  await setOn(page, PERSON.element, 'values', values);
  return page;
}

const windows = (page) => page.locator('.window').allInnerTexts();
const CONFIRMED = { identity: 'hk_permanent', park_employment: 'yes', clean_record: 'yes', white_listed: 'yes' };

test('a claim is to come, open or past by the day that it is', async (context) => {
  for (const [today, said] of [
    ['2026-02-28', ['Exemption, comprehensive income: can be claimed from 1 March 2026 to 30 June 2026.']],
    ['2026-03-01', ['Exemption, comprehensive income: can be claimed now, until 30 June 2026.']],
    ['2026-06-30', ['Exemption, comprehensive income: can be claimed now, until 30 June 2026.']],
    ['2026-07-01', [
      'Exemption, comprehensive income: the window closed on 30 June 2026.',
      'No later window is known. Ask your employer or the tax bureau whether a late claim is taken.',
    ]],
  ]) {
    assert.deepEqual(await windows(await visit(context, today)), said, today);
  }
});

test('business income has a window of its own, in a sentence of its own', async (context) => {
  const page = await visit(context, '2026-04-15', { wages: '780000', business_income: '100000' });
  assert.deepEqual(await windows(page), [
    'Exemption, comprehensive income: can be claimed now, until 30 June 2026.',
    'Exemption, business income: the window closed on 31 March 2026.',
  ]);
});

// The subsidy of tax year 2024 could be applied for once more from 1 January to 31 March 2026.
test('a late window is said, before, in and after it', async (context) => {
  const values = { wages: '1780000', identity: 'foreign', talent_category: 'high_end', talent_conditions: 'yes', clean_record: 'yes', shenzhen_work_days: '200' };
  for (const [today, late] of [
    ['2025-12-31', 'late application: 15% subsidy, all income: can be claimed from 1 January 2026 to 31 March 2026.'],
    ['2026-02-01', 'late application: 15% subsidy, all income: can be claimed now, until 31 March 2026.'],
    ['2026-11-29', 'late application: 15% subsidy, all income: the window closed on 31 March 2026.'],
  ]) {
    const page = await visit(context, today, {});
    await page.locator('#tax_year').selectOption('2024');
    await setOn(page, PERSON.element, 'values', values);
    const said = await windows(page);
    assert.equal(said[1], late, today);
    assert.equal(said.length, today > '2026-03-31' ? 3 : 2);
    assert.match(said[0], /the window closed on/);
  }
});

test('the file of dates has what is ahead, and no two titles are one', async (context) => {
  const page = await visit(context, '2026-02-01', { wages: '780000', business_income: '100000' });
  await page.locator('#part-routes > summary').click();
  const button = page.getByRole('button', { name: 'Save the dates (.ics)' });
  const titles = (await saved(page, button)).bytes.toString().replace(/\r\n /g, '').match(/SUMMARY:.*/g);
  assert.equal(titles.length, 6);
  assert.equal(new Set(titles).size, 6);
  const later = await visit(context, '2026-11-29');
  await openLids(later);
  assert.equal(await later.getByRole('button', { name: 'Save the dates (.ics)' }).count(), 0);
});

// 780,000 of 2025: 720,000 x 35% - 85,920 = 166,080.00 of mainland tax. Hong Kong: 780,000 / 0.90322 = 863,576 less
// 132,000 = 731,576; 16,000 + 17% of 531,576 = 106,367, less 3,000 = 103,367, x 0.90322 = 93,363.14. The relief:
// 72,716.86. With the relief 93,363.14 are left of the mainland tax.
test('refund, due and relief are three words', async (context) => {
  const onReturn = async (values) => (await (await visit(context, '2026-04-15', { wages: '780000', ...values })).locator('.return').innerText()).trim();
  assert.equal(
    await onReturn({ tax_withheld: '0', ...CONFIRMED }), 'Mainland tax already paid CNY 0.00: still due CNY 93,363.14.',
  );
  assert.equal(
    await onReturn({ tax_withheld: '166080', ...CONFIRMED }), 'Mainland tax already paid CNY 166,080.00: refund CNY 72,716.86.',
  );
  assert.equal(
    await onReturn({ tax_withheld: '93363.14', ...CONFIRMED }), 'Mainland tax already paid CNY 93,363.14: no refund, nothing due.',
  );
  assert.equal(
    await onReturn({ tax_withheld: '100000' }),
    'Mainland tax already paid CNY 100,000.00: still due CNY 66,080.00 without the relief, refund CNY 6,636.86 with it.',
  );
  const page = await visit(context, '2026-04-15', { wages: '780000', ...CONFIRMED });
  assert.equal(await page.locator('.return').count(), 0);
  for (const lang of ['en', 'zh-Hans', 'zh-Hant-HK']) {
    await setOn(page, PERSON.element, 'lang', lang);
    assert.doesNotMatch(await page.locator('tax-differential .page').innerText(), /comes? back|get something back|退回|取回/, lang);
  }
});

test('what was not worked out is not said to make no difference', async (context) => {
  const page = await visit(context, '2026-04-15');
  await openLids(page);
  const badge = (name) => page.locator('.point', { hasText: name }).first().locator('summary .count').innerText();
  // Of these three no other reading is worked out.
  for (const name of ['Exchange rate of the comparison', 'Rounding of the Hong Kong side', 'Ceiling of the subsidy']) {
    assert.equal(await badge(name), 'not worked out', name);
  }
  assert.equal(await badge('One-off reduction of Hong Kong tax'), 'changes your result');
});
