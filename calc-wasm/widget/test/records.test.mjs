// Records of answers: kept with the bytes of the program's record, and checked in the browser.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { LANGUAGES, PERSON, built, checkAxe, checkNarrow, loaded, open, openLids, setOn, stage, taxdiff } from './browser.mjs';

const parts = await import(join(built, 'test/parts.mjs'));
parts.startRecords({ module: new WebAssembly.Module(readFileSync(join(built, 'wasm-records/calc_wasm_bg.wasm'))) });

const { browser, server, folder } = stage();

const FACTS = {
  person: { employee_id: 'page', tax_year: '2025', mainland_status: 'resident', identity: 'hk_permanent', park_employment: 'yes', clean_record: 'yes', white_listed: 'yes' },
  mainland: { wages: '1000000', social_insurance: '30000', annual_bonus: '60000', tax_withheld: '250000' },
  hong_kong: { hk_marital_status: 'married', hk_children: '2', hk_mpf: '18000' },
};

/** The record that the program keeps of the same facts. */
function recordOfProgram(settings = []) {
  const [facts, kept] = [join(folder, 'facts.json'), join(folder, `kept-${settings.length}-${Date.now()}.json`)];
  writeFileSync(facts, JSON.stringify(FACTS));
  const { code, said } = taxdiff(['assess', facts, '--receipt', kept, ...settings.flatMap((one) => ['--set', one])]);
  assert.equal(code, 0, said);
  return { file: kept, record: JSON.parse(readFileSync(kept, 'utf8')) };
}

test('a record of the page is that of the program, hash and all, and each works the other out', () => {
  for (const settings of [[], ['fx_cny_per_hkd=0.92', 'park_share=share_of_difference']]) {
    const { file, record } = recordOfProgram(settings);
    const { made_at: _, ...ours } = JSON.parse(parts.keep_record(JSON.stringify(FACTS), settings.join('\n'), '2026-11-30T05:43:17Z'));
    const { made_at: __, ...theirs } = record;
    assert.deepEqual(ours, theirs);
    const own = join(folder, 'own.json');
    writeFileSync(own, JSON.stringify({ ...ours, made_at: '2026-11-30T05:43:17Z' }));
    assert.equal(taxdiff(['verify', own]).code, 0);
    for (const bytes of [readFileSync(file), readFileSync(own)]) {
      writeFileSync(own, bytes);
      assert.deepEqual(JSON.parse(parts.check_record(bytes)), JSON.parse(taxdiff(['verify', own, '--json']).out));
    }
  }
});

test('what is changed, of another version or no record is found', () => {
  const { record } = recordOfProgram();
  const verdict = (changed) => JSON.parse(parts.check_record(new TextEncoder().encode(JSON.stringify(changed)))).verdict;
  assert.equal(verdict(record), 'equal');
  assert.equal(verdict({ ...record, record: { ...record.record, facts: { ...record.record.facts, mainland: { ...record.record.facts.mainland, wages: '1000001' } } } }), 'altered');
  assert.equal(verdict({ ...record, sha256: record.sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) }), 'altered');
  for (const bytes of ['', '{', '{}', JSON.stringify({ ...record, schema: 'taxdiff.receipt/2' })]) {
    try {
      parts.check_record(new TextEncoder().encode(bytes));
      assert.fail(bytes);
    } catch (refused) {
      assert.deepEqual(JSON.parse(refused).errors.map(({ message }) => message.id), ['receipt-none'], bytes);
    }
  }
});

const TYPED = Object.fromEntries(Object.values(FACTS).flatMap((group) => Object.entries(group)).filter(([name]) => name !== 'employee_id' && name !== 'tax_year'));

async function visit(context, size) {
  const { page, faults } = await open(browser.context, server.address, size);
  context.after(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });
  await loaded(page);
  return page;
}

const verdict = (page, text) => page.locator('.verdict').getByText(text).first().waitFor();

