// All readings of the open points together: the same figures as the program, and how the page shows them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { LANGUAGES, PERSON, built, checkAxe, checkNarrow, loaded, open, openLids, root, setOn, stage } from './browser.mjs';

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
  for (const [goal, amount] of [['net', '600000'], ['package', '800000'], ['hong_kong', '900000']]) {
    assert.deepEqual(asked(parts.solve, { solve: { [goal]: amount, relief: 'best' } }), taxdiff('solve', '--for', `${goal}=${amount}`), goal);
  }
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
  assert.deepEqual(refused(parts.reconcile, { official: { exemption: 'much' } }), [['/official/exemption', 'not_an_amount', 'problem-bad_amount']]);
  assert.deepEqual(refused(parts.reconcile, { official: { refund: '-999999' } }), [['/official', 'official_below_zero', 'official-below-zero']]);
  assert.deepEqual(refused(parts.solve, { solve: { net: '900000000000', relief: 'none' } }), [['/solve', 'out_of_reach', 'goal-out-of-reach']]);
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

/** What the page says under a field, once it says so. */
const said = (page, text) => page.locator('.inside').getByText(text).first().waitFor();

/** A button is pressed by its key, which finds it where the layout moves. */
const press = (page, id) => page.locator(id).press('Space');

test('a figure of the tax bureau is explained or not', async (context) => {
  const { low } = taxdiff('assess').range.exemption;
  const page = await visit(context);
  await openLids(page);
  await page.locator('#official').fill(grouped(low.amount));
  await page.locator('.gap strong').waitFor();
  assert.match(await page.locator('.gap').innerText(), /give the official figure to the fen|gives the official figure to the fen/);
  await page.locator('#official').fill('12345.67');
  await said(page, 'readings gives the official figure. They give');
});

test('a figure that cannot be one is refused in words, in every language', async (context) => {
  // By hand: 1,000,000 less 60,000 less 30,000 is 910,000; 910,000 x 35% - 85,920 = 232,580.00.
  const page = await visit(context);
  await openLids(page);
  const wrong = page.locator('#official-error');
  await page.locator('#official').fill('9999999');
  await said(page, 'more than the whole tax of the year');
  assert.match(await wrong.innerText(), /CNY 9,999,999\.00 is exempt.*CNY 232,580\.00.*Check the figure/s);
  assert.equal(await page.locator('#official').getAttribute('aria-invalid'), 'true');
  for (const language of LANGUAGES.slice(1)) {
    await setOn(page, PERSON.element, 'lang', language);
    assert.match(await wrong.innerText(), /9,999,999\.00.*232,580\.00/s);
    assert.doesNotMatch(await wrong.innerText(), /[a-z]{4}/);
  }
  await setOn(page, PERSON.element, 'lang', 'en');
  await page.locator('#official').fill('much');
  await said(page, 'This is not an amount');
  await press(page, '#official-as-refund');
  // 250,000 were withheld: a refund of 250,000 + 1 means more than the tax.
  await page.locator('#official').fill('250,001');
  await said(page, 'more than the whole tax of the year');
  // Of 17,420.00 paid too much nothing is left if 232,581 more are due.
  await page.locator('#official').fill('-999,999');
  await said(page, 'less than nothing');
  await setOn(page, PERSON.element, 'values', { ...TYPED, tax_withheld: '' });
  await said(page, 'while the tax withheld is not known');
  await page.locator('#official').fill('');
  assert.equal(await wrong.isVisible(), false);
});

test('wages are found for a net, for pay in Hong Kong and for a package', async (context) => {
  const page = await visit(context);
  await openLids(page);
  await page.locator('#net').fill('600000');
  await press(page, '#solve-relief-best');
  await said(page, grouped(taxdiff('solve', '--for', 'net=600000').wages));
  await page.locator('#net').fill('900000000000');
  await said(page, 'No wages leave so much');
  await press(page, '#solve-for-hong_kong');
  await page.locator('#hong_kong').fill('900,000');
  const equal = taxdiff('solve', '--for', 'hong_kong=900000');
  await said(page, grouped(equal.target));
  for (const amount of [equal.hypothetical_tax, equal.employer_bears, equal.with_relief.wages, equal.before_relief.wages]) {
    assert.ok((await page.locator('.gross').innerText()).includes(grouped(amount.replace('-', ''))), amount);
  }
  await press(page, '#solve-for-package');
  await page.locator('#package').fill('800000');
  await said(page, grouped(taxdiff('solve', '--for', 'package=800000').with_relief.bonus));
  // What was typed for another goal is still there.
  await press(page, '#solve-for-hong_kong');
  assert.equal(await page.locator('#hong_kong').inputValue(), '900,000');
});

test('a net inside a jump is said with both edges, and every jump is said', async (context) => {
  const page = await visit(context);
  // The first fen of wages costs tax: the personal deductions no longer belong to the business.
  await setOn(page, PERSON.element, 'values', { ...TYPED, wages: '200000', social_insurance: '', business_income: '200000', business_kind: 'other' });
  await openLids(page);
  const solved = asked(parts.solve, {
    mainland: { tax_withheld: '250000', wages: '200000', business_income: '200000', business_kind: 'other' }, solve: { net: '170000', relief: 'none' },
  });
  const [{ wages, before, after }] = solved.jumps;
  assert.equal(wages, '0.01');
  await page.locator('#net').fill((Number(before) - 0.01).toFixed(2));
  await said(page, 'No wages leave exactly');
  await said(page, `At wages of CNY 0.01 what is left jumps from CNY ${grouped(before)} to CNY ${grouped(after)}`);
});

test('a year that is added up from months says that this is not worked out', async (context) => {
  const { page, faults } = await open(browser.context, server.address);
  context.after(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });
  await loaded(page);
  await page.locator('#wages').fill('480000');
  await press(page, '#living-daily');
  await page.locator('.months-section').waitFor();
  await openLids(page);
  await said(page, 'worked out for a year as a whole, not for one that is added up from months');
  assert.equal(await page.locator('.span, #official, #net').count(), 0);
  assert.equal(await page.locator('#record').count(), 1);
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
    }
  }
});

test('the part for all readings keeps within its size', () => {
  const packed = (file) => gzipSync(readFileSync(join(built, file)), { level: 9 }).length;
  assert.ok(packed('dist/tax-differential-readings.js') <= 162_000, `${packed('dist/tax-differential-readings.js')} bytes`);
});
