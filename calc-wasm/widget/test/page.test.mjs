// The page in a real browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { LANGUAGES, PERSON, checkAxe, checkLetters, checkNarrow, loaded, open, openClosed as openParts, openLids, paper, payroll, setOn, stage } from './browser.mjs';

const { browser, server } = stage();

/** A page, closed when the test ends; anything in its console fails the test. */
async function visit(context, size, address = server.address) {
  const { page, faults } = await open(browser.context, address, size);
  context.after(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });
  return page;
}

const set = (page, name, value) => setOn(page, PERSON.element, name, value);

const texts = (page) => page.locator('tax-differential .page').innerText();

/**
 * Wages 800,000, bonus 120,000, married, two children, 2025. By hand: 740,000 x 35% - 85,920 =
 * 173,080.00 and 120,000 x 10% - 210 = 11,790.00: 184,870.00. Hong Kong: 920,000 / 0.90322 =
 * 1,018,577 less 264,000 and 2 x 130,000 = 494,577; 16,000 + 17% of 294,577 = 66,078, less 3,000 =
 * 63,078, x 0.90322 = 56,973.31. The difference: 127,896.69.
 */
async function typeCase(page) {
  await page.locator('#wages').pressSequentially('800000');
  await page.locator('#annual_bonus').pressSequentially('120000');
  await page.locator('#hk_marital_status-married').check();
  await page.locator('#hk_children').fill('2');
}

const openClosed = (page) => openParts(page, PERSON.element);

/** Opens everything, then what came with the curve, which is drawn after the answer. */
async function openAll(page) {
  await openClosed(page);
  await page.waitForSelector('.curve path');
  await openClosed(page);
}

const SENTENCES = {
  en: 'Mainland tax CNY 184,870.00; Hong Kong tax on the same income CNY 56,973.31. If the conditions that are still open are met, the exemption is a relief of CNY 127,896.69.',
  'zh-Hans': '内地应缴税款184,870.00元；同样的收入在香港应缴56,973.31元。如符合以下尚未确认的条件，申报免征可减免127,896.69元。',
  'zh-Hant-HK': '內地應繳稅款人民幣184,870.00元；如在香港評稅，薪俸稅為人民幣56,973.31元。如符合以下尚未確認的條件，申報免徵可減免人民幣127,896.69元。',
};

test('three answers are enough, in every language, and nothing typed is lost by changing it', async (context) => {
  const page = await visit(context);
  await typeCase(page);
  for (const [language, name] of [['zh-Hans', '简体中文'], ['zh-Hant-HK', '繁體中文'], ['en', 'English']]) {
    await page.getByRole('button', { name, exact: true }).click();
    assert.equal(await page.locator('.sentence').innerText(), SENTENCES[language]);
    assert.equal(await page.locator('#wages').inputValue(), '800,000');
    const figures = await page.locator('.figure .amount').allInnerTexts();
    assert.deepEqual(figures, ['CNY 184,870.00', 'CNY 56,973.31', 'CNY 127,896.69']);
    assert.equal(await page.locator('.page').getAttribute('lang'), language);
  }
});

