// The package for npm, and the element under policies of a host.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { built, checkAxe, open, openPayroll, payroll, root, serve, stage, workOut } from './browser.mjs';

const { browser, server } = stage();
const widget = join(root, 'calc-wasm/widget');

test('on a server both modules do nothing and throw nothing', () => {
  for (const name of ['index.js', 'company.js']) {
    const code = `const { ready } = await import(${JSON.stringify(join(widget, 'npm', name))}); ready.then(() => process.exit(1), () => process.exit(2)); setTimeout(() => process.exit(0), 200);`;
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' });
    assert.deepEqual([status, stderr], [0, ''], name);
  }
});

test('the types of the package know the elements in the DOM, in JSX and in Vue', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'taxdiff-types-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const modules = join(folder, 'node_modules');
  const own = join(modules, 'tax-differential');
  mkdirSync(join(modules, 'vue'), { recursive: true });
  mkdirSync(join(modules, '@types'));
  cpSync(join(widget, 'npm'), own, { recursive: true });
  cpSync(join(widget, 'package.json'), join(own, 'package.json'));
  cpSync(join(built, 'types'), join(own, 'types'), { recursive: true });
  symlinkSync(join(widget, 'node_modules/@types/react'), join(modules, '@types/react'));
  symlinkSync(join(widget, 'node_modules/csstype'), join(modules, 'csstype'));
  writeFileSync(join(modules, 'vue/index.d.ts'), 'export interface GlobalComponents {}\n');
  writeFileSync(join(modules, 'vue/package.json'), '{"name":"vue","types":"index.d.ts"}');
  const compile = (source) => {
    writeFileSync(join(folder, 'host.tsx'), source);
    const options = { strict: true, noEmit: true, jsx: 'react-jsx', module: 'ESNext', moduleResolution: 'bundler', target: 'ES2022', lib: ['ES2023', 'DOM'], types: ['tax-differential/react', 'tax-differential/vue'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['host.tsx'] }));
    const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
    return spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' }).stdout;
  };
  const host = (year) => `import { ready, type Answer } from 'tax-differential';
import type { CompanyTax } from 'tax-differential/company';
import type { GlobalComponents } from 'vue';
await ready;
const element = document.querySelector('tax-differential')!;
element.unit = { currency: 'hkd', per: 'month' };
element.addEventListener('result', ({ detail }) => { const tax: string = detail.mainland.tax; console.log(tax); });
const result: Answer | undefined = element.result;
declare const company: CompanyTax;
company.lists = { units: [{ unit_name: 'A' }] };
declare const vue: InstanceType<GlobalComponents['tax-differential']>['$props'];
console.log(vue.year, result, company.lists.losses.length);
export const shown = <tax-differential lang="en" year=${year} values={{ wages: '1' }} onresult={({ detail }) => console.log(detail?.benefit)} />;
`;
  assert.equal(compile(host('"2025"')), '');
  assert.match(compile(host('{2025}')), /error TS2322/);
});

test('with Trusted Types the element, its parts and its worker run', async (context) => {
  const body = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
    <script src="/tax-differential.js"></script><script src="/company-tax.js"></script><tax-differential></tax-differential><company-tax></company-tax></html>`;
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data:; worker-src blob:; require-trusted-types-for 'script'; trusted-types lit-html tax-differential 'allow-duplicates'";
  const foreign = await serve({ '/host.html': body }, policy);
  context.after(() => foreign.close());
  const { page, faults } = await open(browser.context, `${foreign.address}/host.html`);
  context.after(() => page.close());
  await page.locator('tax-differential #wages').fill('800000');
  await page.locator('#part-ledger > summary').click();
  await page.locator('tax-differential .pictures svg.bar rect').first().waitFor();
  await page.locator('company-tax #taxable_income').fill('10000000');
  await page.locator('company-tax .sentence').first().waitFor();
  await openPayroll(page);
  await workOut(page, payroll('example.csv'));
  assert.deepEqual(faults, []);
});

test('attributes are live: year, language and theme turn the form, and what was typed stays', async (context) => {
  const { page, faults } = await open(browser.context, `${server.address}/embed.html`);
  context.after(() => page.close());
  await page.locator('#wages').fill('780000');
  await page.locator('tax-differential').evaluate((element) => {
    element.setAttribute('year', '2024');
    element.setAttribute('lang', 'en');
    element.setAttribute('theme', 'dark');
  });
  assert.equal(await page.locator('#tax_year').inputValue(), '2024');
  assert.equal(await page.evaluate(() => document.querySelector('tax-differential').result.tax_year), 2024);
  assert.equal(await page.locator('#wages').inputValue(), '780,000');
  assert.equal(await page.locator('.page').getAttribute('data-theme'), 'dark');
  // What the page lists as columns is what the element takes.
  const listed = await page.locator('.columns').first().locator('th code').allInnerTexts();
  assert.ok(listed.includes('wages') && listed.includes('hk_mpf') && !listed.includes('id_number'));
  await checkAxe(page, 'embedding');
  assert.deepEqual(faults, []);
});

test('the examples of the page of examples do what they say', async (context) => {
  const { page } = await open(browser.context, `${server.address}/embed.html`);
  context.after(() => page.close());
  const code = async (id) => (await page.locator(id).innerText());
  // A policy forbids eval in the page; the driver may run what is written there.
  const run = async (id) => page.evaluate(`(() => { ${await code(id)} return element.updateComplete; })()`);
  await run('#example-values');
  const tax = () => page.evaluate(() => document.querySelector('tax-differential').result.mainland.tax);
  assert.equal(await tax(), '166080.00');
  await run('#example-unit');
  // 65,000 x 12 = 780,000, x 0.90322 = 704,511.60; less 60,000 = 644,511.60; x 30% - 52,920 = 140,433.48.
  assert.equal(await tax(), '140433.48');
  await run('#example-attributes');
  assert.equal(await page.locator('#tax_year').inputValue(), '2024');
});
