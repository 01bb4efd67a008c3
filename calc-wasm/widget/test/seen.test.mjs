// What was found wrong in pictures of the pages, and what is drawn when.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { COMPANY, LANGUAGES, PERSON, loaded, open, openClosed, openLids, openPayroll, setOn, stage } from './browser.mjs';

const { browser, server } = stage();

const FAMILY = {
  wages: '780000', mainland_status: 'resident', identity: 'hk_permanent', hk_marital_status: 'married', hk_spouse_income: '0', hk_children: '2',
  hk_parents_60: '1', hk_parents_60_residing: '1', hk_domestic_rent: '180000', hk_mpf: '18000',
};
const ALL_OF_COMPANY = {
  taxable_income: '10000000', in_special_area: 'yes', catalogue_item: 'listed', main_business_income: '70000000', total_income: '100000000',
  operations: 'yes', personnel: 'yes', accounts: 'yes', property: 'no', structure_kind: 'branch_in_area', same_city: 'no',
};

const BRANCHES = [
  { unit_name: 'Hetao laboratory', unit_in_area: 'yes', unit_revenue: '40000000', unit_wages: '8000000', unit_assets: '20000000' },
  { unit_name: 'Guangzhou plant', unit_in_area: 'no', unit_revenue: '60000000', unit_wages: '12000000', unit_assets: '30000000' },
];

async function visit(context, { size, about = PERSON } = {}) {
  const address = about === COMPANY ? `${server.address}/company.html` : server.address;
  const { page, faults } = await open(browser.context, address, size, about);
  context.after(async () => {
    await page.close();
    assert.deepEqual(faults, []);
  });
  await loaded(page);
  if (about === COMPANY) await setOn(page, about.element, 'lists', { losses: [], units: BRANCHES, imports: [] });
  await setOn(page, about.element, 'values', about === COMPANY ? ALL_OF_COMPANY : FAMILY);
  return page;
}

/** All that can be read, without what persons are asked to type by. */
const said = (page, { element }) => page.locator(`${element} .page`).innerText();

test('what stands below the result follows a keystroke a frame later, and at once for whoever goes to it or prints', async (context) => {
  const page = await visit(context);
  await page.locator('#part-ledger > summary').click();
  await page.locator('.pictures').waitFor();
  const found = await page.locator(PERSON.element).evaluate(async (element) => {
    const root = element.shadowRoot;
    const input = root.querySelector('#wages');
    const shown = () => [root.querySelector('.figure.mainland .amount').textContent, root.querySelector('.side.mainland .total .amount').textContent];
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => setTimeout(resolve))));
    const type = async (text) => {
      input.focus();
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await element.updateComplete;
    };
    await type('500000');
    const first = shown();
    await frame();
    const after = shown();
    await type('600000');
    root.querySelector('#part-routes > summary').focus();
    const gone = shown();
    await type('700000');
    dispatchEvent(new Event('beforeprint'));
    const printed = shown();
    dispatchEvent(new Event('afterprint'));
    return { first, after, gone, printed };
  });
  // 440,000, 540,000 and 640,000 x 30% - 52,920.
  const [old, one, two, three] = ['CNY 166,080.00', 'CNY 79,080.00', 'CNY 109,080.00', 'CNY 139,080.00'];
  assert.deepEqual(found, { first: [one, old], after: [one, one], gone: [two, two], printed: [three, three] });
});

test('a field below the result is drawn with its own keystroke', async (context) => {
  const page = await visit(context);
  await page.locator('#part-eligibility > summary').click();
  await page.locator('#white_listed-yes').check();
  assert.equal(await page.locator('#part-eligibility .count').first().innerText(), 'Left to answer: 2');
});

test('while the next range is worked out its place is kept, and nothing jumps', async (context) => {
  const page = await visit(context);
  await page.locator('.span:not(.waits)').waitFor();
  const [before, during, unseen] = await page.locator(PERSON.element).evaluate(async (element) => {
    const root = element.shadowRoot;
    const top = () => root.querySelector('.figures').getBoundingClientRect().top;
    const before = top();
    const input = root.querySelector('#wages');
    input.value = '780001';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await element.updateComplete;
    return [before, top(), getComputedStyle(root.querySelector('.span')).visibility];
  });
  assert.equal(during, before);
  assert.equal(unseen, 'hidden');
  await page.locator('.span:not(.waits)').waitFor();
});

