// The module for months, without a browser: the same bytes as the program, for everybody in fixtures/months.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { built, root, taxdiffIn } from './browser.mjs';
import { cells } from './words.mjs';

const parts = await import(join(built, 'test/parts.mjs'));
const module = (name) => new WebAssembly.Module(readFileSync(join(built, name, 'calc_wasm_bg.wasm')));
parts.start(module('wasm'));
parts.startMonths({ module: module('wasm-months') });
parts.learnMonths();

/** The texts of the part, as the page gets them. */
function partTexts() {
  const script = { shared: { lit: {}, fields: {}, numbers: {}, data: {} } };
  new Function('document', readFileSync(join(built, 'dist/tax-differential-months.js'), 'utf8'))({ currentScript: script });
  return script.given.part.texts;
}
parts.Words.learn(partTexts());

/** The rows of a fixture, by person and year, as JSON months. */
function people(name) {
  const [header, ...rows] = cells(readFileSync(join(root, 'fixtures/months', name), 'utf8'));
  const found = new Map();
  for (const row of rows) {
    const { employee_id: id, tax_year: year, ...month } = Object.fromEntries(
      row.map((text, at) => [header[at], text]).filter(([, text]) => text !== ''),
    );
    const key = `${id} ${year}`;
    if (!found.has(key)) found.set(key, { year, months: [] });
    found.get(key).months.push(month);
  }
  return found;
}

/** What a call gives: an answer's bytes, or nothing where it is refused. */
function bytes(call) {
  try {
    return call();
  } catch (error) {
    assert.equal(typeof error, 'string');
    return undefined;
  }
}

test('every person of the fixtures comes out with the bytes of the program, year and months', () => {
  let answers = 0;
  for (const name of ['months.csv', 'year-errors.csv', 'errors.csv']) {
    for (const [key, { year, months }] of people(name)) {
      const body = JSON.stringify({ person: { employee_id: '1', tax_year: year, identity: 'hk_permanent' }, hong_kong: { hk_children: '1' }, months });
      const said = taxdiffIn(['assess', '-', '--json', '--trace', 'full'], body);
      const found = bytes(() => parts.assess_months(body, 'full', ''));
      assert.equal(found === undefined, said.code !== 0, `${name} ${key}`);
      if (found !== undefined) {
        // The range of an answer over all readings is the program's: the part for months leaves it out.
        const { range, ...rest } = JSON.parse(said.out.toString());
        assert.ok(range, `${name} ${key}`);
        assert.equal(found.trimEnd(), JSON.stringify(rest), `${name} ${key}`);
        answers += 1;
        const cited = [...found.matchAll(/"parameter":"([^"]+)"/g)].map(([, parameter]) => parameter);
        assert.deepEqual(cited.filter((parameter) => !parts.parameter(parameter)?.title.en), [], key);
      }
      const alone = JSON.stringify({ tax_year: year, months });
      const withheld = taxdiffIn(['assess', '-', '--json'], alone);
      assert.equal(bytes(() => parts.withhold(alone, '')), withheld.code === 0 ? withheld.out.toString() : undefined, `${name} ${key}`);
    }
  }
  assert.ok(answers >= 15, `only ${answers} answers`);
});

test('mistakes are said in the words of the program, in every language', () => {
  let seen = 0;
  for (const [key, { year, months }] of [...people('errors.csv'), ...people('year-errors.csv')]) {
    const facts = { person: { employee_id: '1', tax_year: year }, months };
    const said = parts.assessMonths(facts, {});
    if ('answer' in said) continue;
    for (const language of parts.LANGUAGES) {
      const words = parts.Words.of(language);
      const document = JSON.parse(taxdiffIn(['assess', '-', '--json', '--lang', language], JSON.stringify(facts)).out);
      const spoken = said.refusal.errors.map((found) => {
        const { message, fix } = words.mistake(found);
        return { pointer: found.pointer, code: found.code, found: found.found, detail: message, fix };
      });
      assert.deepEqual(spoken, document.errors, `${key} ${language}`);
    }
    seen += 1;
  }
  assert.ok(seen >= 10, `only ${seen} refusals`);
});

