// The pictures of the book: the built pages with invented figures, in three languages.
// `npm run pictures` writes book/src/images; `cargo xtask widget` has to have built the pages.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { COMPANY, LANGUAGES, launch, open, openPayroll, root, serve, sheet, workOut } from '../test/browser.mjs';

const folder = join(root, 'book/src/images');
const MOST_BYTES = 200_000;
/** Files of one year, as HR has them. */
const HANDED_IN = ['wages-2025.xlsx', 'bonus.xlsx', 'persons.csv', 'family-2025.csv'];
/** What the button for payrolls says. */
const TABS = { en: 'A payroll file', 'zh-Hans': '工资表文件', 'zh-Hant-HK': '薪酬檔案' };
const SIZE = { width: 1000, height: 720 };

/** A name of a file: English has none of its language. */
const named = (name, language) => join(folder, language === 'en' ? `${name}.png` : `${name}.${language}.png`);

async function photograph(page, name, language) {
  const path = named(name, language);
  // From the top; nothing moves or blinks in a picture.
  await page.evaluate(() => {
    document.activeElement?.blur();
    window.scrollTo(0, 0);
  });
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const { size } = statSync(path);
  if (size > MOST_BYTES) throw new Error(`${path} has ${size} bytes`);
}

async function employee(page) {
  await page.locator('#wages').fill('800000');
  await page.locator('#annual_bonus').fill('120000');
  await page.locator('#hk_marital_status-married').check();
  await page.locator('#hk_children').fill('2');
  await page.locator('.sentence').waitFor();
}

async function company(page) {
  await page.locator('#taxable_income').fill('10000000');
  await page.locator('#in_special_area-yes').check();
}

const PICTURES = [
  { name: 'employee', fill: employee },
  {
    name: 'payroll',
    fill: async (page, language) => {
      await openPayroll(page, TABS[language]);
      await workOut(page, HANDED_IN.map(sheet));
    },
  },
  { name: 'company', path: '/company.html', kind: COMPANY, fill: company },
];

mkdirSync(folder, { recursive: true });
const browser = await launch();
const server = await serve();
try {
  for (const language of LANGUAGES) {
    for (const { name, path = '/index.html', kind, fill } of PICTURES) {
      const { page, faults } = await open(browser.context, `${server.address}${path}?lang=${language}`, SIZE, kind);
      await fill(page, language);
      await photograph(page, name, language);
      await page.close();
      if (faults.length > 0) throw new Error(`${name}: ${faults.join('; ')}`);
    }
  }
} finally {
  await browser.close();
  await server.close();
}
