// What is loaded later, and the pictures that it draws.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { COMPANY, LANGUAGES, PARTS, PERSON, POLICY, built, checkLetters, loaded, open, openClosed, openLids, serve, setOn, stage } from './browser.mjs';

const [FILE] = PARTS;
const ADDRESS = `**/${FILE}`;

const { browser, server } = stage();

async function visit(context, { address = server.address, which = PERSON, size } = {}) {
  const { page, faults } = await open(browser.context, address, size, which);
  context.after(() => page.close());
  return { page, faults };
}

const setValues = (page, values, element = PERSON.element) => setOn(page, element, 'values', values);

/** What the answer of this case is stands with `typeCase` in page.test.mjs, by hand. */
const CASE = { wages: '800000', annual_bonus: '120000', hk_marital_status: 'married', hk_children: '2' };
const COMPANY_CASE = { taxable_income: '10000000' };

/** Whatever a part that cannot be had says, by its beginning. */
const MISSING = { en: /^The pictures could not be loaded: /, 'zh-Hans': /^图示无法载入：/, 'zh-Hant-HK': /^圖表無法載入：/ };

const burdens = (page) => page.locator('figure[aria-labelledby=page-picture-burdens]');

test('the pictures come, are named and have tables, in every language', async (context) => {
  const { page, faults } = await visit(context);
  await loaded(page);
  await setValues(page, CASE);
  await openClosed(page, PERSON.element);
  await page.waitForSelector('.curve path');
  await openClosed(page, PERSON.element);
  const named = {
    en: ['Mainland tax CNY 184,870.00', 'Hong Kong tax on the same income CNY 56,973.31', 'Relief, if confirmed CNY 127,896.69', 'Left to bear, if confirmed CNY 56,973.31'],
    'zh-Hans': ['内地应缴税款 CNY 184,870.00', '同样的收入在香港应缴 CNY 56,973.31', '确认后的减免 CNY 127,896.69', '确认后的实际负担 CNY 56,973.31'],
    'zh-Hant-HK': ['內地應繳稅款 CNY 184,870.00', '如在香港評稅的薪俸稅 CNY 56,973.31', '確認後的減免 CNY 127,896.69', '確認後的實際負擔 CNY 56,973.31'],
  };
  for (const language of LANGUAGES) {
    await setOn(page, PERSON.element, 'lang', language);
    for (const name of named[language]) assert.equal(await burdens(page).getByRole('img', { name, exact: true }).count(), 1, name);
    const curve = await page.locator('figcaption#page-picture-curve').innerText();
    assert.equal(await page.getByRole('img', { name: curve, exact: true }).count(), 1);
    assert.equal(await page.locator('.pictures table').count(), 3);
    assert.equal(await page.locator('.pictures .missing').count(), 0);
  }
  assert.deepEqual(faults, []);
});

test('bars are as long as their amounts, on a scale of round ones', async (context) => {
  const { page } = await visit(context);
  await loaded(page);
  await setValues(page, CASE);
  await openLids(page);
  const share = await burdens(page).locator('svg.bar rect').evaluateAll((bars) =>
    bars.map((bar) => [bar, bar.ownerSVGElement].map((one) => one.getBoundingClientRect()).map(({ left, width }) => [left, width])));
  // Of 200,000: the mainland from 0 to 184,870.00; Hong Kong to 56,973.31; the relief between them; what is left.
  const expected = [[0, 184870], [0, 56973.31], [56973.31, 184870], [0, 56973.31]];
  share.forEach(([[left, width], [begin, whole]], index) => {
    const ends = [left - begin, left - begin + width].map((at) => (at / whole) * 200_000);
    // A stroke is a pixel wide.
    ends.forEach((end, at) => assert.ok(Math.abs(end - expected[index][at]) < (200_000 / whole) * 1.5, `${index}: ${ends}`));
  });
  assert.deepEqual(await burdens(page).locator('.tick').allTextContents(), ['CNY 0', 'CNY 50,000', 'CNY 100,000', 'CNY 150,000', 'CNY 200,000']);
});

