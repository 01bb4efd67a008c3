// The figures of the page: sizes, the work of a keystroke, a payroll in the worker.
// `node bench/page.mjs PAYROLL.csv ROWS_PER_SECOND`: the latter is what the program reaches with one
// thread. `cargo xtask bench` runs it.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { COMPANY, built, launch, loaded, open, openLids, openPayroll, serve } from '../test/browser.mjs';

const [payroll, program] = process.argv.slice(2);
const line = (name, value) => console.log(`${name.padEnd(40)}${value}`);
const packed = (file) => gzipSync(readFileSync(join(built, file)), { level: 9 }).length;

for (const [name, wasm, files] of [
  ['page', 'wasm', ['index.html', 'page.css', 'tax-differential.js']],
  ['company page', 'wasm-company', ['company.html', 'page.css', 'company-tax.js']],
]) {
  line(`${name}: WebAssembly`, `${packed(`${wasm}/calc_wasm_bg.wasm`)} bytes gzipped`);
  const first = files.map((file) => packed(`dist/${file}`));
  line(`${name}: all for the first result`, `${first.reduce((sum, size) => sum + size, 0)} bytes gzipped`);
}
line('both pages: the part for pictures', `${packed('dist/tax-differential-pictures.js')} bytes gzipped, loaded when idle`);
line('page: the guide', `${packed('dist/tax-differential-guide.js')} bytes gzipped, loaded when idle`);
line('page: the part for all readings', `${packed('dist/tax-differential-readings.js')} bytes gzipped, loaded when idle`);
line('page: the part for records', `${packed('dist/tax-differential-records.js')} bytes gzipped, loaded when it is wanted`);
line('page: the part for months', `${packed('dist/tax-differential-months.js')} bytes gzipped, loaded when it is wanted`);
line('page: the part for payrolls', `${packed('dist/tax-differential-payroll.js')} bytes gzipped, loaded when it is wanted`);

const browser = await launch();
const server = await serve();
try {
  const keystrokes = (page, which, field, drawn) =>
    page.locator(which).evaluate(async (element, [field, drawn]) => {
      const input = element.shadowRoot.querySelector(field);
      const [times, later] = [[], []];
      input.focus();
      for (let press = 0; press < 300; press += 1) {
        input.value = String(300_000 + press * 1_237);
        const begun = performance.now();
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        if (drawn) element.draw();
        await element.updateComplete;
        element.getBoundingClientRect();
        times.push(performance.now() - begun);
        // What stands below the result is drawn in a task of its own.
        const again = performance.now();
        element.catchUp?.();
        element.getBoundingClientRect();
        later.push(performance.now() - again);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      const figures = (all) => {
        all.sort((a, b) => a - b);
        return { median: all[150], most: all[284] };
      };
      return { ...figures(times), later: figures(later) };
    }, [field, drawn]);
  const faster = (one, other) => (one && one.median <= other.median ? one : other);
  const shown = ({ median, most }) => `${median.toFixed(2)} ms median, ${most.toFixed(2)} ms at 95%`;

  /** Twelve months and their year, worked out but not drawn. */
  const twelveMonths = (page) =>
    page.locator('tax-differential').evaluate(async (element) => {
      const times = [];
      for (let press = 0; press < 300; press += 1) {
        const values = { ...element.values, wages: String(300_000 + press * 1_237) };
        const begun = performance.now();
        element.values = values;
        times.push(performance.now() - begun);
        await element.updateComplete;
      }
      times.sort((a, b) => a - b);
      return { median: times[150], most: times[284] };
    });

  // The fastest of three, as of the program's own runs; each in a page of its own.
  let [plain, drawn, firm, typed, everything] = [];
  const monthly = {};
  for (let run = 0; run < 3; run += 1) {
    const { page } = await open(browser.context, server.address);
    await loaded(page);
    plain = faster(plain, await keystrokes(page, 'tax-differential', '#wages', false));
    await page.locator('#part-ledger > summary').click();
    await page.locator('.pictures .part > summary').click();
    await page.waitForSelector('.curve path');
    drawn = faster(drawn, await keystrokes(page, 'tax-differential', '#wages', true));
    await openLids(page);
    everything = faster(everything, await keystrokes(page, 'tax-differential', '#wages', false));
    for (const way of ['daily', 'lives']) {
      await page.locator(`#living-${way}`).check();
      await page.locator('.after').waitFor();
      monthly[way] = faster(monthly[way], await twelveMonths(page));
    }
    typed = faster(typed, await keystrokes(page, 'tax-differential', '#wages', false));
    await page.close();
    const company = await open(browser.context, `${server.address}/company.html`, undefined, COMPANY);
    await loaded(company.page);
    firm = faster(firm, await keystrokes(company.page, COMPANY.element, COMPANY.field, false));
    await company.page.close();
  }
  line('page: a keystroke', shown(plain));
  line('page: a keystroke with the curve', shown(drawn));
  line('page: a keystroke with every lid open', shown(everything));
  line('page: what stands in the lids, later', shown(everything.later));
  line('page: twelve months of a non-resident', shown(monthly.daily));
  line('page: twelve months of a resident', shown(monthly.lives));
  line('page: a keystroke with twelve months', shown(typed));
  line('company page: a keystroke', shown(firm));

  let [seconds, rows] = [Infinity, 0];
  for (let run = 0; run < 3; run += 1) {
    const { page } = await open(browser.context, server.address);
    await openPayroll(page);
    // Somebody who chooses a file takes longer than this.
    await page.waitForTimeout(1000);
    // In the page: whoever waits from outside asks twice a second.
    const done = page.locator('tax-differential').evaluate((element) => new Promise((resolve) => {
      new MutationObserver(() => {
        element.shadowRoot.querySelector('.go')?.click();
        if (element.shadowRoot.querySelector('.csv')) resolve();
      }).observe(element.shadowRoot, { childList: true, subtree: true });
    }));
    const begun = performance.now();
    await page.locator('#payroll-file').setInputFiles(payroll);
    await done;
    seconds = Math.min(seconds, (performance.now() - begun) / 1000);
    rows = Number((await page.locator('.run').innerText()).replace(/,/g, '').match(/(\d+) rows/)[1]);
    await page.close();
  }
  const speed = Math.round(rows / seconds);
  const share = Math.round((speed * 100) / Number(program));
  line('page: a payroll in the worker', `${speed} rows/s, ${share}% of taxdiff with 1 thread (${rows} rows, ${statSync(payroll).size} bytes)`);
} finally {
  await browser.close();
  await server.close();
}
