// The page in surroundings that are not its own: a host's styles and letters, forced colours, a screen reader, no
// scripts.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { COMPANY, LANGUAGES, PERSON, built, open, openClosed, serve, setOn, stage } from './browser.mjs';

const { browser, server } = stage();

async function visit(context, address, size, which = PERSON) {
  const { page, faults } = await open(browser.context, address, size, which);
  context.after(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });
  return page;
}

/** A page of a host with a style of its own. */
async function host(context, style, size, which = PERSON) {
  const script = which === PERSON ? 'tax-differential.js' : 'company-tax.js';
  const body = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><style>${style}</style>
    <script src="${script}" defer></script><h1>Host</h1><${which.element}></${which.element}></html>`;
  const served = await serve({ '/host.html': body }, '');
  context.after(() => served.close());
  return visit(context, `${served.address}/host.html`, size, which);
}

test('what a host says of its letters does not reach in', async (context) => {
  const style = `html, tax-differential { white-space: nowrap; text-transform: uppercase; letter-spacing: 0.3em; word-spacing: 1em;
    direction: rtl; text-align: right; font-style: italic; line-height: 3; text-indent: 3em; visibility: visible; cursor: wait; }`;
  const page = await host(context, style);
  await page.locator('#wages').fill('780000');
  const found = await page.locator('.sentence').evaluate((part) => {
    const { whiteSpace, textTransform, letterSpacing, wordSpacing, direction, textAlign, fontStyle, textIndent, cursor } = getComputedStyle(part);
    return { whiteSpace, textTransform, letterSpacing, wordSpacing, direction, textAlign, fontStyle, textIndent, cursor };
  });
  assert.deepEqual(found, {
    whiteSpace: 'normal', textTransform: 'none', letterSpacing: 'normal', wordSpacing: '0px', direction: 'ltr', textAlign: 'start',
    fontStyle: 'normal', textIndent: '0px', cursor: 'auto',
  });
});

/** Nothing of the page is wider than it, or stands on something else of a form. */
async function fits(page, element, what) {
  const wide = await page.locator(element).evaluate((element) =>
    [...element.shadowRoot.querySelectorAll('.page *:not(.scroll *, svg *, .hidden)')]
      .filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
      .map((part) => `${part.tagName}.${part.className} ${Math.round(part.getBoundingClientRect().right)} ${part.textContent.trim().slice(0, 30)}`));
  assert.deepEqual(wide, [], what);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= page.viewportSize().width, what);
}

test('letters of twice the size fit a phone of 375 pixels, in every language', async (context) => {
  for (const which of [PERSON, COMPANY]) {
    const page = await host(context, 'html { font-size: 200%; } body { margin: 0; }', { width: 375, height: 800 }, which);
    await page.locator(which.field).fill('780000');
    await openClosed(page, which.element);
    for (const lang of LANGUAGES) {
      await setOn(page, which.element, 'lang', lang);
      await fits(page, which.element, `${which.element} ${lang}`);
    }
  }
});

test('with forced colours what is chosen, wrong and drawn can be told', async (context) => {
  const page = await visit(context, server.address);
  await page.emulateMedia({ forcedColors: 'active' });
  await page.locator('#wages').fill('780000');
  const colour = (locator) => locator.evaluate((part) => getComputedStyle(part).backgroundColor);
  assert.notEqual(await colour(page.locator('#unit-year')), await colour(page.locator('#unit-month')));
  await page.locator('#part-ledger > summary').click();
  await page.waitForSelector('.pictures svg.bar rect');
  // Every mark of a picture is told from the paper.
  const marks = await page.locator('.pictures svg.bar').first().evaluate((picture) => {
    const paper = getComputedStyle(picture.closest('.page')).backgroundColor;
    return [...picture.querySelectorAll('rect')].map((mark) => {
      const { fill, stroke } = getComputedStyle(mark);
      return fill !== paper || (stroke !== 'none' && stroke !== paper);
    });
  });
  assert.ok(marks.length > 0 && marks.every(Boolean));
  await page.locator('#wages').fill('abc');
  assert.equal(await page.locator('#wages').evaluate((input) => getComputedStyle(input).outlineStyle), 'dashed');
});

test('a result is announced once, when nobody types any more', async (context) => {
  const page = await visit(context, server.address);
  await page.locator('#announced').evaluate((region) => {
    window.announced = [];
    new MutationObserver(() => window.announced.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
  });
  assert.equal(await page.locator('[aria-live], [role=status], [role=alert]').count(), 1);
  await page.locator('#wages').pressSequentially('780000', { delay: 60 });
  await page.waitForFunction(() => window.announced.length > 0);
  await page.waitForTimeout(1200);
  const said = await page.evaluate(() => window.announced);
  assert.equal(said.length, 1);
  assert.match(said[0], /^Mainland tax CNY 166,080\.00/);
  await page.locator('#wages').fill('abc');
  await page.waitForFunction(() => window.announced.length > 1);
  assert.match((await page.evaluate(() => window.announced))[1], /has to be corrected.*not an amount/);
});

test('each mistake leads to its field', async (context) => {
  const page = await visit(context, server.address);
  await page.locator('#wages').fill('780000');
  await page.locator('#part-deductions > summary').click();
  await page.locator('#hk_mpf').fill('abc');
  await page.locator('#part-deductions > summary').click();
  await page.locator('#hk_marital_status-single_parent').check();
  const links = page.locator('.headline li a');
  const focused = () => page.locator(PERSON.element).evaluate((element) => element.shadowRoot.activeElement?.id);
  const reached = [];
  for (const link of await links.all()) {
    await link.click();
    reached.push(await focused());
  }
  assert.ok(reached.includes('hk_mpf'), String(reached));
  assert.ok(reached.every((id) => id && id !== ''));
  const company = await visit(context, `${server.address}/company.html`, undefined, COMPANY);
  await company.locator('#taxable_income').fill('abc');
  await company.locator('.headline li a').first().click();
  assert.equal(await company.locator(COMPANY.element).evaluate((element) => element.shadowRoot.activeElement?.id), 'taxable_income');
});

test('a page without scripts says so, and one that is loading has words', async () => {
  for (const file of ['index.html', 'company.html']) {
    const text = readFileSync(join(built, 'dist', file), 'utf8');
    for (const said of [/<noscript>[\s\S]*JavaScript is switched off[\s\S]*請啟用[\s\S]*请启用[\s\S]*<\/noscript>/, /is loading/]) assert.match(text, said, file);
  }
  const page = await browser.context.newPage();
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(server.address);
  assert.match(await page.locator('body').innerText(), /The calculator is loading/);
  await page.close();
});
