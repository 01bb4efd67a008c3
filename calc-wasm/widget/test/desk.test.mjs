// The program that a person at this computer opens: the pages, for as long as one of them is open.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { get } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';

import { COMPANY, PERSON, open, payroll, root, saved, stage, taxdiff, workOut } from './browser.mjs';

const { browser } = stage();

/** Starts the program without a browser; it says its address, and later how it ended. */
async function start(context, args = [], env = {}) {
  const file = process.env.TAXDIFF_PROGRAM ?? join(root, 'target/debug/taxdiff');
  const program = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  context.after(() => program.kill());
  const ended = new Promise((resolve) => program.on('exit', (code, signal) => resolve(code ?? signal)));
  let said = '';
  const address = await new Promise((resolve, reject) => {
    ended.then((code) => reject(new Error(`the program ended with ${code}: ${said}`)));
    for (const out of [program.stdout, program.stderr]) {
      out.on('data', (more) => {
        said += more;
        const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said);
        if (found) resolve(found[0]);
      });
    }
  });
  return { program, address, ended, said: () => said };
}

const line = (page) => page.locator('p.desk');
const LINES = {
  en: /^These pages come from the taxdiff program on this computer\. Nothing leaves it\./,
  'zh-Hans': /^本网页由本机上的 taxdiff 程序提供，任何资料都不会离开本机。/,
  'zh-Hant-HK': /^本網頁由本機上的 taxdiff 程式提供，任何資料都不會離開本機。/,
};

test('a payroll is worked out, and the program ends with its last page', async (context) => {
  const { address, ended } = await start(context, ['open', '--no-browser']);
  assert.match(address, /\/\?view=payroll$/);
  const { page, faults } = await open(browser.context, address, undefined, { ...PERSON, field: '#payroll-file' });
  await line(page).waitFor();
  assert.match(await line(page).textContent(), LINES.en);
  const asked = [];
  await workOut(page, payroll('example.csv'));
  page.on('request', (request) => asked.push(request.url()));
  const { bytes } = await saved(page, page.locator('.payroll .csv'));
  const { out } = taxdiff(['batch', payroll('example.csv')]);
  assert.equal(bytes.toString().replace(/^\ufeff/, ''), out.toString());
  assert.deepEqual(asked.filter((url) => !url.startsWith('blob:')), []);
  // Loaded again, and on to the other page: the program stays.
  await page.reload();
  await page.goto(new URL('company.html', address).href);
  await page.waitForFunction(({ element, field }) => document.querySelector(element)?.shadowRoot?.querySelector(field), COMPANY);
  await line(page).waitFor();
  assert.deepEqual(faults, []);
  await page.close();
  assert.equal(await ended, 0);
});

test('the line speaks the language of the page', async (context) => {
  for (const [language, said] of Object.entries(LINES)) {
    const { program, address } = await start(context, ['--lang', language, 'open', '--person', '--no-browser']);
    const { page, faults } = await open(browser.context, address);
    await line(page).waitFor();
    await page.waitForFunction((language) => document.documentElement.lang === language, language);
    assert.match(await line(page).textContent(), said);
    const [other, words] = Object.entries(LINES).find(([tag]) => tag !== language);
    await page.locator(`nav.languages button[lang="${other}"]`).click();
    await page.waitForFunction((language) => document.documentElement.lang === language, other);
    assert.match(await line(page).textContent(), words);
    assert.deepEqual(faults, []);
    await page.close();
    program.kill();
  }
});

test('a program that was ended is told of, and the page goes on', async (context) => {
  const { program, address, ended } = await start(context, ['open', '--person', '--no-browser']);
  const { page } = await open(browser.context, address);
  context.after(() => page.close());
  await line(page).waitFor();
  program.kill();
  await ended;
  await page.locator('p.desk.ended').waitFor();
  assert.match(await line(page).textContent(), /has ended\. What you see still works/);
  await page.locator('#wages').fill('780000');
  await page.locator('.headline .amount, .headline strong').first().waitFor();
});

test('without a terminal and without arguments it opens the page with its address in every language', async (context) => {
  const { address, said } = await start(context, [], { DISPLAY: ':0' });
  assert.match(address, /\/\?view=payroll$/);
  // Nobody said a language: all three are spoken.
  for (const words of ['Nothing leaves this computer', '任何资料都不会离开本机', '任何資料都不會離開本機']) assert.match(said(), new RegExp(words));
});

test('without a terminal and without a desktop it prints its help', () => {
  delete process.env.DISPLAY;
  const { out, said, code } = taxdiff([]);
  assert.equal(code, 2);
  assert.match(`${out}${said}`, /Usage: taxdiff/);
});

test('only this computer may be named as the host', async (context) => {
  const { address } = await start(context, ['open', '--no-browser']);
  const asked = (host) => new Promise((resolve, reject) => {
    get(address, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
  });
  assert.equal(await asked(new URL(address).host), 200);
  assert.equal(await asked('localhost'), 200);
  for (const host of ['example.com', 'localhost.example.com', '0.0.0.0', '10.0.0.1']) assert.equal(await asked(host), 421);
});

test('where no browser can be started, it says the address, and Ctrl-C ends it', async (context) => {
  const { program, address, ended, said } = await start(context, ['open'], { PATH: '', DISPLAY: '' });
  assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\//);
  assert.match(said(), /No browser could be started\. Open this address in one/);
  assert.equal((await fetch(address)).status, 200);
  program.kill('SIGINT');
  assert.equal(await ended, 'SIGINT');
});
