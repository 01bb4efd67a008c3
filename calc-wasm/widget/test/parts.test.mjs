// The parts of the page that need no browser.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { FluentBundle, FluentResource } from '@fluent/bundle';

import { built, root } from './browser.mjs';

const parts = await import(join(built, 'test/parts.mjs'));
const companies = await import(join(built, 'test/company-parts.mjs'));
parts.learnMonths();
parts.start(new WebAssembly.Module(readFileSync(join(built, 'wasm/calc_wasm_bg.wasm'))));

test('amounts are read as people type them and never become floating-point numbers', () => {
  for (const [typed, shown, currency = 'hkd', edited = false] of [
    ['1234567', '1,234,567'],
    ['1,2345', '12,345', 'cny', true],
    ['1,23', '123', 'cny', true],
    // A comma of the person's own is no separator of thousands, nor in what is pasted.
    ['1,5', '1,5', 'cny'],
    ['1,23', '1,23', 'cny'],
    ['12,34,5', '12,34,5', 'cny'],
    ['US$ 5000', 'US$ 5000'],
    ['1234567.8', '1,234,567.8'],
    ['12.', '12.'],
    ['１２３４', '1,234'],
    ['HK$ 5000', '5,000'],
    ['HK$ 5000', 'HK$ 5000', 'cny'],
    ['HKD 780000', 'HKD 780000', 'cny'],
    ['780000港元', '780000港元', 'cny'],
    ['780000港元', '780,000'],
    ['人民幣780000', '780,000', 'cny'],
    ['人民幣780000', '人民幣780000'],
    ['￥780000元', '780,000', 'cny'],
    ['78萬', '78萬', 'cny'],
    ['65000*12', '65000*12', 'cny'],
    ['abc', 'abc'],
    ['-5', '-5'],
    ['', ''],
  ]) {
    assert.equal(parts.asTyped(typed, currency, edited), shown, typed);
  }
  assert.equal(parts.fromMinor(parts.minor('9007199254740993.07')), '9007199254740993.07');
  assert.equal(parts.fromMinor(-parts.minor('0.05')), '-0.05');
  assert.throws(() => parts.minor('1e3'), RangeError);
});

test('the caret stays between its digits', () => {
  // 1234| becomes 1,234|; 1|234 becomes 1|,234 or 1,|234: three digits stay behind it.
  assert.equal(parts.caretAfter('1234', 4, '1,234'), 5);
  assert.equal(parts.caretAfter('12345', 2, '12,345'), 3);
  assert.equal(parts.caretAfter('1,2345', 0, '12,345'), 0);
});

test('amounts in the other currency are rounded once, by hand', () => {
  // 100.00 / 0.90322 = 110.71...; 110.5 / 1 is half away from zero; 1,000 x 0.90322 = 903.22.
  assert.equal(parts.aboutHkd('100.00', '0.903220'), '111');
  assert.equal(parts.aboutHkd('110.50', '1'), '111');
  assert.equal(parts.aboutHkd('-110.50', '1'), '-111');
  assert.equal(parts.aboutCny('1000', '0.903220'), '903');
  assert.equal(parts.exact({ numerator: '1', denominator: '3' }), '0.333333…');
  assert.equal(parts.exact({ numerator: '-24690', denominator: '20' }), '-1,234.50');
});

