// A real browser, and the built page on a server that counts what it is asked for.
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import assert from 'node:assert/strict';
import { after, before } from 'node:test';

import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, '../../..');
export const built = join(root, 'target/widget');

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

/** What the page needs of a security policy, and nothing more. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'";

/** Serves the built files, and pages of the test's own. */
export async function serve(pages = {}, policy = POLICY) {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    const name = request.url === '/' ? '/index.html' : request.url.replace(/\?.*/, '');
    try {
      const body = pages[name] ?? readFileSync(join(built, 'dist', name));
      response.writeHead(200, {
        'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
        'content-security-policy': policy,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${server.address().port}`;
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { address, asked, close };
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser with an empty profile. */
export async function launch() {
  const profile = mkdtempSync(join(tmpdir(), 'taxdiff-page-'));
  const executablePath = process.env.TAXDIFF_BROWSER ?? '/usr/bin/chromium';
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: FLAGS,
    headless: true,
    acceptDownloads: true,
  });
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { context, close };
}

/** A browser, a server of the built files and an empty folder for all tests of a file. */
export function stage(policy = POLICY) {
  const browser = {};
  const server = {};
  const folder = mkdtempSync(join(tmpdir(), 'taxdiff-test-'));
  before(async () => {
    Object.assign(browser, await launch());
    Object.assign(server, await serve({}, policy));
  });
  after(async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { browser, server, folder };
}

export const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant-HK'];

export const sheet = (name) => join(root, 'fixtures/sheets', name);
export const payroll = (name) => join(root, 'fixtures/payrolls', name);

/** A page with its payroll part, closed when the test ends; anything in its console fails the test. */
export async function visitPayroll({ browser, server }, context, size) {
  const { page, faults } = await open(browser.context, server.address, size);
  await openPayroll(page);
  context.after(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });
  return page;
}

/** The elements, and a field of each that shows that it is ready. */
export const PERSON = { element: 'tax-differential', field: '#wages' };
export const COMPANY = { element: 'company-tax', field: '#taxable_income' };

/** The day that it is in a page, unless a test says otherwise: claims for tax year 2025 can be made. */
const TODAY = '2026-04-15';

/** Sets the page's clock to the noon of a day; only the day changes, timers and the browser's own clock go on. */
export const setDay = (page, day) =>
  page.addInitScript((day) => {
    const Real = Date;
    window.Date = class extends Real {
      constructor(...given) {
        super(...(given.length > 0 ? given : [`${day}T12:00:00`]));
      }
    };
  }, day);

/** A page with the element on it, ready to be typed into. Its mistakes fail the test. */
export async function open(context, address, size = { width: 1280, height: 900 }, { element, field, today = TODAY } = PERSON) {
  const page = await context.newPage();
  await setDay(page, today);
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  await page.setViewportSize(size);
  await page.goto(address);
  await page.waitForFunction(
    ([element, field]) => document.querySelector(element)?.shadowRoot?.querySelector(field), [element, field],
  );
  return { page, faults };
}

/** What the employees' page loads later. */
export const PARTS = ['tax-differential-pictures.js', 'tax-differential-guide.js', 'tax-differential-readings.js'];

/** Waits until all of it is here: from then on nothing is asked for any more. */
export const loaded = (page) =>
  page.waitForFunction((all) => {
    // A page for companies has no guide.
    const parts = document.querySelector('company-tax') ? all.slice(0, 1) : all;
    const asked = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
    // A part's script leaves the document once it has run.
    return parts.every((part) => asked.some((path) => path.endsWith(`/${part}`)) && !document.querySelector(`script[src$="/${part}"]`));
  }, PARTS);

/** Opens everything below the result. */
export async function openLids(page) {
  await page.locator(PERSON.element).evaluate(async (element) => {
    element.shadowRoot.querySelectorAll('details.lid:not([open])').forEach((lid) => lid.setAttribute('open', ''));
    // What stands in them is drawn when they have said that they are open.
    await new Promise((resolve) => setTimeout(resolve, 50));
    await element.updateComplete;
  });
}

/** Opens the page's part for payrolls, once it is loaded; `tab` is what its button says. */
export async function openPayroll(page, tab = 'A payroll file') {
  await page.getByRole('button', { name: tab }).click();
  await page.locator('#payroll-file').waitFor({ state: 'attached' });
}

/** Chooses files, and waits until it is said what was recognised, or why nothing was. */
export async function choose(page, files) {
  await page.locator('#payroll-file').setInputFiles(files);
  await page.locator('.payroll .go, .run .error').first().waitFor({ timeout: 60_000 });
}

/** Chooses files and has them worked out. */
export async function workOut(page, files) {
  await choose(page, files);
  await page.locator('.payroll .go').click();
  await page.locator('.payroll .csv').waitFor({ timeout: 120_000 });
}

/** What a button hands out as a file. */
export async function saved(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), button.click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** The program itself, in a folder where one is given. */
export const taxdiff = (args, cwd) => taxdiffIn(args, undefined, cwd);

/** The program itself, with something on its standard input. */
export function taxdiffIn(args, input, cwd) {
  const program = process.env.TAXDIFF_PROGRAM ?? join(root, 'target/debug/taxdiff');
  const ran = spawnSync(program, args, { input, cwd, maxBuffer: 1 << 28 });
  assert.equal(ran.error, undefined);
  return { out: ran.stdout, said: ran.stderr.toString(), code: ran.status };
}

/** Sets a property of the element. */
export const setOn = (page, element, name, value) =>
  page.locator(element).evaluate((element, [name, value]) => {
    element[name] = value;
    return element.updateComplete;
  }, [name, value]);

/** Opens every part, and what came with them; people of whom one is open at a time stay as they are. */
export async function openClosed(page, element) {
  for (let found = 1; found > 0; ) {
    found = await page.locator(element).evaluate(async (element) => {
      const closed = [...element.shadowRoot.querySelectorAll('details:not([open], .opens)')];
      closed.forEach((part) => part.setAttribute('open', ''));
      await new Promise((resolve) => setTimeout(resolve, 50));
      await element.updateComplete;
      return closed.length;
    });
  }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** axe finds nothing. */
export async function checkAxe(page, what) {
  await page.evaluate(AXE);
  const found = await page.evaluate(async (runOnly) => {
    // The result that stays at the edge of a small screen lies over whatever is passing beneath it: what is
    // looked at must not depend on how far the page is scrolled.
    const elements = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll('.short') ?? [])]);
    elements.forEach((element) => element.style.setProperty('position', 'static'));
    const found = await window.axe.run(document, { runOnly });
    elements.forEach((element) => element.style.removeProperty('position'));
    return found;
  }, RULES);
  const shown = found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.target.join(' ') + node.failureSummary).join(' | ')}`);
  assert.deepEqual(shown, [], what);
  assert.ok(found.passes.length > 15, what);
}

/** Nothing is wider than the screen of a phone. */
export async function checkNarrow(page, element, what, width = 320) {
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, what);
  const wide = await page.locator(element).evaluate((element, width) =>
    [...element.shadowRoot.querySelectorAll('.page *:not(.scroll *)')]
      .filter((part) => part.getBoundingClientRect().right > width + 1 && !part.closest('svg'))
      .map((part) => part.className || part.tagName),
    width,
  );
  assert.deepEqual(wide, [], what);
}

/** A picture's letters stay inside it, and none stand on others. */
export async function checkLetters(page, element, what) {
  const wrong = await page.locator(element).evaluate((element) => {
    const found = [...element.shadowRoot.querySelectorAll('svg.bar-axis, svg.curve')].map((picture) => {
      const { left, right } = picture.getBoundingClientRect();
      const letters = [...picture.querySelectorAll('text')]
        .map((text) => ({ said: text.textContent, box: text.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0);
      const outside = letters.filter(({ box }) => box.right > right + 1 || box.left < left - 1);
      const over = letters.filter(({ box }, index) => letters.slice(index + 1).some(({ box: other }) =>
        box.left < other.right && other.left < box.right && box.top + 2 < other.bottom && other.top + 2 < box.bottom));
      return { letters: letters.length, wrong: [...outside, ...over].map(({ said }) => said) };
    });
    return { few: found.length === 0 || found.some(({ letters }) => letters < 2), wrong: found.flatMap(({ wrong }) => wrong) };
  });
  assert.deepEqual(wrong, { few: false, wrong: [] }, what);
}

/** How many pages paper takes, and how large they are in points. */
export async function paper(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const [, width, height] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(pdf);
  return { pages: pdf.match(/\/Type\s*\/Page\b/g).length, size: [Math.round(width), Math.round(height)] };
}

/** Every part open, in every language: nothing is wider than the screen, and axe finds nothing. */
export async function checkState(page, element, what) {
  for (const language of LANGUAGES) {
    await setOn(page, element, 'lang', language);
    await openClosed(page, element);
    await checkNarrow(page, element, `${what} ${language}`);
  }
  await checkAxe(page, what);
}
