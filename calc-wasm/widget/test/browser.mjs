// A real browser, and the built page on a server that counts what it is asked for.
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

/** A page with the element on it, ready to be typed into. Its mistakes fail the test. */
export async function open(context, address, size = { width: 1280, height: 900 }) {
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  await page.setViewportSize(size);
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector('tax-differential')?.shadowRoot?.querySelector('#wages'));
  return { page, faults };
}
