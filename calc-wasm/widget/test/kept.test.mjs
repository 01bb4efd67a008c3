// Nothing that was typed is lost: links, what is remembered, clearing, and the way to the other page and back.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { PERSON, COMPANY, loaded, open, serve, setOn, stage } from './browser.mjs';

const { browser, server } = stage();

async function visit(context, address = server.address, which = PERSON) {
  const { page, faults } = await open(browser.context, address, undefined, which);
  context.after(async () => {
    await page.evaluate(() => localStorage.clear());
    await page.close();
    assert.deepEqual(faults, []);
  });
  // What comes later moves what is clicked.
  await loaded(page);
  return page;
}

const wages = (page) => page.locator('#wages').inputValue();

/** The result moves what stands below it, so nothing there is used before it is drawn; and by keys, which find
 * what has moved. */
const settled = (element) => element.evaluate(async (one) => {
  while (one.result === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
  await one.updateComplete;
});

async function linkOf(page, which = PERSON) {
  await settled(page.locator(which.element));
  await page.getByRole('button', { name: 'Make a link' }).press('Enter');
  return page.locator('#link').inputValue();
}

const remember = (page) => page.getByRole('checkbox', { name: 'Remember on this device' });

test('a link does not overwrite what was saved', async (context) => {
  const page = await visit(context);
  await page.locator('#wages').fill('111111');
  const link = await linkOf(page);
  await page.locator('#wages').fill('500000');
  await settled(page.locator(PERSON.element));
  await remember(page).press('Space');
  const other = await visit(context, link);
  assert.equal(await wages(other), '111,111');
  assert.equal(await remember(other).isChecked(), false);
  await other.locator('#wages').fill('222222');
  const later = await visit(context);
  assert.equal(await wages(later), '500,000');
  await other.locator('#undo').press('Enter');
  assert.equal(await wages(other), '500,000');
  assert.equal(await remember(other).isChecked(), true);
});

test('clearing asks, can be undone, and clears the address', async (context) => {
  const first = await visit(context);
  await first.locator('#wages').fill('500000');
  const page = await visit(context, await linkOf(first));
  await remember(page).press('Space');
  await page.locator('#clear').press('Enter');
  assert.equal(await wages(page), '500,000');
  await page.getByRole('button', { name: 'Cancel' }).press('Enter');
  assert.equal(await wages(page), '500,000');
  await page.locator('#clear').press('Enter');
  await page.locator('#clear-yes').press('Enter');
  assert.equal(await wages(page), '');
  assert.equal(new URL(page.url()).hash, '');
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  assert.equal(await page.evaluate(() => document.querySelector('tax-differential').shadowRoot.activeElement?.id), 'undo');
  await page.locator('#undo').press('Enter');
  assert.equal(await wages(page), '500,000');
  assert.equal(await remember(page).isChecked(), true);
  await page.reload();
  await page.waitForSelector('#wages');
  assert.equal(await wages(page), '500,000');
});

test('the form is there again after the other page', async (context) => {
  const page = await visit(context);
  await page.locator('#wages').fill('500000');
  await page.getByRole('link', { name: 'For a company: the 15% rate' }).click();
  await page.locator('#taxable_income').fill('8000000');
  await page.goBack();
  await page.waitForSelector('#wages');
  assert.equal(await wages(page), '500,000');
  await page.getByRole('link', { name: 'For a company: the 15% rate' }).click();
  await page.waitForSelector('#taxable_income');
  assert.equal(await page.locator('#taxable_income').inputValue(), '8,000,000');
  await page.getByRole('link', { name: 'For one person, or a payroll' }).click();
  await page.waitForSelector('#wages');
  assert.equal(await wages(page), '500,000');
  // Whoever asks for the page anew finds it blank.
  await page.goto(server.address);
  await page.waitForSelector('#wages');
  assert.equal(await wages(page), '');
});

test('a link that is pasted into the same tab is opened, and what was there can be had back', async (context) => {
  const page = await visit(context);
  await page.locator('#wages').fill('111111');
  const link = await linkOf(page);
  await page.locator('#wages').fill('333333');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, new URL(link).hash);
  await page.locator('#undo').waitFor();
  assert.equal(await wages(page), '111,111');
  await page.locator('#undo').press('Enter');
  assert.equal(await wages(page), '333,333');
});

