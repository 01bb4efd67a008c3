// A payroll in the page, and the element on somebody else's page.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { built, choose, loaded, open, openPayroll, root, serve, stage, workOut } from './browser.mjs';

const { browser, server, folder } = stage();

/** The example payroll over and over, each time other people. */
function payroll(rows) {
  const [header, ...people] = readFileSync(join(root, 'fixtures/payrolls/example.csv'), 'utf8').trim().split(/\r?\n/);
  const lines = Array.from({ length: rows }, (_, index) => {
    const [, rest] = /^[^,]*(,.*)$/s.exec(people[index % people.length]);
    return `P${index}${rest}`;
  });
  const file = join(folder, `payroll-${rows}.csv`);
  writeFileSync(file, `${[header, ...lines].join('\n')}\n`);
  return file;
}

async function payrollPage(context, address = server.address) {
  const { page, faults } = await open(browser.context, address);
  context.after(() => page.close());
  await openPayroll(page);
  return { page, faults };
}

/** Waits for both workers: that of payrolls, and that of all readings, which comes when the page is idle. */
async function bothWorkers(page) {
  for (let tries = 0; tries < 200 && page.workers().length < 2; tries += 1) await page.waitForTimeout(50);
  assert.equal(page.workers().length, 2);
}

/** Goes on as soon as it may, while the rows are worked out. */
const goAtOnce = (page) =>
  page.locator('tax-differential').evaluate((element) => {
    new MutationObserver(() => element.shadowRoot.querySelector('.go')?.click()).observe(element.shadowRoot, { childList: true, subtree: true });
  });