test('no text is missing, and no Chinese page speaks English', async (context) => {
  const page = await visit(context);
  await typeCase(page);
  for (const language of LANGUAGES) {
    await set(page, 'lang', language);
    await openAll(page);
    const all = await texts(page);
    assert.doesNotMatch(all, /\b(page|term|condition|note|answer|problem|step|way|evidence|section)-[a-z]|undefined|\{\s*\$/, language);
    if (language === 'en') continue;
    const labels = page.locator('h1, h2, h3, legend, label, summary > span:first-child, button, dt, figcaption, .help, .sentence');
    for (const label of await labels.allInnerTexts()) {
      if (!label.trim() || /^(English|\d)/.test(label.trim())) continue;
      assert.match(label, /[一-鿿]/, `${language}: ${label}`);
    }
  }
});

test('fields have names, help and errors that a screen reader finds', async (context) => {
  const page = await visit(context);
  const wages = page.getByRole('textbox', { name: 'Salary of the year' });
  await wages.fill('abc');
  assert.equal(await wages.getAttribute('aria-invalid'), 'true');
  assert.equal(await wages.getAttribute('aria-describedby'), 'wages-help wages-error');
  assert.match(await page.locator('#wages-error').innerText(), /^This is not an amount\. Write an amount of zero or more/);
  assert.equal(await page.locator('.ledger').count(), 0);
  await wages.fill('350000');
  assert.equal(await wages.getAttribute('aria-invalid'), 'false');
  await page.getByRole('group', { name: 'Are you married?' }).getByRole('radio', { name: 'Single parent' }).check();
  assert.match(await page.locator('#hk_children-error, #hk_marital_status-error').locator('visible=true').innerText(), /A single parent needs at least one child/);
});

test('a mistake in a closed part opens it', async (context) => {
  const page = await visit(context);
  await page.locator('#wages').fill('350000');
  await page.locator('#tax_year').selectOption('2026');
  await page.locator('#fx_cny_per_hkd').waitFor();
  assert.match(await page.locator('#fx_cny_per_hkd-error').innerText(), /No exchange rate is known for 2026/);
  await page.locator('#fx_cny_per_hkd').fill('0.9');
  await page.locator('.sentence').waitFor();
});

test('separators come as one types, and the caret stays', async (context) => {
  const page = await visit(context);
  const wages = page.locator('#wages');
  await wages.pressSequentially('1234567.89');
  assert.equal(await wages.inputValue(), '1,234,567.89');
  await wages.press('Home');
  await page.keyboard.type('9');
  assert.equal(await wages.inputValue(), '91,234,567.89');
  assert.equal(await wages.evaluate((input) => input.selectionStart), 1);
  assert.equal(await page.locator('input[type=number]').count(), 0);
});

test('the keyboard alone is enough', async (context) => {
  const page = await visit(context);
  const focused = () => page.evaluate(() => document.querySelector('tax-differential').shadowRoot.activeElement?.id);
  const tabTo = async (id) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if ((await focused()) === id) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`${id} is not reached`);
  };
  await tabTo('wages');
  await page.keyboard.type('800000');
  await tabTo('hk_marital_status-single');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.locator('#hk_marital_status-married').isChecked(), true);
  await page.locator('#part-eligibility > summary').focus();
  await page.keyboard.press('Enter');
  await page.locator('#identity-unknown').waitFor();
  await tabTo('identity-unknown');
  await page.keyboard.press('ArrowDown');
  await tabTo('park_employment-unknown');
  await page.keyboard.press('ArrowUp');
  assert.equal(await page.locator('#park_employment-no').isChecked(), true);
  const outline = await page.locator('#park_employment-no').evaluate((input) => getComputedStyle(input).outlineStyle);
  assert.notEqual(outline, 'none');
  await page.locator('#part-routes > summary').focus();
  await page.keyboard.press('Enter');
  assert.match(await page.locator('#route-exemption ~ .eligible').innerText(), /You may not claim it/);
});

test('axe finds nothing, in any language, theme and width', async (context) => {
  const page = await visit(context);
  const check = (what) => checkAxe(page, what);
  await check('empty');
  await page.locator('#wages').fill('abc');
  await check('mistakes');
  await page.locator('#wages').fill('');
  await typeCase(page);
  await openAll(page);
  for (const [language, theme, width] of [['en', 'light', 1280], ['zh-Hans', 'dark', 1280], ['zh-Hant-HK', 'dark', 320], ['zh-Hant-HK', 'light', 320]]) {
    await page.setViewportSize({ width, height: 900 });
    await set(page, 'lang', language);
    await set(page, 'theme', theme);
    await check(`${language} ${theme} ${width}`);
  }
  await page.getByRole('button', { name: '薪酬檔案' }).click();
  await check('payroll');
});

test('a screen of 320 pixels needs no scrolling sideways', async (context) => {
  const page = await visit(context, { width: 320, height: 640 });
  await typeCase(page);
  await openAll(page);
  for (const language of LANGUAGES) {
    await set(page, 'lang', language);
    await checkNarrow(page, PERSON.element, language);
    await checkLetters(page, PERSON.element, language);
  }
});

test('the theme is light, dark, or what the system says', async (context) => {
  const page = await visit(context);
  const background = () => page.locator('.page').evaluate((part) => getComputedStyle(part).backgroundColor);
  const [light, dark] = ['rgb(255, 255, 255)', 'rgb(20, 24, 27)'];
  await set(page, 'theme', 'dark');
  assert.equal(await background(), dark);
  await set(page, 'theme', 'light');
  assert.equal(await background(), light);
  await set(page, 'theme', 'auto');
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.equal(await background(), dark);
  await page.emulateMedia({ colorScheme: 'light' });
  assert.equal(await background(), light);
});