/** Full days by hand, from the calendar: Tuesdays, Wednesdays and Thursdays, with Mondays for the other. */
const WEEKS = [
  // 1 January is a Sunday in 2023 (52 of each), a Monday in 2024 (leap: 53 Mondays and Tuesdays), a
  // Wednesday in 2025 (53 Wednesdays), a Thursday in 2026 (53 Thursdays).
  ['2023', 156, 208],
  ['2024', 157, 210],
  ['2025', 157, 209],
  ['2026', 157, 209],
];

test('a week is counted through the calendar year, without days of arrival and departure', () => {
  for (const [year, monFri, sunFri] of WEEKS) {
    const count = (nights) => parts.days.countPattern(Number(year), parts.days.weeks(Number(year), parts.days.NIGHTS[nights]), {}).year;
    assert.equal(count('mon_fri').residence_days, String(monFri), year);
    assert.equal(count('sun_fri').residence_days, String(sunFri), year);
    // Monday to Friday leaves five days of presence a week, and four work days: 0.5 + 3 + 0.5.
    assert.equal(Number(count('mon_fri').presence_days) > 255, true, year);
    const daily = parts.days.countPattern(Number(year), parts.days.trips(Number(year)), {}).year;
    assert.equal(daily.residence_days, '0', year);
  }
  // 261 days from Monday to Friday in 2025: 130.5 work days, half a day each.
  const { year, months } = parts.days.countPattern(2025, parts.days.trips(2025), {});
  assert.equal(year.presence_days, '261');
  assert.equal(year.china_work_days, '130.5');
  assert.equal(months.length, 12);
  assert.equal(months[0].period_days, '31');
});

test('a record is read line by line, and what else stands in a line is refused', () => {
  // CPA exam question in the law reference (NR01): 7 July to 20 September and 4 October to 11 November
  // 2020: 24+31+19 and 27+10 full days.
  const record = '2020-07-07 2020-09-20\n\n2020/10/4, 2020/11/11';
  const { answer } = parts.days.countRecord(2020, record, '2026-11-29', {});
  assert.equal(answer.year.residence_days, '111');
  assert.equal(answer.year.presence_days, '115');
  for (const [text, item] of [['2020-07-07 2020-09-20 2020-10-04', 0], ['2020-07-07 2020-09-20\n2020-09-25 x', 1], ['2020-07-07 2020-06-01', 0]]) {
    const { refusal } = parts.days.countRecord(2020, text, '2026-11-29', {});
    assert.match(refusal.errors[0].pointer, new RegExp(`^/crossings/${item}/`), text);
    for (const language of parts.LANGUAGES) assert.doesNotMatch(parts.Words.of(language).mistake(refusal.errors[0]).message, /^problem-/, text);
  }
  // Over New Year only the days of the year count: 1 and 2 January.
  assert.equal(parts.days.countRecord(2025, '2024-12-30 2025-01-03', '2026-11-29', {}).answer.year.residence_days, '2');
  const running = parts.days.countRecord(2026, '2026-01-05 2026-01-09', '2026-11-29', {}).answer.year;
  assert.deepEqual([running.residence_days, running.residence_days_so_far], ['', '3']);
});

/** A person as typed. */
const typed = (living, values, year = '2025') => ({ year, values, settings: {}, living: { answers: {}, stays: '', months: undefined, ...living } });

test('one tap and the pay of the year are a year of months, to the fen', () => {
  // 480,000 a year: 12 x (35,000 x 25% - 2,660) = 12 x 6,090; the bonus 120,000: (20,000 x 20% - 1,410) x 6 = 15,540.
  const daily = parts.workOut(typed({ way: 'daily' }, { wages: '480,000', annual_bonus: '120000' }), '2026-11-29');
  assert.equal(daily.said.answer.mainland.tax, '88620.00');
  assert.equal(daily.said.answer.mainland_basis, 'monthly');
  assert.deepEqual(daily.months.map(({ due_now }) => due_now), [...Array(11).fill('6090.00'), '21630.00']);
  assert.equal(daily.standing.tier, 'up_to_90');
  // The same by the month, and from June on: 7 months.
  const monthly = parts.workOut(typed({ way: 'daily', answers: { per: 'month', pay: '40000', employment_start_month: '6' } }, {}), '2026-11-29');
  assert.deepEqual(monthly.months.map(({ month, tax }) => [month, tax]), [6, 7, 8, 9, 10, 11, 12].map((month) => [month, '6090.00']));
  // A year that does not divide by twelve adds up to itself.
  const odd = parts.workOut(typed({ way: 'daily' }, { wages: '500000.01' }), '2026-11-29');
  assert.equal(odd.rows.reduce((sum, { paid_in_china }) => sum + parts.minor(paid_in_china), 0n), 50_000_001n);
});

