// The core as WebAssembly, without a browser: the same bytes and sentences as the program.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { built, root } from './browser.mjs';

const parts = await import(join(built, 'test/parts.mjs'));
parts.start(new WebAssembly.Module(readFileSync(join(built, 'wasm/calc_wasm_bg.wasm'))));
parts.startPayroll({ module: new WebAssembly.Module(readFileSync(join(built, 'wasm-payroll/calc_wasm_bg.wasm'))) });

/** The program itself. */
function taxdiff(args, input) {
  const program = process.env.TAXDIFF_PROGRAM ?? join(root, 'target/debug/taxdiff');
  const ran = spawnSync(program, args, { input, maxBuffer: 1 << 28 });
  assert.equal(ran.error, undefined);
  return ran.stdout;
}

const SPECIAL_INCOMES = /^(equity$|equity_income$|technology_reward|benefits_|health_insurance$|donations_full$|donation_order$|(early_retirement|internal_retirement|annuity|personal_pension)_)/;

test('every case comes out with the bytes of the core', () => {
  const cases = JSON.parse(readFileSync(join(built, 'cases.json'), 'utf8'));
  assert.ok(cases.length > 100, `only ${cases.length} cases`);
  for (const { id, facts, settings, answer } of cases) {
    // Even months of a yearly row are for files: the page has the months themselves.
    if (facts.person.months_in_china) {
      assert.throws(() => parts.assess(JSON.stringify(facts), 'full', settings), (error) => /non_resident_needs_months/.test(error), id);
      continue;
    }
    // The form for one person works out neither incomes with a computation of their own nor the actual Hong Kong bill: it
    // refuses them.
    const income = Object.keys(facts.mainland ?? {}).find((name) => SPECIAL_INCOMES.test(name));
    const special = income ?? ('hong_kong_actual' in facts ? 'hong_kong_actual' : undefined);
    if (special) {
      const says = (error) => error.includes('unknown_member') && error.includes(special);
      // Its module knows no open point of theirs either.
      assert.throws(() => parts.assess(JSON.stringify(facts), 'full', ''), says, id);
      continue;
    }
    assert.equal(parts.assess(JSON.stringify(facts), 'full', settings), answer, id);
    const cited = [...answer.matchAll(/"parameter":"([^"]+)"/g)].map(([, parameter]) => parameter);
    assert.deepEqual(cited.filter((parameter) => !parts.parameter(parameter)?.title.en), [], id);
  }
});

test('a payroll comes out with the bytes of the program', () => {
  for (const name of ['example.csv', 'errors.csv', 'zh-Hans.csv', 'zh-Hant-HK.csv']) {
    const csv = readFileSync(join(root, 'fixtures/payrolls', name));
    const expected = taxdiff(['batch', '-', '--quiet'], csv);
    assert.ok(expected.length > csv.length, name);
    assert.equal(Buffer.from(parts.batch_csv(csv)).compare(expected), 0, name);
  }
});

test('a payroll in the page has the actual Hong Kong bill where its facts are given', () => {
  const csv = Buffer.from(
    'employee_id,tax_year,wages,fx_cny_per_hkd,employment_source,hk_income_total,hk_services_rendered,hk_stays_are_visits,hk_presence_days,hk_days,hk_period_days\n' +
    'A1,2025,1000000,0.92,hk,1200000,yes,yes,40,35,365\n' +
    'A2,2025,1000000,0.92,hk,1200000,yes,yes,61,35,365\n',
  );
  const expected = taxdiff(['batch', '-', '--quiet'], csv);
  assert.match(expected.toString(), /hk_tax_final/);
  assert.equal(Buffer.from(parts.batch_csv(csv)).compare(expected), 0);
});