test('Chinese has its own colons and brackets, and traditional letters to the names of instruments', async (context) => {
  for (const about of [PERSON, COMPANY]) {
    const page = await visit(context, { about });
    for (const lang of ['zh-Hans', 'zh-Hant-HK']) {
      await setOn(page, about.element, 'lang', lang);
      await openClosed(page, about.element);
      const text = await said(page, about);
      const odd = text.match(/.{0,12}(?:[一-鿿）]: |[一-鿿] ?\([一-鿿\d]|[一-鿿] [至（]).{0,8}/gu) ?? [];
      assert.deepEqual(odd, [], `${about.element} ${lang}`);
      if (lang === 'zh-Hans') continue;
      // What a mainland app calls its own buttons stays as it is there.
      const simplified = text.replace(/「[^」]*」/g, '').match(/.{0,8}[国务总号财关业营发规粤则条业产议补贴详镇].{0,8}/gu) ?? [];
      assert.deepEqual(simplified.filter((one) => !one.includes('简体')), [], about.element);
    }
    if (about === PERSON) continue;
    await page.emulateMedia({ media: 'print' });
    assert.doesNotMatch(await page.locator('.memo').innerText(), /[一-鿿]: |[一-鿿] ?\(|[国务总号财关业营发规]/u);
  }
});

test('months stand by their number in Chinese, a cell that was filled is not read again, and the sheet leaves out what the months decide', async (context) => {
  const page = await visit(context);
  await page.locator('#living-daily').check();
  await page.locator('.after').waitFor();
  await page.locator('#part-months > summary').click();
  await page.locator('#month-1-paid_in_china').waitFor();
  assert.equal(await page.locator('.months .read').count(), 0);
  await page.locator('#month-2-paid_in_china').fill('7万');
  assert.deepEqual(await page.locator('.months .read').allInnerTexts(), ['CNY 70,000']);
  for (const lang of ['zh-Hans', 'zh-Hant-HK']) {
    await setOn(page, PERSON.element, 'lang', lang);
    assert.equal(await page.locator('.months-section > .scroll tbody th').last().innerText(), '12月', lang);
  }
  await setOn(page, PERSON.element, 'lang', 'en');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const sheet = await page.locator('.sheet').innerText();
  assert.match(sheet, /I go home to Hong Kong every night/);
  assert.doesNotMatch(sheet, /Mainland tax residence/);
});

test('the lines of a month that sticks have their ends', async (context) => {
  const page = await visit(context, { size: { width: 375, height: 800 } });
  await page.locator('#living-daily').check();
  await page.locator('.months').first().waitFor();
  assert.equal(await page.locator('.months').first().evaluate((one) => getComputedStyle(one).borderCollapse), 'separate');
});

test('on paper amounts stand at the right edge of their side', async (context) => {
  const page = await visit(context);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 733, height: 1000 });
  for (const lang of LANGUAGES) {
    await setOn(page, PERSON.element, 'lang', lang);
    const off = await page.locator('.side .amounts').evaluateAll((all) => all.map((one) => {
      const { right } = one.closest('.row').getBoundingClientRect();
      return Math.abs(right - one.lastElementChild.getBoundingClientRect().right);
    }));
    assert.ok(off.length > 5 && off.every((distance) => distance < 1), `${lang}: ${off}`);
  }
});

test('the file of the employer has a button of the page, large enough to tap', async (context) => {
  const page = await visit(context, { size: { width: 320, height: 700 } });
  for (const lang of LANGUAGES) {
    await setOn(page, PERSON.element, 'lang', lang);
    assert.ok((await page.locator('label[for=handoff]').boundingBox()).height >= 40, lang);
    // The browser's own is in the browser's language.
    assert.ok((await page.locator('#handoff').boundingBox()).width <= 1, lang);
  }
});

test('the form of a company goes on where its first questions end', async (context) => {
  const page = await visit(context, { about: COMPANY });
  const [first, more] = [await page.locator('.questions').boundingBox(), await page.locator('.more').boundingBox()];
  assert.ok(more.y - (first.y + first.height) < 10, `${more.y} ${first.y + first.height}`);
});

test('a foot without anything is not drawn', async (context) => {
  const page = await visit(context);
  assert.ok(await page.locator('footer').isVisible());
  await openPayroll(page);
  assert.equal(await page.locator('footer').isVisible(), false);
});

test('every lid says its answer as a sentence does, from a capital letter', async (context) => {
  const page = await visit(context);
  await openLids(page);
  for (const text of await page.locator('.lid > summary > .count').allInnerTexts()) assert.match(text, /^[A-Z\d]/);
});