test('100,000 rows are worked out in a worker, as the program works them out, and no request leaves', async (context) => {
  const file = payroll(100_000);
  const { page, faults } = await payrollPage(context);
  await loaded(page);
  await bothWorkers(page);
  const asked = [];
  page.on('request', (request) => request.url().startsWith('blob:') || asked.push(request.url()));
  const before = server.asked.length;
  await browser.context.setOffline(true);
  context.after(() => browser.context.setOffline(false));
  await goAtOnce(page);
  await page.locator('#payroll-file').setInputFiles(file);
  await page.waitForSelector('progress');
  // The page still answers while the worker works.
  await page.getByRole('button', { name: '简体中文' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('.csv').waitFor({ timeout: 120_000 });
  assert.match(await page.locator('.run').innerText(), /payroll-100000\.csv.*100,000 rows/);
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as CSV' }).click()]);
  assert.equal(saved.suggestedFilename(), 'payroll-100000-results.csv');
  const program = process.env.TAXDIFF_PROGRAM ?? join(root, 'target/debug/taxdiff');
  const expected = spawnSync(program, ['batch', file, '--quiet', '--bom'], { maxBuffer: 1 << 28 }).stdout;
  assert.equal(expected.compare(readFileSync(await saved.path())), 0);
  assert.deepEqual(asked, []);
  assert.equal(server.asked.length, before);
  assert.equal(page.workers().length, 2);
  assert.deepEqual(faults, []);
});

test('a run can be cancelled', async (context) => {
  const { page, faults } = await payrollPage(context);
  await bothWorkers(page);
  await goAtOnce(page);
  await page.locator('#payroll-file').setInputFiles(payroll(300_000));
  await page.waitForSelector('progress');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.waitForFunction(() => !document.querySelector('tax-differential').shadowRoot.querySelector('progress'));
  assert.equal(await page.locator('.run').innerText(), '');
  for (let tries = 0; tries < 100 && page.workers().length > 1; tries += 1) await page.waitForTimeout(50);
  assert.equal(page.workers().length, 1);
  assert.deepEqual(faults, []);
});

test('a file that is no payroll is refused in words', async (context) => {
  const file = join(folder, 'names.csv');
  writeFileSync(file, 'name,city\nA,B\n');
  const { page } = await payrollPage(context);
  await choose(page, file);
  assert.match(await page.locator('.run').innerText(), /Required columns are missing/);
});

test('a file can be dropped', async (context) => {
  const { page } = await payrollPage(context);
  await page.locator('.drop').evaluate((drop) => {
    const data = new DataTransfer();
    data.items.add(new File(['employee_id,tax_year,wages\n1,2025,100000\n'], 'one.csv'));
    drop.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await page.locator('.go').click();
  await page.locator('.csv').waitFor();
  assert.match(await page.locator('.run').innerText(), /one\.csv.*1 row/);
});

/** A page of another origin, whose policy allows the one script and no style of its own. */
async function host(context, worker) {
  const body = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
    <script src="${server.address}/tax-differential.js"></script><h1>Host</h1>
    <tax-differential lang="en" year="2024" theme="light"></tax-differential></html>`;
  const policy = `default-src 'none'; script-src ${server.address} 'wasm-unsafe-eval'; img-src data:; style-src 'none'; ${worker}`;
  const foreign = await serve({ '/host.html': body }, policy);
  context.after(() => foreign.close());
  const { page, faults } = await open(browser.context, `${foreign.address}/host.html`);
  context.after(() => page.close());
  return { page, faults };
}

test('one script embeds it in a foreign page with a strict policy', async (context) => {
  const { page, faults } = await host(context, 'worker-src blob:');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('body, body * { color: red !important; font-size: 40px !important; } tax-differential { --td-accent: rgb(1, 2, 3); }');
    document.adoptedStyleSheets = [sheet];
    window.results = [];
    document.addEventListener('result', (event) => window.results.push(event.detail.mainland.tax));
  });
  assert.equal(await page.locator('#tax_year').inputValue(), '2024');
  await page.locator('#wages').fill('96000');
  // 36,000 at 3% (Individual Income Tax Law, annual table).
  assert.deepEqual(await page.evaluate(() => window.results), ['1080.00']);
  const styles = await page.locator('tax-differential button.tab[aria-pressed=true]').first().evaluate((button) => {
    const { backgroundColor, fontSize } = getComputedStyle(button);
    return { backgroundColor, fontSize };
  });
  assert.deepEqual(styles, { backgroundColor: 'rgb(1, 2, 3)', fontSize: '16px' });
  await page.evaluate(() => {
    document.querySelector('tax-differential').values = { wages: '96000', annual_bonus: '36000' };
  });
  assert.equal(await page.evaluate(() => document.querySelector('tax-differential').values.annual_bonus), '36000');
  assert.equal(await page.locator('#annual_bonus').inputValue(), '36000');
  assert.equal((await page.evaluate(() => window.results)).length, 2);
  await openPayroll(page);
  await workOut(page, payroll(20));
  assert.deepEqual(faults, []);
});

test('a policy without workers is named where a payroll is tried', async (context) => {
  const { page } = await host(context, "worker-src 'none'");
  await openPayroll(page);
  await choose(page, payroll(20));
  assert.match(await page.locator('.run').innerText(), /worker-src blob:/);
});

test('a policy without WebAssembly is named', async (context) => {
  const body = `<!doctype html><html lang="zh-HK"><title>Host</title><link rel="icon" href="data:,">
    <script src="/tax-differential.js"></script><tax-differential></tax-differential></html>`;
  const foreign = await serve({ '/host.html': body }, "default-src 'none'; script-src 'self'; img-src data:");
  context.after(() => foreign.close());
  const { page } = await open(browser.context, `${foreign.address}/host.html`);
  context.after(() => page.close());
  assert.match(await page.getByRole('alert').innerText(), /保安政策/);
});

test('the page works from a folder, without any server', async (context) => {
  const { page, faults } = await payrollPage(context, pathToFileURL(join(built, 'dist/index.html')).href);
  await workOut(page, payroll(20));
  await page.getByRole('button', { name: 'One person' }).click();
  await page.locator('#wages').fill('800000');
  await page.locator('.sentence').waitFor();
  assert.deepEqual(faults, []);
});

test('the embed page shows the element and the snippet', async (context) => {
  const { page, faults } = await open(browser.context, `${server.address}/embed.html`);
  context.after(() => page.close());
  assert.match(await page.locator('pre').first().innerText(), /<tax-differential lang="zh-Hant-HK" year="2025" theme="light">/);
  await page.locator('#wages').fill('800000');
  await page.locator('.sentence').waitFor();
  assert.deepEqual(faults, []);
});

test('the modules of the package load the elements from their own folder', async (context) => {
  const module = (name) => readFileSync(join(root, 'calc-wasm/widget/npm', name));
  const html = '<!doctype html><html lang="en"><body><tax-differential></tax-differential><company-tax></company-tax><script type="module" src="/host.js"></script></body></html>';
  const host = "Promise.all([import('/package/index.js'), import('/package/company.js')]).then((all) => Promise.all(all.map(({ ready }) => ready))).then(() => { document.title = 'ready'; });";
  const script = (name) => readFileSync(join(built, 'dist', name));
  const pages = { '/host.html': html, '/host.js': host };
  for (const name of ['index.js', 'company.js', 'define.js']) pages[`/package/${name}`] = module(name);
  for (const name of ['tax-differential.js', 'company-tax.js', 'tax-differential-pictures.js', 'tax-differential-guide.js', 'tax-differential-readings.js']) pages[`/package/${name}`] = script(name);
  const own = await serve(pages);
  context.after(() => own.close());
  const page = await browser.context.newPage();
  context.after(() => page.close());
  await page.goto(`${own.address}/host.html`);
  await page.waitForFunction(() => document.title === 'ready');
  for (const name of ['tax-differential', 'company-tax']) {
    await page.waitForFunction((name) => document.querySelector(name).shadowRoot?.querySelector('form, section, input'), name);
  }
});