test('a link brings back what was typed, and nothing else is taken from one', () => {
  const typed = { year: '2024', values: { wages: '1,000' }, settings: { park_share: 'share_of_difference' } };
  const keeper = parts.keeper();
  keeper.hold('');
  const fragment = keeper.toFragment(typed, 'zh-Hans', '0.2.0+a1');
  assert.match(fragment, /^#tax-differential=[A-Za-z0-9_-]+&lang=zh-Hans&ruleset=0\.2\.0\+a1$/);
  assert.deepEqual(keeper.fromFragment(fragment), { typed, lang: 'zh-Hans', ruleset: '0.2.0+a1' });
  assert.deepEqual(keeper.fromFragment(fragment.replace(/&.*/, '')), { typed, lang: undefined, ruleset: undefined });
  for (const wrong of ['', '#x', '#tax-differential=%%', '#tax-differential=AAAA', keeper.toFragment({ year: 'x' }, 'en', '1')]) {
    assert.equal(keeper.fromFragment(wrong), undefined, wrong);
  }
  const odd = { year: '2025', values: { wages: 5, nothing: '1', name: 'x', royalties: 'a'.repeat(65) }, settings: { 'a=b\n': 'c' } };
  assert.deepEqual(keeper.fromFragment(keeper.toFragment(odd, 'en', '1')).typed, { year: '2025', values: {}, settings: {} });
  // Another element of the document has a record, and links, of its own.
  const other = parts.keeper();
  other.hold('');
  assert.equal(other.fromFragment(fragment), undefined);
  assert.match(other.toFragment(typed, 'en', '1'), /^#tax-differential-2=/);
  other.release();
  const named = parts.keeper();
  named.hold('mine');
  assert.match(named.toFragment(typed, 'en'), /^#tax-differential-mine=/);
});

test('what was typed becomes facts, and what is no amount stays as it is', () => {
  const values = { wages: '1,234.', annual_bonus: '', royalties: 'abc', hk_mpf: 'HK$ 18,000', identity: 'hk_permanent' };
  assert.deepEqual(parts.factsOf({ year: '2025', values, settings: {} }), {
    person: { employee_id: 'page', tax_year: '2025', identity: 'hk_permanent' },
    mainland: { wages: '1234', royalties: 'abc' },
    hong_kong: { hk_mpf: '18000' },
  });
});

test('a calendar of the dates, as RFC 5545 writes it', () => {
  const text = parts.calendar(
    [{ id: 'exemption', title: '免徵; 2025', note: 'a,b', first: '免徵; 2025: a', last: '免徵; 2025', opens: '2026-03-01', closes: '2026-06-30' }],
    '20261122T000000Z',
  );
  assert.match(text, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
  assert.match(text, /DTSTART;VALUE=DATE:20260630\r\nDTEND;VALUE=DATE:20260701\r\nSUMMARY:免徵\\; 2025\r\nDESCRIPTION:a\\,b\r\n/);
  assert.equal(text.match(/BEGIN:VEVENT/g).length, 2);
  assert.equal(text.match(/TRIGGER:-P14D/g).length, 1);
  assert.equal(new Set(text.match(/SUMMARY:.*/g)).size, 2);
  const long = parts.calendar([{ id: 'x', title: '', first: '', last: '稅'.repeat(60), note: '', opens: '2026-03-01', closes: '2026-06-30' }], 'x');
  assert.ok(long.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
});

const LOCALES = join(root, 'calc-text/locales');

function bundle(language) {
  const made = new FluentBundle(language, { useIsolating: false });
  const mistakes = made.addResource(new FluentResource(readFileSync(join(LOCALES, `${language}.ftl`), 'utf8')));
  assert.deepEqual(mistakes, [], language);
  return made;
}

/** Filled with something for every variable; numbers decide plurals. */
function filled(pattern, made) {
  const values = new Proxy({}, {
    get: (_, name) => (name === 'count' || name === 'errors' ? 2 : `{${String(name)}}`),
    has: () => true,
    getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
  });
  return made.formatPattern(pattern, values, []);
}

/** The sources of the page. */
function sources(folder = join(root, 'calc-wasm/widget/src')) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

test('every message that the page names is there, and is translated', () => {
  const bundles = new Map(parts.LANGUAGES.map((language) => [language, bundle(language)]));
  const named = new Set(sources().match(/(?<=['"`])page-[a-z_-]+[a-z_](?=['"`])/g));
  assert.ok(named.size > 70, `only ${named.size} messages`);
  const english = bundles.get('en');
  const ours = readFileSync(join(LOCALES, 'en.ftl'), 'utf8').match(/^page-[a-z0-9_-]+(?= = )/gm);
  for (const id of new Set([...named, ...ours])) {
    for (const [language, made] of bundles) {
      const message = made.getMessage(id);
      assert.ok(message?.value, `${language}: ${id}`);
      const text = filled(message.value, made);
      // A frame that holds nothing but what is filled in has no letters of its own.
      const letters = filled(english.getMessage(id).value, english).replace(/\{[a-z]+\}/gi, '');
      if (language === 'en' || !/[a-z]/i.test(letters)) continue;
      assert.notEqual(text, filled(english.getMessage(id).value, english), `${language}: ${id} is English`);
      assert.match(text, /[一-鿿]/, `${language}: ${id}`);
    }
  }
});

test('no message of the page is left over', () => {
  const code = sources();
  for (const id of readFileSync(join(LOCALES, 'en.ftl'), 'utf8').match(/^page-[a-z0-9_-]+(?= = )/gm)) {
    if (/^page-(yes|no|lead-[a-z_]+)$/.test(id)) continue;
    const [, column] = /^page-(?:help|ask)-(.+)$/.exec(id) ?? [];
    if (column) assert.ok(parts.column(column) ?? companies.column(column), id);
    const whole = new RegExp(`['"\`]${id}['"\`]`).test(code);
    const beginnings = [...id.matchAll(/[-_]/g)].map(({ index }) => id.slice(0, index + 1));
    assert.ok(whole || beginnings.some((start) => start !== 'page-' && code.includes(`\`${start}\${`)), id);
  }
});

test('Hong Kong texts are written in traditional characters, the others in simplified ones', () => {
  const read = (language) => readFileSync(join(LOCALES, `${language}.ftl`), 'utf8');
  const page = (text) => text.match(/^page-[^\n]*(\n {4}[^\n]*)*/gm).join('\n');
  assert.doesNotMatch(page(read('zh-Hans')), /[稅員資計須個從後與間應僅這為產項]/);
  assert.doesNotMatch(page(read('zh-Hant-HK')), /[税员资计须个从后与间应仅这为产项]/);
  assert.doesNotMatch(page(read('zh-Hant-HK')), /您|缴|个人所得税|打印|文件夹|鏈接|默認|信息/);
});

test('the nearest language', () => {
  for (const [tag, language] of [['en-GB', 'en'], ['zh-CN', 'zh-Hans'], ['zh', 'zh-Hans'], ['zh-HK', 'zh-Hant-HK'], ['zh-Hant', 'zh-Hant-HK'], ['yue', 'zh-Hant-HK'], ['fr', 'en']]) {
    assert.equal(parts.nearest(tag), language, tag);
  }
});
