// How somebody lives and crosses, and the month, in a real browser.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { LANGUAGES, PERSON, built, checkAxe, checkNarrow, loaded, open, openClosed, paper, serve, setOn, stage } from './browser.mjs';

const { browser, server } = stage();

async function visit(context, size = { width: 375, height: 800 }, address = server.address) {
  const { page, faults } = await open(browser.context, address, size, { ...PERSON, field: '#living-daily' });
  context.after(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });
  return page;
}

const set = (page, name, value) => setOn(page, PERSON.element, name, value);
const result = (page) => page.evaluate(() => document.querySelector('tax-differential').result);

/** Answers the first question, once the part for months is here. */
async function choose(page, way) {
  await page.locator(`#living-${way}`).check();
  await page.locator('.after').waitFor();
}

/** The four answers, with what each asks, and the tax of 480,000 a year by hand. */
const WAYS = [
  // 12 x (35,000 x 25% - 2,660).
  { way: 'daily', tier: 'up_to_90', tax: '73080.00', first: '6,090.00', go: async () => undefined },
  { way: 'weekly', tier: 'up_to_182', tax: '73080.00', first: '6,090.00', go: (page) => page.locator('#living-nights-mon_fri').check() },
  // 420,000 x 25% - 31,920; the first month 35,000 x 3%.
  { way: 'lives', tier: 'resident', tax: '73080.00', first: '1,050.00', go: (page) => page.locator('#living-domiciled-no').check() },
  // 6 January to 30 June 2025: 24+28+31+30+31+30 = 175 full days less one at its end = 174.
  { way: 'count', tier: 'up_to_182', tax: '73080.00', first: '6,090.00', go: (page) => page.locator('#living-stays').fill('2025-01-06 2025-06-30') },
];