test('a resident is withheld from by accumulation and settled for the year', () => {
  // 480,000 less 60,000: 420,000 x 25% - 31,920 = 73,080 (annual table). To date in the second month:
  // 80,000 - 10,000 = 70,000 x 10% - 2,520 = 4,480; in the first 35,000 x 3% = 1,050.
  const lives = parts.workOut(typed({ way: 'lives', answers: { domiciled: 'no', six_year_met: 'no' } }, { wages: '480000' }), '2026-11-29');
  assert.equal(lives.said.answer.mainland.tax, '73080.00');
  assert.equal(lives.said.answer.mainland_basis, 'annual');
  assert.deepEqual(lives.months.slice(0, 2).map(({ due_now }) => due_now), ['1050.00', '3430.00']);
  assert.equal(lives.months.at(-1).withheld_to_date, '73080.00');
  // Facts that are no month's belong to the settlement: 8,000 of services count with 80%.
  const services = parts.workOut(typed({ way: 'lives' }, { wages: '480000', labour_services: '8000' }), '2026-11-29');
  // 426,400 x 30% - 52,920 = 75,000.
  assert.equal(services.said.answer.mainland.tax, '75000.00');
  assert.deepEqual(services.unused, []);
  const nobody = parts.workOut(typed({ way: 'daily' }, { wages: '480000', labour_services: '8000' }), '2026-11-29');
  assert.deepEqual(nobody.unused, ['labour_services']);
});

test('other income alone is worked out with months without pay', () => {
  // 100,000 of labour services count with 80%: 80,000 - 60,000 = 20,000 x 3% = 600.
  const services = parts.workOut(typed({ way: 'lives' }, { labour_services: '100000' }), '2026-11-29');
  assert.equal(services.said.answer.mainland.tax, '600.00');
  assert.equal(services.months.length, 12);
});

test('weeknights ask which nights, and the days decide', () => {
  const asked = parts.workOut(typed({ way: 'weekly' }, { wages: '480000' }), '2026-11-29');
  assert.equal(asked.asks, 'nights');
  const four = parts.workOut(typed({ way: 'weekly', answers: { nights: 'mon_fri' } }, { wages: '480000' }), '2026-11-29');
  assert.deepEqual([four.standing.tier, four.said.answer.mainland_basis], ['up_to_182', 'monthly']);
  const five = parts.workOut(typed({ way: 'weekly', answers: { nights: 'sun_fri' } }, { wages: '480000' }), '2026-11-29');
  assert.deepEqual([five.standing.tier, five.said.answer.mainland_basis], ['resident', 'annual']);
  // Leave that takes the days to 182 makes a non-resident again.
  const own = parts.workOut(typed({ way: 'weekly', answers: { nights: 'sun_fri', days: '182' } }, { wages: '480000' }), '2026-11-29');
  assert.equal(own.standing.tier, 'up_to_182');
});

