// The memo that the program writes, on paper.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { LANGUAGES, paper, root, stage } from './browser.mjs';

const A4 = [595, 842];

const { browser, folder } = stage();

/** The example with so many branches and imports; some of the goods are not sure to be listed. */
function company(branches, imports) {
  const facts = JSON.parse(readFileSync(join(root, 'fixtures/enterprises/company.json'), 'utf8'));
  const amount = (number) => `${number}123456.78`;
  facts.structure.units = Array.from({ length: branches }, (_, at) => ({
    name: `Laboratory and pilot plant ${at + 1}`, in_area: at === 0,
    revenue: amount(branches - at), wages: amount(at + 1), assets: amount(at + 2),
  }));
  facts.imports = Array.from({ length: imports }, (_, at) => ({
    ...facts.imports[0], name: `mass spectrometer with sampler ${at + 1}`, value: amount(at + 1), listed: ['yes', 'no', 'unknown'][at % 3],
  }));
  facts.import_beneficiary = { legal_person: 'yes', white_list: 'unknown' };
  return facts;
}

async function memo(facts, language) {
  const [input, output] = ['facts.json', `${language}.html`].map((name) => join(folder, name));
  writeFileSync(input, JSON.stringify(facts));
  rmSync(output, { force: true });
  const program = process.env.TAXDIFF_PROGRAM ?? join(root, 'target/debug/taxdiff');
  execFileSync(program, ['--lang', language, 'enterprise', input, '--report', output], { stdio: ['ignore', 'ignore', 'inherit'] });
  const page = await browser.context.newPage();
  await page.goto(pathToFileURL(output).href);
  return page;
}

test('eight branches and five imports are one page of A4, in every language', async () => {
  for (const language of LANGUAGES) {
    const page = await memo(company(8, 5), language);
    assert.deepEqual(await paper(page), { pages: 1, size: A4 }, language);
    await page.close();
  }
});

test('longer lists are folded, and stand whole on pages of their own', async () => {
  for (const language of LANGUAGES) {
    const page = await memo(company(40, 30), language);
    assert.deepEqual(await paper(page), { pages: 2, size: A4 }, language);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.appendix').evaluate((one) => getComputedStyle(one).breakBefore), 'page');
    assert.equal(await page.locator('.appendix tr').first().evaluate((one) => getComputedStyle(one).breakInside), 'avoid');
    // A head that is one is repeated on each page.
    assert.equal(await page.locator('.appendix thead').first().evaluate((one) => getComputedStyle(one).display), 'table-header-group');
    // Without them the memo is one page; its last line stands below the lists.
    await page.locator('.appendix, footer').evaluateAll((all) => all.forEach((one) => one.remove()));
    assert.deepEqual(await paper(page), { pages: 1, size: A4 }, language);
    await page.close();
  }
});
