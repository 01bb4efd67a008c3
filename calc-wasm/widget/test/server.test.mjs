// The pages as the program serves them.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';

import { COMPANY, PERSON, built, launch, loaded, open, openPayroll, root, workOut } from './browser.mjs';

let browser;
let program;
let address;
before(async () => {
  browser = await launch();
  const file = process.env.TAXDIFF_PROGRAM ?? join(root, 'target/debug/taxdiff');
  program = spawn(file, ['serve', '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  address = await new Promise((resolve, reject) => {
    program.on('exit', () => reject(new Error(`the service ended: ${log}`)));
    program.stderr.on('data', (more) => {
      log += more;
      const found = /"address":"([^"]+)"/.exec(log);
      if (found) resolve(`http://${found[1]}`);
    });
  });
});
after(async () => {
  program.removeAllListeners('exit');
  program.kill();
  await browser.close();
});

/** An answer as it comes over the wire. */
function get(path, headers = {}, method = 'GET') {
  return new Promise((resolve, reject) => {
    const asked = request(`${address}${path}`, { method, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

test('each page comes with the policy that is just enough for it', async () => {
  const withWorker = POLICY.replace('img-src data:;', 'img-src data:; worker-src blob:;');
  for (const [path, policy] of [['/', withWorker], ['/index.html', withWorker], ['/embed.html', withWorker], ['/company.html', POLICY]]) {
    const page = await get(path);
    assert.equal(page.status, 200, path);
    assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
    assert.equal(page.headers['content-security-policy'], policy, path);
    assert.equal(page.headers['x-content-type-options'], 'nosniff');
    assert.doesNotMatch(page.body.toString(), /(src|href)="(https?:)?\/\//, path);
  }
});

test('what is packed is sent packed, and only when it is new', async () => {
  for (const name of ['index.html', 'company.html', 'page.css', 'tax-differential.js', 'company-tax.js', 'tax-differential-pictures.js', 'tax-differential-guide.js', 'tax-differential-readings.js', 'tax-differential-records.js', 'tax-differential-months.js', 'tax-differential-payroll.js']) {
    const expected = readFileSync(join(built, 'dist', name));
    const plain = await get(`/${name}`);
    assert.equal(plain.body.compare(expected), 0, name);
    assert.equal(plain.headers['content-encoding'], undefined);
    const packed = await get(`/${name}`, { 'accept-encoding': 'gzip, br' });
    assert.equal(packed.headers['content-encoding'], 'gzip');
    assert.equal(gunzipSync(packed.body).compare(expected), 0, name);
    for (const answer of [plain, packed]) {
      assert.equal(answer.headers['cache-control'], 'no-cache');
      assert.equal(answer.headers.vary, 'accept-encoding');
    }
    const again = await get(`/${name}`, { 'if-none-match': `"other", ${plain.headers.etag}` });
    assert.equal(again.status, 304);
    assert.equal(again.body.length, 0);
    assert.equal((await get(`/${name}`, { 'if-none-match': '"other"' })).status, 200);
    assert.equal((await get(`/${name}`, {}, 'HEAD')).status, 200);
  }
  // Another site may embed the scripts, and nothing else.
  const policy = async (path) => (await get(path)).headers['cross-origin-resource-policy'];
  assert.equal(await policy('/company-tax.js'), 'cross-origin');
  assert.equal(await policy('/tax-differential-pictures.js'), 'cross-origin');
  assert.equal(await policy('/tax-differential-months.js'), 'cross-origin');
  assert.equal(await policy('/tax-differential-payroll.js'), 'cross-origin');
  assert.equal(await policy('/company.html'), 'same-origin');
  assert.equal((await get('/ruleset')).status, 404);
  assert.equal((await get('/tax-differential.js.gz')).status, 404);
  assert.equal((await get('/company.html', {}, 'POST')).status, 405);
});

test('both pages work as they are served, and ask for nothing but their own files', async (context) => {
  for (const [path, which, files] of [
    ['/', PERSON, ['/', '/page.css', '/tax-differential.js', '/tax-differential-pictures.js', '/tax-differential-guide.js', '/tax-differential-readings.js']],
    ['/company.html', COMPANY, ['/company.html', '/page.css', '/company-tax.js', '/tax-differential-pictures.js']],
  ]) {
    const asked = [];
    // A worker's own script is in memory.
    const note = (one) => one.url().startsWith('blob:') || asked.push(one.url());
    browser.context.on('request', note);
    const { page, faults } = await open(browser.context, `${address}${path}`, undefined, which);
    context.after(() => page.close());
    await loaded(page);
    const before = asked.length;
    await page.locator(which.field).fill('1000000');
    await page.locator('.headline .sentence').first().waitFor();
    browser.context.off('request', note);
    assert.equal(asked.length, before);
    const own = asked.filter((one) => !one.startsWith('data:'));
    assert.deepEqual(own.map((one) => one.replace(address, '')).sort(), [...files].sort());
    assert.deepEqual(faults, []);
  }
});

test('a payroll is worked out in the page as it is served', async (context) => {
  const { page, faults } = await open(browser.context, `${address}/`);
  context.after(() => page.close());
  await openPayroll(page);
  await workOut(page, join(root, 'fixtures/payrolls/example.csv'));
  assert.deepEqual(faults, []);
});

test('one page leads to the other, in the language that is spoken', async (context) => {
  const { page, faults } = await open(browser.context, `${address}/?lang=zh-Hant-HK`);
  context.after(() => page.close());
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-Hant-HK');
  await page.locator('.other-page a').click();
  await page.locator('#taxable_income').waitFor();
  assert.equal(await page.title(), '河套園區公司：15%稅率');
  assert.equal(new URL(page.url()).pathname, '/company.html');
  await page.locator('.other-page a').click();
  await page.locator('#wages').waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-Hant-HK');
  assert.deepEqual(faults, []);
});