test('the crossing and the own place stand on the curve where they are', async (context) => {
  const { page } = await visit(context);
  await loaded(page);
  await setValues(page, { wages: '4000000', hk_marital_status: 'single' });
  await openLids(page);
  await page.locator('.pictures .part > summary').click();
  await page.waitForSelector('.curve path');
  const said = await page.locator('.crossing').innerText();
  const [from, to] = said.match(/CNY [\d,]+/g).map((text) => Number(text.replace(/\D/g, '')));
  assert.match(said, /^A: Between /);
  await openClosed(page, PERSON.element);
  const last = await page.locator('figure[aria-labelledby=page-picture-curve] tbody th').last().innerText();
  const places = await page.locator('svg.curve').evaluate((curve) => {
    const { left, width } = curve.getBoundingClientRect();
    const at = (selector) => {
      const box = curve.querySelector(selector).getBoundingClientRect();
      return (box.left + box.width / 2 - left) / width;
    };
    return { crossing: at('.crossing-mark path'), own: at('line.own'), dots: [...curve.querySelectorAll('.dot')].length };
  });
  const whole = Number(last.replace(/[^\d.]/g, ''));
  assert.ok(places.crossing * whole > from && places.crossing * whole < to, `${places.crossing * whole}: ${said}`);
  assert.ok(Math.abs(places.own * whole - 4_000_000) < whole / 500, `${places.own * whole}`);
  assert.equal(places.dots, 3);
});

test('what the next thousand leaves and where the lines run stand beside the curve', async (context) => {
  const { page } = await visit(context);
  await loaded(page);
  await setValues(page, { wages: '4000000', hk_marital_status: 'single' });
  await openLids(page);
  await page.locator('.pictures .part > summary').press('Enter');
  await page.waitForSelector('.curve path');
  const said = await page.locator('.pictures .part').innerText();
  // By hand: 4,000,000 less 60,000 is taxed 3,940,000 x 45% - 181,920 = 1,591,080.00; 15% of it are 591,000.00. Of
  // 1,000 more 45% are taxed, and 15% with the subsidy. The curve goes to 8,000,000 in steps of 84,000. Mainland tax of
  // 84,000 is 24,000 x 3%, and Hong Kong's allowance leaves none there. 15% is less than the tax from a taxable income
  // of 319,200 on (25% - 31,920), wages of 379,200: between the steps at 336,000 and 420,000.
  for (const text of [
    'Of the next CNY 1,000.00 of salary, CNY 550.00 are left without relief',
    'CNY 850.00 with the 15% subsidy',
    'the line without relief is at CNY 1,591,080.00',
    'that of the subsidy at CNY 591,000.00',
    'The exemption begins to reduce the tax between CNY 0.00 and CNY 84,000.00;',
    'The subsidy begins to reduce the tax between CNY 336,000.00 and CNY 420,000.00;',
  ]) assert.ok(said.includes(text), `${text}: ${said}`);
});

test('letters stay apart and inside, however large the amounts and however wide the screen', async (context) => {
  for (const width of [320, 480, 768, 1280]) {
    const { page } = await visit(context, { size: { width, height: 900 } });
    await loaded(page);
    await openClosed(page, PERSON.element);
    for (const wages of ['1', '60000', '83000', '420000', '1990000', '96000000', '999999999999']) {
      await setValues(page, { wages, social_insurance: '1', hk_marital_status: 'single' });
      await page.locator('tax-differential').evaluate((element) => {
        element.toggle('ledger', true);
        element.toggle('pictures', true);
        element.draw();
        return element.updateComplete;
      });
      for (const language of LANGUAGES) {
        await setOn(page, PERSON.element, 'lang', language);
        await checkLetters(page, PERSON.element, `${width} ${wages} ${language}`);
      }
    }
  }
});

test('nothing moves when what draws comes', async (context) => {
  for (const [which, path, values, shown] of [[PERSON, '/', CASE, '.pictures'], [COMPANY, '/company.html', COMPANY_CASE, '.regimes']]) {
    let release;
    const held = new Promise((resolve) => {
      release = resolve;
    });
    await browser.context.route(ADDRESS, async (route) => {
      await held;
      await route.continue();
    });
    const { page, faults } = await visit(context, { address: server.address + path, which });
    await setValues(page, values, which.element);
    if (which === PERSON) await openLids(page);
    if (which === PERSON) {
      await page.locator('.pictures .part > summary').click();
      await page.locator('.legend').waitFor();
      // The curve is worked out after this; its place is kept from the beginning.
      await page.waitForTimeout(400);
    }
    const heights = () => page.locator(`${shown} figure, ${shown} figure *:not(svg *)`).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    const before = await heights();
    assert.equal(await page.locator(`${shown} [role=img]`).count(), 0);
    release();
    await loaded(page);
    await page.locator(`${shown} svg.bar rect`).first().waitFor();
    assert.deepEqual(await heights(), before);
    assert.deepEqual(faults, []);
    await browser.context.unroute(ADDRESS);
  }
});