test('a line opens to its steps, with the law', async (context) => {
  const page = await visit(context);
  await typeCase(page);
  await openLids(page);
  const line = page.locator('.side.mainland .line').nth(1);
  await line.locator('summary').click();
  const steps = await line.locator('.steps').innerText();
  assert.match(steps, /CNY 80,000\.00 in bracket 6 \(over CNY 660,000\.00\) at 35% = 28,000\.00/);
  assert.match(steps, /Individual Income Tax Law of the PRC \(2018\), art\. 3\(1\)/);
  assert.match(await page.locator('.side.hongkong').innerText(), /HKD 63,078\s+CNY 56,973\.31/);
  for (const [name, cited] of [
    ['简体中文', '《中华人民共和国个人所得税法》（2018年修正），第三条第（一）项；附表一'],
    ['繁體中文', '《中華人民共和國個人所得稅法》（2018年修正），第三條第（一）項；附表一'],
  ]) {
    await page.getByRole('button', { name, exact: true }).click();
    assert.ok((await line.locator('.steps').innerText()).includes(cited));
  }
});

test('an open point can be switched in place, and its effect is known before', async (context) => {
  const page = await visit(context);
  const point = page.locator('.point', { has: page.locator('#tax_reduction-not_counted') });
  const option = point.locator('label', { has: page.locator('#tax_reduction-not_counted') });
  const result = () => page.evaluate(() => document.querySelector('tax-differential').result);
  await typeCase(page);
  await openLids(page);
  await point.locator('summary').click();
  // The reduction of 3,000 makes 2,709.66 in yuan, so the exemption is less by as much: 125,187.03.
  assert.match(await option.locator('.effect').innerText(), /^exemption CNY 125,187\.03, /);
  const confirmed = { identity: 'hk_permanent', park_employment: 'yes', clean_record: 'yes', white_listed: 'yes' };
  await page.locator('tax-differential').evaluate((element, more) => {
    element.values = { ...element.values, ...more };
  }, confirmed);
  assert.equal((await result()).benefit, '127896.69');
  assert.equal(await option.locator('.effect').innerText(), 'you bear CNY 2,709.66 more: CNY 59,682.97');
  await option.locator('input').check();
  assert.equal((await result()).burden_after, '59682.97');
  assert.match(await point.locator('summary').innerText(), /you chose/);
});

test('the pictures have tables behind them, and the curve goes through the answer', async (context) => {
  const page = await visit(context);
  await typeCase(page);
  await openAll(page);
  const tables = page.locator('.pictures table');
  assert.equal(await tables.count(), 3);
  assert.match(await tables.first().innerText(), /Hong Kong tax on the same income\s+CNY 56,973\.31/);
  const last = await page.locator('figure[aria-labelledby=page-picture-curve] tbody tr').last().innerText();
  const [wages, tax] = last.match(/CNY [\d,.]+/g).map((text) => text.replace(/[^\d.]/g, ''));
  await page.locator('#wages').fill(wages);
  assert.equal(await page.evaluate(() => document.querySelector('tax-differential').result.mainland.tax), tax);
  for (const picture of await page.locator('.pictures svg[role=img]').all()) {
    assert.ok(await picture.getAttribute('aria-labelledby'));
  }
});

test('the dates are saved as a calendar', async (context) => {
  const page = await visit(context);
  await typeCase(page);
  await page.locator('#part-todo > summary').click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the dates (.ics)' }).click()]);
  assert.equal(file.suggestedFilename(), 'tax-differential-2025.ics');
  const text = readFileSync(await file.path(), 'utf8');
  assert.match(text, /DTSTART;VALUE=DATE:20260630/);
  assert.match(text, /SUMMARY:Exemption\\, comprehensive income\\, tax year 2025: last day/);
});

