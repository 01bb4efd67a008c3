// All readings of the open points together: the same figures as the program, and how the page shows them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { LANGUAGES, PERSON, built, checkAxe, checkNarrow, open, openLids, root, setOn, stage } from './browser.mjs';

const parts = await import(join(built, 'test/parts.mjs'));
parts.startReadings({ module: new WebAssembly.Module(readFileSync(join(built, 'wasm-readings/calc_wasm_bg.wasm'))) });

const { browser, server, folder } = stage();

const FACTS = {
  person: { employee_id: 'page', tax_year: '2025', mainland_status: 'resident', identity: 'hk_permanent', park_employment: 'yes', clean_record: 'yes', white_listed: 'yes' },
  mainland: { wages: '1000000', social_insurance: '30000', tax_withheld: '250000' },
};
const TYPED = { ...FACTS.person, ...FACTS.mainland };
delete TYPED.employee_id;
delete TYPED.tax_year;

/** What the program prints for the same person. */
function taxdiff(...args) {
  const file = join(folder, 'facts.json');
  writeFileSync(file, JSON.stringify(FACTS));
  const program = process.env.TAXDIFF_PROGRAM ?? join(root, 'target/debug/taxdiff');
  const ran = spawnSync(program, [args[0], file, '--json', ...args.slice(1)]);
  assert.equal(ran.status, 0, ran.stderr.toString());
  return JSON.parse(ran.stdout.toString());
}

const asked = (call, beside = {}) => JSON.parse(call(JSON.stringify({ ...FACTS, ...beside }), ''));

test('the range, the gap finder and the wages for a net are those of the program', () => {
  const { range } = taxdiff('assess');
  assert.deepEqual(asked(parts.readingRange), range);
  assert.notEqual(range.exemption.low.amount, range.exemption.high.amount);
  for (const official of [range.exemption.low.amount, '12345.67']) {
    assert.deepEqual(asked(parts.reconcile, { official: { exemption: official } }), taxdiff('reconcile', '--official', official));
  }
  assert.deepEqual(asked(parts.solve, { solve: { net: '600000', relief: 'best' } }), taxdiff('solve', '--for', 'net=600000'));
});

test('a figure above the tax, and a net out of reach, are refused with their reasons', () => {
  const refused = (call, beside) => {
    try {
      asked(call, beside);
    } catch (error) {
      return JSON.parse(error).errors.map(({ pointer, code, message }) => [pointer, code, message.id]);
    }
    return [];
  };
  assert.deepEqual(refused(parts.reconcile, { official: { exemption: '9999999' } }), [['/official', 'official_above_tax', 'official-above-tax']]);
  assert.deepEqual(refused(parts.solve, { solve: { net: '99999999999' } }), [['/solve', 'out_of_reach', 'goal-out-of-reach']]);
});

async function visit(context, size) {
  const { page, faults } = await open(browser.context, server.address, size);
  context.after(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });
  await setOn(page, PERSON.element, 'values', TYPED);
  await page.locator('.span').waitFor();
  return page;
}

const grouped = (amount) => amount.replace(/\B(?=(\d{3})+\.)/g, ',');

test('under the headline stand both ends, their readings and the question', async (context) => {
  const { benefit, question, readings } = taxdiff('assess').range;
  const page = await visit(context);
  const said = await page.locator('.span').innerText();
  for (const text of [grouped(benefit.low.amount), grouped(benefit.high.amount), `${readings} readings`, grouped(question.narrows_by)]) assert.ok(said.includes(text), `${text}: ${said}`);
  assert.equal(await page.locator('.span .ends dd').count(), 2);
  // A new answer takes the place of the old range.
  await setOn(page, PERSON.element, 'values', { ...TYPED, wages: '900000' });
  await page.waitForFunction((old) => {
    const shown = document.querySelector('tax-differential').shadowRoot.querySelector('.span')?.innerText;
    return shown !== undefined && !shown.includes(old);
  }, grouped(benefit.high.amount));
  // Paper holds it.
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('.span .ends').isVisible());
});

test('a figure of the tax bureau is explained or not, and wages are found for a net', async (context) => {
  const { low } = taxdiff('assess').range.exemption;
  const page = await visit(context);
  await openLids(page);
  await page.locator('#official').fill(grouped(low.amount));
  await page.locator('.gap strong').waitFor();
  assert.match(await page.locator('.gap').innerText(), /give the official figure to the fen|gives the official figure to the fen/);
  await page.locator('#official').fill('12345.67');
  await page.getByText('readings gives the official figure. They give').waitFor();
  await page.locator('#official').fill('9999999');
  await page.getByText('more than the whole tax of the year').waitFor();
  await page.locator('#net').fill('600000');
  await page.locator('#net-relief-best').check();
  const { wages } = taxdiff('solve', '--for', 'net=600000');
  await page.locator('.gross strong').waitFor();
  await page.getByText(new RegExp(grouped(wages).replace('.', '\\.'))).first().waitFor();
});

test('in every language, on every width, it is readable and accessible', async (context) => {
  for (const width of [320, 375, 1280]) {
    const page = await visit(context, { width, height: 900 });
    for (const language of LANGUAGES) {
      await setOn(page, PERSON.element, 'lang', language);
      await openLids(page);
      await page.locator('#official').fill('12345.67');
      await page.locator('.gap strong').waitFor();
      assert.ok(!/(page|gap|solve|answer)-[a-z]+/.test(await page.locator('.gap, .gross, .span').allInnerTexts().then((all) => all.join(' '))));
      await checkNarrow(page, PERSON.element, `${width} ${language}`, width);
      await checkAxe(page, `${width} ${language}`);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${width}-${language}.png`, fullPage: true });
    }
  }
});

test('the part for all readings keeps within its size', () => {
  const packed = (file) => gzipSync(readFileSync(join(built, file)), { level: 9 }).length;
  assert.ok(packed('dist/tax-differential-readings.js') <= 155_000, `${packed('dist/tax-differential-readings.js')} bytes`);
});