test('each of the four answers gives twelve months, in every language, on a phone', async (context) => {
  for (const { way, tier, tax, first, go } of WAYS) {
    const page = await visit(context);
    await page.locator('#wages').fill('480000');
    await choose(page, way);
    await go(page);
    assert.equal((await result(page)).mainland.tax, tax, way);
    assert.equal((await result(page)).months[0].tier, tier, way);
    const rows = page.locator('.months-section > .scroll tbody tr');
    assert.equal(await rows.count(), 12, way);
    assert.ok((await rows.first().innerText()).includes(first), way);
    assert.equal(await page.locator('.months-section > .scroll tbody tr.current').count(), 1, way);
    await openClosed(page, PERSON.element);
    for (const language of LANGUAGES) {
      await set(page, 'lang', language);
      const what = `${way} ${language}`;
      const all = await page.locator('tax-differential .page').innerText();
      assert.doesNotMatch(all, /\b(page|term|condition|note|answer|problem|step|way|evidence|section)-[a-z]|undefined|\{\s*\$/, what);
      if (language !== 'en') {
        const labels = page.locator('.after legend, .after label, .after .help, .follows p, .follows li, .months-section th, .months-section p, .months-section summary > span:first-child');
        for (const label of await labels.allInnerTexts()) assert.match(label, /[一-鿿]|^$/, `${what}: ${label}`);
      }
      await checkNarrow(page, PERSON.element, what, 375);
      await checkAxe(page, what);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    await checkNarrow(page, PERSON.element, `${way} 320`);
  }
});

test('what follows is said, and what was taken for granted', async (context) => {
  const page = await visit(context);
  await choose(page, 'daily');
  const follows = page.locator('.follows');
  assert.match(await follows.innerText(), /0 full days in 2025/);
  assert.match(await follows.innerText(), /non-resident of up to 90 days/);
  assert.match(await follows.innerText(), /without a domicile/);
  assert.match(await follows.innerText(), /mainland post only/);
  await page.locator('#living-weekly').check();
  assert.match(await page.locator('.follows').innerText(), /Choose which nights/);
  await page.locator('#living-nights-sun_fri').check();
  assert.match(await follows.innerText(), /209 full days in 2025/);
  assert.match(await follows.innerText(), /No holiday and no leave is taken off/);
  await page.locator('#living-days').fill('180');
  assert.match(await follows.innerText(), /180 full days in 2025, as you wrote/);
  assert.match(await follows.innerText(), /more than 90 days/);
  await page.locator('#living-none').click();
  assert.equal(await page.locator('.after').count(), 0);
  assert.equal(await page.locator('#living-daily').isChecked(), false);
});

test('months can be changed one by one, and filled again', async (context) => {
  const page = await visit(context, { width: 1280, height: 900 });
  await page.locator('#wages').fill('480000');
  await choose(page, 'daily');
  await page.locator('#part-months > summary').click();
  const march = page.getByRole('textbox', { name: 'March: Paid in China' });
  assert.equal(await march.inputValue(), '40,000');
  // 45,000 - 5,000 = 40,000 x 30% - 4,410 = 7,590; 11 x 6,090 = 66,990.
  await march.fill('45000');
  assert.equal((await result(page)).mainland.tax, '74580.00');
  assert.equal(await page.locator('#wages').count(), 0);
  await march.fill('x');
  assert.equal(await march.getAttribute('aria-invalid'), 'true');
  assert.equal(await march.getAttribute('aria-describedby'), 'month-3-paid_in_china-error');
  assert.match(await page.locator('#month-3-paid_in_china-error').innerText(), /not an amount/);
  assert.match(await page.locator('.headline').innerText(), /March: Paid in China/);
  await march.fill('45000');
  await page.locator('#months-same').click();
  assert.equal(await march.inputValue(), '40,000');
  await page.locator('#months-refill').click();
  assert.equal((await result(page)).mainland.tax, '73080.00');
  assert.equal(await page.locator('#wages').inputValue(), '480,000');
  // A month that is left blank is not worked out, and that is said.
  await page.getByRole('textbox', { name: 'December: Paid in China' }).fill('');
  assert.match(await page.locator('#part-months').innerText(), /11 of 12 months/);
});

test('pay from both sides is split by days where there is a post outside', async (context) => {
  const page = await visit(context, { width: 1280, height: 900 });
  await choose(page, 'weekly');
  await page.locator('#living-nights-mon_fri').check();
  await page.locator('#living-paid_by-both').check();
  await page.locator('#unit-month').click();
  await page.locator('#wages').fill('20000');
  await page.locator('#living-pay_abroad').fill('40000');
  await page.locator('#living-post-dual').check();
  // January 2025: Thursday 2 and Friday 3 of a stay since Monday 30 December; then weeks of 0.5+3+0.5
  // from 6, 13, 20 January, and Monday 27 to Friday 31: 1 + 1 + 0.5 + 4 x 4 = 18.5 of 31 days.
  const answer = await result(page);
  assert.equal(answer.months[0].formula, 'F2');
  // 60,000 x 18.5 / 31 = 35,806.45.
  assert.equal(answer.months[0].income_amount, '35806.45');
});

test('the keyboard alone is enough, and a link brings everything back', async (context) => {
  const page = await visit(context, { width: 1280, height: 900 });
  await page.locator('#living-daily').focus();
  await page.keyboard.press('ArrowDown');
  await page.locator('.after').waitFor();
  assert.equal(await page.locator('#living-weekly').isChecked(), true);
  await page.locator('#living-nights-mon_fri').focus();
  await page.keyboard.press('Space');
  await page.locator('#wages').fill('480000');
  await page.locator('#part-months > summary').focus();
  await page.keyboard.press('Enter');
  await page.locator('#month-2-paid_in_china').fill('50000');
  const tax = (await result(page)).mainland.tax;
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.locator('#link').inputValue();
  const other = await visit(context, undefined, link);
  await other.locator('.months-section').waitFor();
  assert.equal((await result(other)).mainland.tax, tax);
});

test('it works from a folder, offline once it is here, and in a foreign page with a strict policy', async (context) => {
  const folder = await visit(context, undefined, pathToFileURL(join(built, 'dist/index.html')).href);
  await choose(folder, 'daily');
  await folder.locator('#wages').fill('480000');
  assert.equal((await result(folder)).mainland.tax, '73080.00');

  const page = await visit(context);
  await loaded(page);
  await choose(page, 'daily');
  const before = server.asked.length;
  await browser.context.setOffline(true);
  context.after(() => browser.context.setOffline(false));
  await page.locator('#wages').fill('480000');
  for (const language of LANGUAGES) await set(page, 'lang', language);
  assert.equal(server.asked.length, before);
  await browser.context.setOffline(false);

  const body = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
    <script src="${server.address}/tax-differential.js"></script><h1>Host</h1><tax-differential lang="en"></tax-differential></html>`;
  const policy = `default-src 'none'; script-src ${server.address} 'wasm-unsafe-eval'; img-src data:; style-src 'none'; worker-src blob:`;
  const foreign = await serve({ '/host.html': body }, policy);
  context.after(() => foreign.close());
  const host = await visit(context, undefined, `${foreign.address}/host.html`);
  await choose(host, 'daily');
  await host.locator('#wages').fill('480000');
  assert.equal((await result(host)).mainland.tax, '73080.00');
});

test('where the part is missing the page says so, and tries again', async (context) => {
  const { page } = await open(browser.context, server.address, { width: 375, height: 800 });
  context.after(() => page.close());
  await page.route('**/tax-differential-months.js', (route) => route.abort());
  await page.locator('#living-daily').check();
  await page.getByText(/failed to load/).waitFor();
  await page.unroute('**/tax-differential-months.js');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('.after').waitFor();
});

test('a non-resident prints on one page of A4, with the months', async (context) => {
  const page = await visit(context, { width: 1280, height: 900 });
  await page.locator('#wages').fill('480000');
  await page.locator('#annual_bonus').fill('120000');
  await choose(page, 'daily');
  for (const language of LANGUAGES) {
    await set(page, 'lang', language);
    assert.deepEqual(await paper(page), { pages: 1, size: [595, 842] }, language);
  }
});

test('the export of the border is dropped in, and its days are those of the months', async (context) => {
  const page = await visit(context, { width: 1280, height: 900 });
  await choose(page, 'count');
  await page.locator('#wages').fill('480000');
  const csv = '出入境记录查询结果,,,,,\n序号,出境/入境,出入境日期,证件名称,证件号码,出入境口岸\n1,出境,2025-10-01,往来港澳通行证,H12345678,福田\n2,入境,2025-03-31,往来港澳通行证,H12345678,福田\n';
  const drop = (bytes, name) => page.locator('div.field:has(#living-stays)').evaluate((field, [bytes, name]) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], name));
    field.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, [[...bytes], name]);
  // What is no text is refused by name.
  await drop(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'export.xlsx');
  assert.match(await page.locator('#living-stays-error .error').innerText(), /^export\.xlsx is no text/);
  await drop(Buffer.from(csv), 'export.csv');
  await page.waitForFunction(() => document.querySelector('tax-differential').shadowRoot.querySelector('#living-stays').value.includes('2025-03-31 in'));
  assert.equal(await page.locator('#living-stays-error .error').count(), 0);
  assert.match(await page.locator('.after').innerText(), /Headings passed over: 2/);
  assert.match(await page.locator('.follows').innerText(), /Counted from your crossings or stays: 183 full days and 185 days of presence in 2025/);
  await page.locator('#living-post-dual').check();
  await page.locator('#part-months > summary').click();
  // April: 30 days, of which the person was there for all.
  assert.equal(await page.locator('#month-4-china_work_days').inputValue(), '30');
  assert.equal(await page.locator('#month-4-period_days').inputValue(), '30');
});

// HKD 40,000 at 0.90322 are 36,128.80 yuan; the tax of a month of up to 90 days on that, less 5,000: 31,128.80 x 25% -
// 2,660 = 5,122.20.
test('a month may be in Hong Kong dollars, by the unit of the pay or in its cell', async (context) => {
  const page = await visit(context, { width: 1280, height: 900 });
  await choose(page, 'daily');
  await page.locator('#unit-hkd').click();
  await page.locator('#unit-month').click();
  await page.locator('#wages').fill('40000');
  const first = async () => (await result(page)).months[0];
  assert.deepEqual([(await first()).income_amount, (await first()).tax], ['36128.80', '5122.20']);
  await page.locator('#unit-cny').click();
  assert.equal((await first()).income_amount, '40000.00');
  await page.locator('#part-months > summary').click();
  const cell = page.locator('#month-1-paid_in_china');
  await cell.fill('HK$40,000');
  assert.equal((await first()).income_amount, '36128.80');
  assert.equal(await cell.inputValue(), 'HK$40,000');
  assert.equal(await page.locator('td:has(#month-1-paid_in_china) .read').innerText(), 'CNY 36,128.80');
  await cell.fill('4萬');
  assert.equal((await first()).income_amount, '40000.00');
  assert.equal(await page.locator('td:has(#month-1-paid_in_china) .read').innerText(), 'CNY 40,000');
});
