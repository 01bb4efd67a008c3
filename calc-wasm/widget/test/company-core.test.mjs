// The core of companies as WebAssembly, without a browser: the same bytes and sentences as the
// program. And how large both pages are.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { built, root } from './browser.mjs';

const parts = await import(join(built, 'test/company-parts.mjs'));
parts.start(new WebAssembly.Module(readFileSync(join(built, 'wasm-company/calc_wasm_bg.wasm'))));

const folder = mkdtempSync(join(tmpdir(), 'taxdiff-company-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The program itself. */
function taxdiff(args, input) {
  const program = process.env.TAXDIFF_PROGRAM ?? join(root, 'target/debug/taxdiff');
  const ran = spawnSync(program, args, { input, maxBuffer: 1 << 28 });
  // What refuses an option may end before it has read its input.
  assert.ok(ran.error === undefined || ran.error.code === 'EPIPE', String(ran.error));
  return { out: ran.stdout.toString(), said: ran.stderr.toString() };
}

const EXAMPLE = readFileSync(join(root, 'fixtures/enterprises/company.json'), 'utf8');
const CATALOGUE = 'area,item,title\nmaterials,B1,one\ninformation,A2,two\ninformation,A1,three\n';

test('every case of a company comes out with the bytes of the service', () => {
  const cases = JSON.parse(readFileSync(join(built, 'company-cases.json'), 'utf8'));
  assert.ok(cases.length > 40, `only ${cases.length} cases`);
  for (const { id, facts, settings, answer } of cases) {
    assert.equal(parts.assess_enterprise(facts, 'full', settings), answer, id);
    const cited = [...answer.matchAll(/"parameter":"([^"]+)"/g)].map(([, parameter]) => parameter);
    assert.deepEqual(cited.filter((parameter) => !parts.parameter(parameter)?.title.en), [], id);
  }
});

test('the program gives the same bytes, with a catalogue and a setting too', () => {
  const file = join(folder, 'catalogue.csv');
  writeFileSync(file, CATALOGUE);
  const facts = JSON.stringify({ ...JSON.parse(EXAMPLE), activity: { catalogue_code: 'A1', main_business_income: '7', total_income: '10' } });
  for (const [given, ...more] of [
    [[]], [['--catalogue', file], Buffer.from(CATALOGUE)],
  ]) {
    const { out } = taxdiff(['enterprise', '-', '--json', '--trace', 'summary', '--set', 'ratio_limit=more_than', ...given], facts);
    assert.match(out, /"schema":"taxdiff.enterprise-answer\/1"/);
    assert.equal(parts.assess_enterprise(facts, 'summary', 'ratio_limit=more_than', more[0]), out);
  }
});

test('a catalogue is listed in the order of its areas and codes', () => {
  const items = JSON.parse(parts.catalogue_items(Buffer.from(CATALOGUE)));
  assert.deepEqual(items.map(({ code, area }) => `${area} ${code}`), ['information A1', 'information A2', 'materials B1']);
});

function refused(call) {
  try {
    call();
  } catch (error) {
    return JSON.parse(error).errors;
  }
  return assert.fail('was taken');
}

test('mistakes about companies are said in the words of the program, in every language', () => {
  const base = { tax_year: '2026', taxable_income: '1' };
  const nothing = { in_area: 'yes', revenue: '0', wages: '0', assets: '0' };
  const wrong = [
    {},
    { ...base, taxable_income: '1,234', site: { in_special_area: 'perhaps' } },
    { ...base, staff_average: '1.2345', status_since: '1999', activity: { main_business_income: '2', total_income: '1' } },
    { ...base, structure: { kind: 'single', units: [{ name: 'x', in_area: 'yes', revenue: '1', wages: '1', assets: '1' }] } },
    { ...base, losses: [{ year: '2026', amount: '1' }], imports: [{ value: '1', duty_rate: '5', vat_rate: '200%', entered_on: '2026-02-30' }] },
    { ...base, structure: { kind: 'branch_in_area', units: [nothing, { ...nothing, in_area: 'no' }] } },
  ];
  const seen = new Set();
  for (const facts of wrong) {
    const said = parts.assessCompany(facts, {});
    assert.ok('refusal' in said, JSON.stringify(facts));
    for (const language of parts.LANGUAGES) {
      const words = parts.Words.of(language);
      const document = JSON.parse(taxdiff(['enterprise', '-', '--json', '--lang', language], JSON.stringify(facts)).out);
      const spoken = said.refusal.errors.map((found) => {
        const { message, fix } = words.mistake(found);
        seen.add(found.code);
        return { pointer: found.pointer, code: found.code, found: found.found, detail: message, fix };
      });
      assert.deepEqual(spoken, document.errors, language);
    }
  }
  assert.ok(seen.size >= 7, [...seen].join());
});

test('a file that is no catalogue is refused in the words of the program', () => {
  const file = join(folder, 'wrong.csv');
  for (const text of ['', 'area,title\n', 'area,item,title\nphysics,1,a\n', 'area,item,title\nlife,1,a\nlife,1,b\n', 'area,item,title\nlife,1\n', 'area,item,title\n,1,a\n', 'PK\u0003\u0004']) {
    writeFileSync(file, text);
    const [found] = refused(() => parts.catalogue_items(Buffer.from(text)));
    for (const language of parts.LANGUAGES) {
      const { message, fix } = parts.Words.of(language).mistake(found);
      const { said } = taxdiff(['enterprise', '-', '--lang', language, '--catalogue', file], EXAMPLE);
      assert.ok(message !== '' && said.includes(message) && said.includes(fix), `${text}: ${message} ${fix}: ${said}`);
    }
  }
});

test('calls that a page never should make are refused', () => {
  const pointer = (...call) => refused(() => parts.assess_enterprise(...call))[0].pointer;
  assert.equal(pointer(EXAMPLE, 'everything', ''), 'trace');
  assert.equal(pointer(EXAMPLE, 'none', 'nothing'), 'nothing');
  // An open point of persons is none of companies.
  assert.equal(pointer(EXAMPLE, 'none', 'tax_reduction=not_counted'), 'tax_reduction');
  assert.equal(pointer('[]', 'none', ''), '');
});

test('the employees\' page holds nothing of companies', () => {
  const script = readFileSync(join(built, 'dist/tax-differential.js'), 'utf8');
  const wasm = readFileSync(join(built, 'wasm/calc_wasm_bg.wasm'), 'latin1');
  const other = readFileSync(join(built, 'dist/company-tax.js'), 'utf8');
  for (const text of ['Set up in the special area', 'enterprise.hetao', '實質性運營：人員', 'Best confirmed regime']) {
    assert.ok(other.includes(text), text);
    assert.ok(!script.includes(text), text);
  }
  assert.ok(wasm.includes('hongkong.allowances.basic') && !wasm.includes('enterprise.hetao'));
});

test('a module holds the parameters that its rules read, and no others', () => {
  // The rules of people know the prefix of companies' open points, and none of their parameters.
  const ofCompanies = readdirSync(join(root, 'calc-core/params/enterprise')).map((name) => `enterprise.${name.replace(/\.toml$/, '')}`);
  for (const [folder, held, others] of [
    ['wasm', ['mainland.iit.rounding', 'hongkong.allowances.basic'], ['mainland.withholding.', 'mainland.treaty.', 'hongkong.bill.', ...ofCompanies]],
    ['wasm-company', ['enterprise.hetao.rate'], ['mainland.iit.', 'mainland.withholding.', 'hongkong.', 'relief.gba_talent_subsidy.']],
  ]) {
    const module = readFileSync(join(built, folder, 'calc_wasm_bg.wasm'), 'latin1');
    for (const id of held) assert.ok(module.includes(id), `${folder}: ${id}`);
    for (const id of others) assert.ok(!module.includes(id), `${folder}: ${id}`);
  }
});

test('both pages stay small', () => {
  const packed = (...names) => names.reduce((sum, name) => sum + gzipSync(readFileSync(join(built, name)), { level: 9 }).length, 0);
  for (const [wasm, page, script] of [['wasm', 'index.html', 'tax-differential.js'], ['wasm-company', 'company.html', 'company-tax.js']]) {
    assert.ok(packed(`${wasm}/calc_wasm_bg.wasm`) <= 150_000, wasm);
    assert.ok(packed(`dist/${page}`, 'dist/page.css', `dist/${script}`) <= 250_000, script);
  }
  // It is loaded when somebody wants it, and holds the libraries of workbooks, and what a bureau's figures are compared with.
  assert.ok(packed('dist/tax-differential-payroll.js') <= 1_525_000);
});

test('a payroll\'s module holds no message that only other faces say', () => {
  const module = readFileSync(join(built, 'wasm-payroll/calc_wasm_bg.wasm'), 'latin1');
  for (const id of ['summary-title', 'layout-', 'payroll-instead-', 'code-']) assert.ok(module.includes(id), id);
  for (const id of ['gap-official', 'solve-exact', 'handoff-', 'usage-no-value', 'cli-cannot-read', 'answer-range', 'params-id', 'company-lead']) assert.ok(!module.includes(`${id}`), id);
});