test('a link holds what was typed in its fragment alone', async (context) => {
  const page = await visit(context);
  await typeCase(page);
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.locator('#link').inputValue();
  const { search, hash, pathname } = new URL(link);
  assert.equal(search, '');
  assert.equal(pathname, '/');
  assert.match(hash, /^#tax-differential=/);
  const before = server.asked.length;
  const other = await visit(context, undefined, link);
  assert.equal(await other.locator('.sentence').innerText(), SENTENCES.en);
  assert.ok(server.asked.slice(before).every((path) => !path.includes('tax-differential=') && !path.includes('?')));
});

test('what was typed survives a reload only if the person asks', async (context) => {
  const page = await visit(context);
  const reload = async () => {
    await page.reload();
    await page.waitForSelector('#wages');
  };
  await page.locator('#wages').fill('500000');
  await reload();
  assert.equal(await page.locator('#wages').inputValue(), '');
  await page.locator('#wages').fill('500000');
  await page.getByRole('checkbox', { name: 'Remember on this device' }).check();
  await reload();
  assert.equal(await page.locator('#wages').inputValue(), '500,000');
  await page.getByRole('checkbox', { name: 'Remember on this device' }).uncheck();
  await reload();
  assert.equal(await page.locator('#wages').inputValue(), '');
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test('print gives one page of A4, in every language', async (context) => {
  const page = await visit(context);
  // Every kind of line, every condition, and an open point switched.
  await page.locator('tax-differential').evaluate((element) => {
    element.values = {
      wages: '800000',
      annual_bonus: '120000',
      labour_services: '5000',
      business_income: '50000',
      talent_subsidy: '1000',
      talent_subsidy_tax: '200',
      tax_withheld: '190000',
      hk_marital_status: 'married',
      hk_children: '2',
      identity: 'hk_permanent',
      talent_category: 'high_end',
    };
  });
  await openLids(page);
  await page.locator('.ledger .line summary').first().click();
  await page.locator('.point', { has: page.locator('#tax_reduction-not_counted') }).locator('summary').click();
  await page.locator('#tax_reduction-not_counted').check();
  for (const language of LANGUAGES) {
    await set(page, 'lang', language);
    assert.deepEqual(await paper(page), { pages: 1, size: [595, 842] }, language);
  }
});

test('once loaded, nothing is asked for any more', async (context) => {
  const page = await visit(context);
  // Nothing is typed yet, and everything is here.
  await loaded(page);
  await browser.context.setOffline(true);
  context.after(() => browser.context.setOffline(false));
  await typeCase(page);
  await openAll(page);
  for (const language of LANGUAGES) {
    await set(page, 'lang', language);
    assert.equal(await page.locator('.sentence').innerText(), SENTENCES[language]);
    assert.equal(await page.locator('.pictures svg.bar rect').count(), 8);
    assert.equal(await page.locator('.pictures .missing').count(), 0);
  }
});

test('nothing that is typed leaves the browser', async (context) => {
  const page = await visit(context);
  await loaded(page);
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const before = server.asked.length;
  await typeCase(page);
  await openAll(page);
  await page.getByRole('button', { name: 'Make a link' }).click();
  await page.getByRole('checkbox', { name: 'Remember on this device' }).check();
  await page.getByRole('button', { name: 'Clear everything' }).click();
  await page.getByRole('button', { name: 'Yes, clear it' }).click();
  assert.deepEqual(asked, []);
  assert.equal(server.asked.length, before);
});

test('a currency typed with an amount is honoured or refused at the field', async (context) => {
  const page = await visit(context);
  // The field is in yuan: only its own currency, and digits of any width, are an amount.
  for (const [typed, taken] of [
    ['780000', true], ['CNY 780000', true], ['RMB780000', true], ['人民幣780000', true], ['人民币780000元', true], ['￥780,000', true],
    ['７８００００', true], ['７８０，０００．００', true],
    ['US$780000', false], ['780000美元', false], ['780000+', false],
  ]) {
    await page.locator('#wages').fill(typed);
    if (taken) {
      assert.equal(await page.locator(PERSON.element).evaluate((element) => element.result?.mainland.comprehensive.taxable_income), '720000.00', typed);
      assert.equal(await page.locator('#wages').getAttribute('aria-invalid'), 'false', typed);
    } else {
      assert.equal(await page.locator(PERSON.element).evaluate((element) => element.result), undefined, typed);
      assert.equal(await page.locator('#wages').getAttribute('aria-invalid'), 'true', typed);
      assert.notEqual((await page.locator('#wages-error').innerText()).trim(), '', typed);
    }
  }
  await page.locator('#wages').fill('780000');
  await page.locator('#hk_children').fill('２');
  assert.equal(await page.locator('#hk_children').getAttribute('aria-invalid'), 'false');
});