test('without what draws a page says so in words, has every figure, and can try again', async (context) => {
  for (const [which, path, values, shown] of [[PERSON, '/', CASE, '.pictures'], [COMPANY, '/company.html', COMPANY_CASE, '.regimes']]) {
    await browser.context.route(ADDRESS, (route) => route.abort());
    const { page } = await visit(context, { address: server.address + path, which });
    await setValues(page, values, which.element);
    if (which === PERSON) await openLids(page);
    await page.locator(`${shown} .missing`).waitFor();
    for (const language of LANGUAGES) {
      await setOn(page, which.element, 'lang', language);
      assert.match(await page.locator(`${shown} .missing`).innerText(), MISSING[language]);
    }
    await setOn(page, which.element, 'lang', 'en');
    assert.ok(await page.locator('.headline .sentence').first().innerText());
    const words = which === PERSON ? /Hong Kong tax on the same income\s+CNY 56,973\.31/ : /25%: yes\s+CNY 2,500,000\.00 \(25\.00%\)/;
    assert.match(await page.locator(`${shown} .bars`).first().innerText(), words);
    await openClosed(page, which.element);
    assert.ok((await page.locator(`${shown} figure table`).count()) > 0);
    assert.equal(await page.locator(`${shown} [role=img]`).count(), 0);
    // Still not there: said again, and still to be tried.
    await Promise.all([page.waitForEvent('requestfailed'), page.getByRole('button', { name: 'Try again' }).click()]);
    assert.match(await page.locator(`${shown} .missing`).innerText(), MISSING.en);
    await browser.context.unroute(ADDRESS);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator(`${shown} svg.bar rect`).first().waitFor();
    assert.equal(await page.locator(`${shown} .missing`).count(), 0);
  }
});

test('a host whose policy allows the one script alone has everything but the pictures', async (context) => {
  const body = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
    <script src="${server.address}/tax-differential.js"></script><tax-differential></tax-differential></html>`;
  const policy = `default-src 'none'; script-src ${server.address}/tax-differential.js 'wasm-unsafe-eval'; img-src data:`;
  const foreign = await serve({ '/host.html': body }, policy);
  context.after(() => foreign.close());
  const { page } = await visit(context, { address: `${foreign.address}/host.html` });
  await page.locator('#wages').fill('800000');
  await page.locator('#part-ledger > summary').click();
  await page.locator('.pictures .missing').waitFor();
  assert.match(await page.locator('.sentence').innerText(), /^Mainland tax CNY /);
});

test('what draws comes from the folder of the script, once for all elements of a page', async (context) => {
  const body = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
    <base href="/elsewhere/"><script src="${server.address}/tax-differential.js"></script>
    <tax-differential></tax-differential><tax-differential></tax-differential></html>`;
  const policy = `default-src 'none'; script-src ${server.address} 'wasm-unsafe-eval'; worker-src blob:; img-src data:; base-uri 'self'`;
  const foreign = await serve({ '/host.html': body }, policy);
  context.after(() => foreign.close());
  const before = server.asked.length;
  const { page, faults } = await visit(context, { address: `${foreign.address}/host.html` });
  await loaded(page);
  for (const place of [0, 1]) {
    await page.locator('#wages').nth(place).fill('800000');
    await page.locator('#part-ledger > summary').nth(place).click();
    await page.locator('tax-differential').nth(place).locator('svg.bar rect').first().waitFor();
  }
  assert.deepEqual(server.asked.slice(before).sort(), [...PARTS.map((part) => `/${part}`), '/tax-differential.js'].sort());
  assert.deepEqual(foreign.asked, ['/host.html']);
  assert.deepEqual(faults, []);
});

test('the notices of the packages in it stand in it', () => {
  const text = readFileSync(join(built, 'dist', FILE), 'utf8');
  for (const name of ['d3-array', 'd3-scale', 'd3-shape']) assert.match(text, new RegExp(`^/\\*![^\\n]*\\b${name}\\b`, 'm'));
  assert.match(text, /Copyright [\d-]+ Mike Bostock\n\nPermission to use/);
});

test('a part of another build is refused', async (context) => {
  const ours = readFileSync(join(built, 'dist', FILE), 'utf8');
  const other = ours.replace(/given=\{id:"[0-9a-f]{16}"/, 'given={id:"0123456789abcdef"');
  assert.notEqual(other, ours);
  const changed = await serve({ [`/${FILE}`]: other }, POLICY);
  context.after(() => changed.close());
  const { page, faults } = await visit(context, { address: changed.address });
  await setValues(page, CASE);
  await openLids(page);
  await page.locator('.pictures .missing').waitFor();
  assert.equal(await page.locator('.pictures [role=img]').count(), 0);
  assert.deepEqual(faults, []);
});