test('a record is kept as a file and checked when it is dropped in, and no request leaves but for the part', async (context) => {
  const page = await visit(context);
  await openLids(page);
  // A record can be checked by whoever typed nothing.
  assert.equal(await page.locator('#record').count(), 0);
  await setOn(page, PERSON.element, 'values', TYPED);
  await page.locator('.span').waitFor();
  await openLids(page);
  const before = server.asked.length;
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#record').press('Enter')]);
  assert.equal(file.suggestedFilename(), 'tax-differential-record-2025.json');
  await verdict(page, 'has been saved as a file');
  const kept = readFileSync(await file.path());
  const { record } = recordOfProgram();
  const ours = JSON.parse(kept);
  assert.equal(ours.sha256, record.sha256);
  assert.match(ours.made_at, /^2026-04-15T\d\d:\d\d:\d\dZ$/);
  assert.doesNotMatch(kept.toString(), /employee_id|"page"/);
  await page.locator('#record-file').setInputFiles({ name: 'kept.json', mimeType: 'application/json', buffer: kept });
  await verdict(page, 'kept.json: equal.');
  const changed = kept.toString().replace('"1000000"', '"1000001"');
  await page.locator('#record-file').setInputFiles({ name: 'changed.json', mimeType: 'application/json', buffer: Buffer.from(changed) });
  await verdict(page, 'changed.json: altered.');
  await verdict(page, 'What comes out differently');
  await page.locator('#record-file').setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await verdict(page, 'This is no record of an answer');
  const unknown = kept.toString().replace('"wages"', '"salary"');
  await page.locator('#record-file').setInputFiles({ name: 'later.json', mimeType: 'application/json', buffer: Buffer.from(unknown) });
  await verdict(page, 'may come from another version');
  assert.deepEqual(server.asked.slice(before).filter((address) => address !== '/favicon.ico'), ['/tax-differential-records.js']);
});

// Twelve months of 40,000: 35,000 x 25% - 2,660 = 6,090.00 each, 73,080.00 in the year.
test('a year of months is kept and checked, here and by the program', async (context) => {
  const page = await visit(context);
  await page.locator('#wages').fill('480000');
  await page.locator('#living-daily').check();
  await page.locator('.after').waitFor();
  await openLids(page);
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#record').press('Enter')]);
  assert.equal(file.suggestedFilename(), 'tax-differential-record-2025.json');
  await verdict(page, 'has been saved as a file');
  const kept = readFileSync(await file.path());
  const { record } = JSON.parse(kept);
  assert.equal(record.answer.mainland.tax, '73080.00');
  assert.deepEqual(record.answer.months.map(({ tax }) => tax), Array.from({ length: 12 }, () => '6090.00'));
  await page.locator('#record-file').setInputFiles({ name: 'months.json', mimeType: 'application/json', buffer: kept });
  await verdict(page, 'months.json: equal.');
  const own = join(folder, 'months.json');
  writeFileSync(own, kept);
  assert.equal(JSON.parse(taxdiff(['verify', own, '--json']).out).verdict, 'equal');
});

// What the form has no field for stands in the program's records all the same.
test('a record of the program with a whole position is worked out here', () => {
  const facts = {
    person: { tax_year: '2025', employee_id: '1' },
    mainland: {
      wages: '600000', severance: '900000',
      equity: [{ event_date: '2025-03-10', kind: 'option', listed: 'overseas', shares: '1000', price: '300', strike: '20' }],
    },
    hong_kong_actual: { hk_days: '100' },
  };
  const [given, kept] = [join(folder, 'whole.json'), join(folder, 'whole-kept.json')];
  writeFileSync(given, JSON.stringify(facts));
  const { code, said } = taxdiff(['assess', given, '--receipt', kept]);
  assert.equal(code, 0, said);
  assert.equal(JSON.parse(parts.check_record(readFileSync(kept))).verdict, 'equal');
});

test('where the part cannot be had it is said, and the next try may have it', async (context) => {
  const { page } = await open(browser.context, server.address);
  context.after(() => page.close());
  await loaded(page);
  await page.route('**/tax-differential-records.js', (route) => route.abort());
  await openLids(page);
  const file = { name: 'kept.json', mimeType: 'application/json', buffer: Buffer.from('{}') };
  const told = page.locator('.verdict');
  await page.locator('#record-file').setInputFiles(file);
  await told.getByText('The part for records failed to load').waitFor();
  await page.unroute('**/tax-differential-records.js');
  await page.locator('#record-file').setInputFiles(file);
  await verdict(page, 'This is no record of an answer');
});

test('in every language, on a phone, a checked record is readable and accessible', async (context) => {
  const { file } = recordOfProgram();
  const changed = join(folder, 'changed.json');
  writeFileSync(changed, readFileSync(file, 'utf8').replace('"1000000"', '"1000001"'));
  const page = await visit(context, { width: 320, height: 900 });
  await openLids(page);
  await page.locator('#record-file').setInputFiles(changed);
  await page.locator('.verdict strong').waitFor();
  for (const language of LANGUAGES) {
    await setOn(page, PERSON.element, 'lang', language);
    assert.doesNotMatch(await page.locator('.lid.record').innerText(), /(page|verify|receipt)-[a-z]+|undefined/);
    await checkNarrow(page, PERSON.element, language);
    await checkAxe(page, language);
  }
});

test('the part for records keeps within its size', () => {
  const packed = gzipSync(readFileSync(join(built, 'dist/tax-differential-records.js')), { level: 9 }).length;
  assert.ok(packed <= 382_000, `${packed} bytes`);
});