test('a link keeps the language', async (context) => {
  for (const [which, lang, first] of [[PERSON, 'zh-Hant-HK', '/'], [COMPANY, 'zh-Hans', '/company.html']]) {
    const page = await visit(context, server.address + first, which);
    await page.locator(which.field).fill('500000');
    const link = await linkOf(page, which);
    await setOn(page, which.element, 'lang', lang);
    await page.locator('.actions button').nth(1).press('Enter');
    const chinese = await page.locator('#link').inputValue();
    assert.equal(await (await visit(context, link, which)).locator('.page').getAttribute('lang'), 'en');
    assert.equal(await (await visit(context, chinese, which)).locator('.page').getAttribute('lang'), lang);
  }
});

test('two elements of a page have a record and a link each', async (context) => {
  const body = `<!doctype html><html lang="en"><title>Two</title><link rel="icon" href="data:,"><script src="tax-differential.js" defer></script>
    <h1>Two</h1><tax-differential></tax-differential><tax-differential></tax-differential></html>`;
  const two = await serve({ '/two.html': body });
  context.after(() => two.close());
  const page = await visit(context, `${two.address}/two.html`);
  const [first, second] = [page.locator('tax-differential').nth(0), page.locator('tax-differential').nth(1)];
  for (const [element, pay] of [[first, '111111'], [second, '222222']]) {
    await element.locator('#wages').fill(pay);
    await settled(element);
    await element.locator('#remember').press('Space');
  }
  await page.reload();
  await second.locator('#wages').waitFor();
  assert.equal(await first.locator('#wages').inputValue(), '111,111');
  assert.equal(await second.locator('#wages').inputValue(), '222,222');
  await second.getByRole('button', { name: 'Make a link' }).press('Enter');
  const link = await second.locator('#link').inputValue();
  await second.locator('#wages').fill('333333');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, new URL(link).hash);
  await second.locator('#undo').waitFor();
  assert.equal(await first.locator('#wages').inputValue(), '111,111');
  assert.equal(await second.locator('#wages').inputValue(), '222,222');
});

test('an element that is moved in its page keeps what was typed', async (context) => {
  const page = await visit(context);
  await page.locator('#wages').fill('500000');
  await page.evaluate(() => document.body.prepend(document.querySelector('tax-differential')));
  assert.equal(await wages(page), '500,000');
});

test('a link of another ruleset says so before any figure, until something is typed', async (context) => {
  const page = await visit(context);
  await page.locator('#wages').fill('500000');
  const link = await linkOf(page);
  const [, own] = /&ruleset=([0-9.]+\+[0-9a-f]+)$/.exec(link);
  assert.equal(own, await page.locator(PERSON.element).evaluate(({ result: { ruleset } }) => `${ruleset.engine}+${ruleset.digest}`));
  assert.equal(await (await visit(context, link)).locator('#other-ruleset').count(), 0);
  for (const [address, said] of [[link.replace(own, '0.1.9+0123456789ab'), /ruleset 0\.1\.9\+0123456789ab; this page works with 0\.2\.0\+/], [link.replace(/&ruleset=.*/, ''), /does not name its ruleset/]]) {
    const other = await visit(context, address);
    const note = other.locator('#other-ruleset');
    assert.match(await note.innerText(), said);
    assert.equal(await wages(other), '500,000');
    // In reading order it stands before the form and the result.
    assert.ok(await note.evaluate((one) => one.compareDocumentPosition(one.getRootNode().querySelector('main')) & Node.DOCUMENT_POSITION_FOLLOWING));
    await other.locator('#wages').fill('500001');
    await note.waitFor({ state: 'detached' });
  }
});