// The record of tests/tests/program/withhold.rs: in on 31 March and out on 1 October 2025 are 183 full days and 185 of presence.
test('crossings in and out are counted, and lines of the export as they are', () => {
  const of = (text) => parts.days.countRecord(2025, text, '2026-11-29', {});
  const heads = '出入境记录查询结果,,,,,\n序号,出境/入境,出入境日期,证件名称,证件号码,出入境口岸\n';
  const rows = '1,出境,2025-10-01,往来港澳通行证,H12345678,福田\n2,入境,2025-03-31,往来港澳通行证,H12345678,福田\n';
  for (const text of ['2025-03-31 in\n2025-10-01 out', '2025/3/31 入境\n2025年10月1日 出境', heads + rows, '1 入境 2025-03-31 08:15:00 港澳居民來往內地通行證 福田\n2 出境 2025-10-01 23:59:00 福田', parts.days.recordOf((heads + rows).replaceAll('\n', '\r\n'))]) {
    const said = of(text);
    assert.ok('answer' in said, JSON.stringify(said));
    assert.deepEqual([said.answer.year.residence_days, said.answer.year.presence_days], ['183', '185'], text);
    assert.equal(said.answer.months.length, 12);
  }
  assert.equal(parts.days.headingsOf(heads + rows), 2);
  // Several trips on one day are in the order of their times.
  const trips = of('2025-05-02 18:00 out\n2025-05-02 08:00 in\n2025-05-01 09:00 in\n2025-05-01 20:00 out').answer.year;
  assert.deepEqual([trips.residence_days, trips.presence_days], ['0', '2']);
  // Nothing is guessed: no direction, both, two days, a day that is none, two people.
  for (const text of ['2025-03-31 Futian', '2025-03-31 in out', '2025-03-31 in 2025-10-01 out', '2025-03-31 2025-10-01 in', '2025-02-30 in',
    '2025-03-31 in H12345678\n2025-10-01 out H87654321', 'in 31 March']) {
    assert.ok('refusal' in of(text), text);
  }
});

test('a year that has not begun has no record: the number of days is asked for', () => {
  const ahead = (answers) => parts.workOut(typed({ way: 'count', answers, stays: '2027-01-05 2027-01-09' }, { wages: '480000' }, '2027'), '2026-11-29');
  assert.equal(ahead({}).asks, 'days');
  assert.equal(ahead({ days: '100' }).standing.tier, 'up_to_182');
});

test('a record of the whole year and what was expected are told apart', () => {
  // Expected 150 days, and there were 200: the months are a non-resident's, the year is a resident's (MOF and
  // STA Announcement 2019 No. 35, art. 5(1)). 12 x 6,090 = 73,080 were withheld, and 73,080 are the tax of the
  // year (420,000 x 25% - 31,920): nothing is due.
  const stays = '2025-01-01 2025-07-21';
  const worked = parts.workOut(typed({ way: 'count', answers: { days: '150' }, stays }, { wages: '480000' }), '2026-11-29');
  assert.deepEqual([worked.days.known.counted, worked.standing.tier], ['200', 'up_to_182']);
  assert.equal(worked.said.answer.mainland_basis, 'annual');
  assert.ok(worked.said.answer.messages.includes('becomes_resident'));
});

test('mistakes stand beside their fields', () => {
  const pointers = (living, values) => parts.workOut(typed(living, values), '2026-11-29').said.refusal.errors.map(({ pointer, code }) => [pointer, code]);
  assert.deepEqual(pointers({ way: 'daily' }, { wages: 'abc' }), [['/mainland/wages', 'bad_amount']]);
  assert.deepEqual(pointers({ way: 'daily', answers: { per: 'month', pay: '1.234' } }, {}), [['/wages', 'bad_amount']]);
  assert.deepEqual(pointers({ way: 'daily', answers: { days: '400' } }, { wages: '1' })[0][0], '/living-days');
  const months = Array.from({ length: 12 }, () => ({}));
  months[3] = { paid_in_china: 'x' };
  assert.deepEqual(pointers({ way: 'daily', months }, {}), [['/month-4-paid_in_china', 'bad_amount']]);
  months[3] = { paid_in_china: '30000' };
  assert.deepEqual(pointers({ way: 'weekly', answers: { nights: 'mon_fri', post: 'dual' }, months }, {})[0][0], '/month-4-china_work_days');
});

test('a year without an exchange rate still has its months', () => {
  const worked = parts.workOut(typed({ way: 'daily' }, { wages: '480000' }, '2026'), '2026-11-29');
  assert.equal(worked.said.refusal.errors[0].code, 'fx_missing');
  assert.equal(worked.months[10].due_now, '6090.00');
});

test('the part for months keeps within its size', () => {
  const packed = (file) => gzipSync(readFileSync(join(built, file)), { level: 9 }).length;
  assert.ok(packed('wasm-months/calc_wasm_bg.wasm') <= 254_000, `${packed('wasm-months/calc_wasm_bg.wasm')} bytes`);
  assert.ok(packed('dist/tax-differential-months.js') <= 297_000, `${packed('dist/tax-differential-months.js')} bytes`);
  assert.ok(statSync(join(built, 'dist/tax-differential-months.js')).size > 0);
});