const PERSON = { employee_id: '1', tax_year: '2025' };
const WRONG = [
  { person: PERSON, mainland: { wages: '12,34,5' } },
  { person: PERSON, mainland: { wages: '1,234' } },
  { person: PERSON, mainland: { wages: '-5', royalties: '1.234', annual_bonus: '9999999999999' } },
  { person: PERSON, mainland: { wages: '1.5E+05', exempt_income: '1' } },
  { person: PERSON, mainland: { wages: '1', exempt_income: '2' } },
  { person: PERSON, mainland: { wages: '1', park_share: '1.5' } },
  { person: { ...PERSON, identity: 'martian', park_employment: 'perhaps' }, mainland: { wages: '1' } },
  { person: { ...PERSON, tax_year: '2018' }, mainland: { wages: '1' } },
  { person: { ...PERSON, tax_year: '2026' }, mainland: { wages: '1' } },
  { person: { ...PERSON, tax_year: '2027' }, mainland: { wages: '1' }, assumptions: { fx_cny_per_hkd: '0.9' } },
  { person: { ...PERSON, mainland_status: 'resident', mainland_days: '20' }, mainland: { wages: '1' } },
  { person: { ...PERSON, mainland_status: 'non_resident' }, mainland: { wages: '1' } },
  { person: PERSON, mainland: { wages: '1' }, hong_kong: { hk_assessment: 'joint', hk_children: 'x' } },
  { person: PERSON, mainland: { wages: '1' }, hong_kong: { hk_marital_status: 'single_parent', hk_parents_60_residing: '2' } },
];

test('mistakes are said in the words of the program, in every language', () => {
  const seen = new Set();
  for (const facts of WRONG) {
    const said = parts.assessFacts(facts, {});
    assert.ok('refusal' in said, JSON.stringify(facts));
    for (const language of parts.LANGUAGES) {
      const words = parts.Words.of(language);
      const document = JSON.parse(taxdiff(['assess', '-', '--json', '--lang', language], JSON.stringify(facts)));
      const spoken = said.refusal.errors.map((found) => {
        const { message, fix } = words.mistake(found);
        seen.add(found.code);
        return { pointer: found.pointer, code: found.code, found: found.found, detail: message, fix };
      });
      assert.deepEqual(spoken, document.errors, language);
    }
  }
  assert.ok(seen.size >= 9, [...seen].join());
});

test('a file that is no payroll is refused with its message', () => {
  const refused = (text) => {
    try {
      parts.batch_csv(Buffer.from(text));
    } catch (error) {
      return JSON.parse(error).said;
    }
    return assert.fail(`${text} was taken`);
  };
  const said = (text) => refused(text).en.message;
  assert.equal(said(''), 'The file is empty.');
  assert.equal(said('employee_id,wages\n1,2\n'), 'Required columns are missing: tax_year (Tax year).');
  const open = refused('employee_id,tax_year,wages\n1,2025,1\n2,2025,"5\n');
  assert.match(open['zh-Hans'].place, /第 3 行/);
});

test('a curve says at each point what an answer says', () => {
  const facts = { person: { ...PERSON, identity: 'hk_permanent' }, mainland: { wages: '1' } };
  const range = { column: 'wages', from: '0', to: '900000', step: '90000' };
  const { answer: curve } = parts.drawCurve(facts, range, {});
  assert.equal(curve.points.length, 11);
  for (const point of curve.points) {
    const at = { ...facts, mainland: { wages: point.income } };
    const { answer } = parts.assessFacts(at, {});
    assert.equal(point.mainland_tax, answer.mainland.tax);
    assert.equal(point.hong_kong_tax_cny, answer.hong_kong.tax_cny);
    assert.equal(point.burden_after, answer.burden_after);
  }
});

test('calls that a page never should make are refused', () => {
  const facts = JSON.stringify({ person: PERSON, mainland: { wages: '1' } });
  const argument = (call) => {
    try {
      call();
    } catch (error) {
      return JSON.parse(error).errors[0].pointer;
    }
    return assert.fail('was taken');
  };
  assert.equal(argument(() => parts.assess(facts, 'everything', '')), 'trace');
  assert.equal(argument(() => parts.assess(facts, 'none', 'park_share=x')), 'park_share');
  assert.equal(argument(() => parts.assess(facts, 'none', 'nothing')), 'nothing');
  assert.equal(argument(() => parts.curve(facts, 'donations', '0', '1', '1', '')), 'range');
  assert.equal(argument(() => parts.curve(facts, 'wages', '0', '0', '1', '')), 'range');
});
