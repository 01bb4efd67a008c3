// The employer's file: written by the program, opened and completed here, joined by the program again.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { open, root, stage } from './browser.mjs';

const { browser, server, folder } = stage();

const PAYROLL = `employee_id,name,tax_year,wages,white_listed,id_type,id_number
0042,Chan,2025,600000,yes,,H12345678
0007,Lee,2025,1200000,,,
`;

function taxdiff(...words) {
  const program = process.env.TAXDIFF_PROGRAM ?? join(root, 'target/debug/taxdiff');
  const { status, stderr } = spawnSync(program, words, { cwd: folder, encoding: 'utf8' });
  return { status, stderr };
}

async function visit(context) {
  const { page, faults } = await open(browser.context, server.address);
  context.after(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });
  return page;
}

test('a file is opened, completed, saved and joined', async (context) => {
  writeFileSync(join(folder, 'payroll.csv'), PAYROLL);
  assert.deepEqual(taxdiff('handoff', 'write', 'payroll.csv', '-o', 'out', '--quiet'), { status: 0, stderr: '' });
  const page = await visit(context);
  await page.locator('#wages').fill('1');
  await page.locator('#handoff').setInputFiles(join(folder, 'out/person-0001.json'));
  await page.locator('#handoff-save').waitFor();
  assert.equal(await page.locator('#wages').inputValue(), '600,000');
  await page.locator('#hk_children').fill('2');
  const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('#handoff-save').click()]);
  assert.match(saved.suggestedFilename(), /^tax-[0-9a-f]{8}\.json$/);
  mkdirSync(join(folder, 'back'));
  await saved.saveAs(join(folder, 'back/mine.json'));
  const text = readFileSync(join(folder, 'back/mine.json'), 'utf8');
  assert.doesNotMatch(text, /employee_id|Chan|H12345678/);
  const joined = taxdiff('handoff', 'join', 'out/list.csv', 'back', '-o', 'complete.csv');
  assert.equal(joined.status, 0, joined.stderr);
  const [header, first, second] = readFileSync(join(folder, 'complete.csv'), 'utf8').split('\n').map((line) => line.split(','));
  const at = (row, name) => row[header.indexOf(name)];
  assert.deepEqual(['employee_id', 'name', 'wages', 'white_listed', 'hk_children'].map((name) => at(first, name)), ['0042', 'Chan', '600000', 'yes', '2']);
  assert.deepEqual(['employee_id', 'wages', 'hk_children'].map((name) => at(second, name)), ['0007', '1200000', '']);
  // What stood in the form before can be had back.
  await page.locator('#undo').click();
  assert.equal(await page.locator('#wages').inputValue(), '1');
});

test('what the form has no field for is said and goes back as it came', async (context) => {
  const events = '2025-03-10|option|overseas|1000|300|20';
  writeFileSync(join(folder, 'events.csv'), `employee_id,tax_year,wages,severance,equity\n1,2025,600000,900000,${events}\n`);
  assert.deepEqual(taxdiff('handoff', 'write', 'events.csv', '-o', 'sent', '--quiet'), { status: 0, stderr: '' });
  const page = await visit(context);
  await page.locator('#handoff').setInputFiles(join(folder, 'sent/person-0001.json'));
  await page.getByText('The file also has equity, for which').waitFor();
  const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('#handoff-save').click()]);
  mkdirSync(join(folder, 'returned'));
  await saved.saveAs(join(folder, 'returned/mine.json'));
  const joined = taxdiff('handoff', 'join', 'sent/list.csv', 'returned', '-o', 'whole.csv');
  assert.equal(joined.status, 0, joined.stderr);
  assert.match(readFileSync(join(folder, 'whole.csv'), 'utf8'), /^employee_id,tax_year,wages,.*equity.*\n1,2025,600000,/);
  assert.ok(readFileSync(join(folder, 'whole.csv'), 'utf8').includes(events));
});

test('what is no file of an employer is said and changes nothing', async (context) => {
  const page = await visit(context);
  await page.locator('#wages').fill('500000');
  for (const text of ['', '{}', '[1]', '{"format":"taxdiff.handoff/1","handoff":"a","key":"b","ruleset":"c","facts":{"mainland":{"wages":5}}}',
    '{"format":"taxdiff.handoff/1","handoff":"a","key":"b","ruleset":"c","facts":{"person":{"tax_year":"2025"},"mainland":{"wages":["5"]}}}']) {
    await page.locator('#handoff').setInputFiles({ name: 'person.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await page.locator('#handoff-error').filter({ hasText: 'no file from an employer' }).waitFor();
    assert.equal(await page.locator('#handoff-save').count(), 0);
  }
  assert.equal(await page.locator('#wages').inputValue(), '500,000');
});
