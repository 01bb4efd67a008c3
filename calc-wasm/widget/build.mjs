// The page, from the bindings in target/widget/wasm to target/widget/dist. `cargo xtask widget`
// runs it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { build, transform } from 'esbuild';
import { compile } from 'json-schema-to-typescript';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const out = join(root, 'target/widget');

/** Writes a file where it is not the same already: what is built from it is not built again for nothing. */
function put(file, contents) {
  const bytes = Buffer.from(contents);
  if (!existsSync(file) || !readFileSync(file).equals(bytes)) writeFileSync(file, bytes);
}

/** Types of what goes in and comes out, from the schemas that the core's tests check. */
async function writeTypes() {
  const read = (name) => JSON.parse(readFileSync(join(root, 'fixtures/schemas', `${name}.schema.json`), 'utf8'));
  const { $defs: ofTraces, ...trace } = read('trace');
  mkdirSync(join(out, 'types'), { recursive: true });
  for (const name of ['facts', 'answer', 'curve', 'enterprise-facts', 'enterprise-answer']) {
    const schema = read(name);
    schema.$defs = { ...schema.$defs, ...(name === 'answer' ? { ...ofTraces, Trace: trace } : {}) };
    const text = await compile(bare(schema), schema.title, {
      bannerComment: '',
      additionalProperties: false,
    });
    put(join(out, 'types', `${name}.d.ts`), text);
  }
}

/** A schema as its types need it: every definition in one file and by one name, without what only values
 * have to keep. */
function bare(schema) {
  if (Array.isArray(schema)) return schema.map(bare);
  if (typeof schema !== 'object' || schema === null) return schema;
  if (typeof schema.$ref === 'string') {
    return { $ref: schema.$ref === 'trace.schema.json' ? '#/$defs/Trace' : schema.$ref.replace(/^[^#]+/, '') };
  }
  const kept = Object.entries(schema).filter(([name]) => name !== 'allOf' && name !== 'pattern');
  return Object.fromEntries(kept.map(([name, value]) => [name, bare(value)]));
}

const shared = {
  bundle: true,
  minify: true,
  target: ['chrome123', 'firefox128', 'safari17.5'],
  charset: 'utf8',
  legalComments: 'inline',
  absWorkingDir: here,
  alias: {
    '#core': join(out, 'wasm/calc_wasm.js'),
    '#company-core': join(out, 'wasm-company/calc_wasm.js'),
    '#months-core': join(out, 'wasm-months/calc_wasm.js'),
    '#readings-core': join(out, 'wasm-readings/calc_wasm.js'),
    '#records-core': join(out, 'wasm-records/calc_wasm.js'),
    '#payroll-core': join(out, 'wasm-payroll/calc_wasm.js'),
  },
  // The bindings are initialised with the module itself and never look for their own file.
  define: { 'import.meta.url': '"about:blank"' },
  logLevel: 'warning',
};

/** The letters of instruments' names that are written otherwise in Hong Kong, each behind its own. The texts cite an
 * instrument as it was published; to a reader of traditional letters the pages write it in those. A general converter
 * would also rewrite letters of our own texts that are right as they stand. */
const LETTERS =
  '国國税稅务務总總号號财財横橫营營业業发發关關报報纳納粤粵统統计計镇鎮单單岗崗职職资資权權励勵问問题題读讀内內别別区區对對双雙征徵议議书書湾灣补補贴貼办辦详詳规規' +
  '义義个個实實条條优優员員会會门門则則华華产產协協约約执執险險广廣东東录錄机機构構';
const HONG_KONG = new Map([...LETTERS.matchAll(/(.)(.)/gu)].map(([, letter, own]) => [letter, own]));

/** What stands in 「」 is somebody's column or button, and stays as they write it. */
function traditional(text) {
  return text.replace(/「[^」]*」|关于|对于|./gsu, (found) => {
    if (found.startsWith('「')) return found;
    return [...found.replace('于', found.length > 1 ? '於' : '于')].map((letter) => HONG_KONG.get(letter) ?? letter).join('');
  });
}

/** The same of every text for Hong Kong. */
function inHongKong(found) {
  if (Array.isArray(found)) return found.map(inHongKong);
  if (typeof found !== 'object' || found === null) return found;
  return Object.fromEntries(Object.entries(found).map(([name, one]) => [name, name === HANT && typeof one === 'string' ? traditional(one) : inHongKong(one)]));
}

const HANT = 'zh-Hant-HK';
const everything = inHongKong(JSON.parse(readFileSync(join(out, 'page-data.json'), 'utf8')));

/** The parameters of a page's part of the law that its module can name: their ids stand in it. */
function parametersOf(wasm, isOurs) {
  const module = readFileSync(join(out, wasm, 'calc_wasm_bg.wasm'), 'latin1');
  return everything.params.parameters.filter(({ id }) => isOurs(id) && module.includes(id));
}

/** What a page shows of a parameter. */
function shownOf({ id, title, note, kind, versions }) {
  if (kind !== 'choice') return { id, title, note: id.startsWith(COMPANIES) ? note : undefined };
  const { question, alternatives } = versions.at(-1).value;
  return { id, title, note, question, alternatives };
}

/** What a page shows of the catalogue: the values themselves stand in the answers. */
function catalogue(columns, words, years, form, known, shown = shownOf) {
  const parameters = known.map(shown);
  const { first, last } = years;
  const tax_years = Array.from({ length: last - first + 1 }, (_, index) => String(last - index));
  const { engine, digest } = everything.params.ruleset;
  // The companies' page has no guide that brings these later.
  const names = [...cited(known), ...(known.some(({ id }) => id.startsWith(COMPANIES)) ? borne(known) : [])];
  return { columns, parameters, words, tax_years, cited: names, ruleset: `${engine}+${digest}`, ...form };
}

const firstOf = (parameters) => parameters.flatMap(({ versions }) => versions.map(({ references }) => references[0] ?? {}));

/** The Chinese names of what the parameters cite first: the pages show no more. */
function cited(parameters) {
  const names = new Set(firstOf(parameters).flatMap(({ instrument, article }) => [instrument, article]));
  return everything.cited.filter(({ en }) => names.has(en));
}

/** The same of instruments that bear their Chinese name themselves, where that is written otherwise in Hong Kong. */
function borne(parameters) {
  const names = [...new Set(firstOf(parameters).map(({ instrument }) => instrument))].filter((en) => !everything.cited.some((known) => known.en === en));
  return names.flatMap((en) => {
    const [, own] = /^.* \((.*[一-鿿].*)\)$/s.exec(en ?? '') ?? [];
    return own === undefined || traditional(own) === own ? [] : [{ en, 'zh-Hans': own, [HANT]: traditional(own) }];
  });
}

const COMPANIES = 'enterprise.';
/** The beginnings of the messages that the core names: mistakes in facts, and in the companies' page in a
 * file of the Catalogue. A payroll is told of in words by its own module. */
const byTheCore = ({ companies }) => (companies ? '`problem-${` `file-${` `catalogue-${`' : '`problem-${`');
const isOfPeople = (id) => !id.startsWith(COMPANIES);

/** What only months have, beside the employees' page. */
function monthData() {
  const { columns, words, results } = everything.months;
  const known = new Set(parametersOf('wasm', isOfPeople).map(({ id }) => id));
  const more = parametersOf('wasm-months', (id) => isOfPeople(id) && !known.has(id));
  const asked = columns.filter(({ name }) => !UNASKED.includes(name));
  return { columns: asked, words, results, parameters: more.map(shownOf), cited: cited(more) };
}

/** The beginnings of what an answer with months names, and a message that the companies have too. */
const OF_ANSWERS = "`problem-${` `note-${` `page-note-${` `page-fix-${` `page-help-${` 'problem-out_of_range-date'";
/** What the core says beside `problem-…` in a part of its own. */
const OF_READINGS = "'official-above-tax' 'official-below-zero' 'official-without-withheld' 'goal-out-of-reach'";
const OF_RECORDS = "`verify-${` 'receipt-none' 'receipt-setting' 'receipt-too-large'";
const UNASKED = ['name', 'id_type', 'id_number'];

/** What is loaded later, by the name that sources say in `#lazy`: a file beside the scripts, and the
 * module whose exports it gives. One with a core of its own names the folder of that in `wasm`, and in `core` the
 * messages that only the core says. */
const LAZY = {
  pictures: { file: 'tax-differential-pictures.js', entry: 'src/pictures/part.ts' },
  // It carries the texts that only it says, and how files explain the columns.
  guide: { file: 'tax-differential-guide.js', entry: 'src/guide/part.ts', texts: true },
  // It carries the texts of months, and the core that works them out.
  months: { file: 'tax-differential-months.js', entry: 'src/months/part.ts', months: true, texts: true, core: OF_ANSWERS },
  // It carries the texts of all readings together, and works them out in a worker.
  readings: {
    file: 'tax-differential-readings.js', entry: 'src/readings/part.ts', wasm: 'wasm-readings', worker: 'src/readings/worker.ts',
    texts: true, core: OF_READINGS,
  },
  // It carries what a record says when it is checked, and makes and checks records.
  records: { file: 'tax-differential-records.js', entry: 'src/records/part.ts', wasm: 'wasm-records', texts: true, core: OF_RECORDS },
  // It carries the texts that only it says, and works in a worker.
  payroll: {
    file: 'tax-differential-payroll.js', entry: 'src/payroll/part.ts', wasm: 'wasm-payroll', worker: 'src/payroll/worker.ts',
    texts: true,
  },
};

/** What only the actual Hong Kong bill asks for: a payroll in the page has it, the form does not. */
const ACTUAL_BILL = 'hong_kong_actual';

/** The columns that the employees' form asks for. The form's own sentence on one stands in the texts; how files explain it is
 * then in the guide. */
const asked = everything.columns.filter(({ group, name }) => !UNASKED.includes(name) && group !== ACTUAL_BILL);
const ENGLISH = readFileSync(join(root, 'calc-text/locales/en.ftl'), 'utf8');
const isExplained = ({ name }) => ENGLISH.includes(`\npage-help-${name} =`);
const PLACED = new Set(everything.form.pages.flatMap(([, names]) => names));
/** Incomes with a computation of their own: the page refuses them by name, and has nowhere to explain them or to say their words. */
const isRefused = ({ group, name }) => group === 'mainland' && !PLACED.has(name);

/** What the employees' page has of a column from the first. */
function shownOfColumn(column) {
  // The page takes its name where nothing else is said.
  const member = column.member === column.name ? undefined : column.member;
  const shown = { ...column, member };
  if (isRefused(column)) return { ...shown, help: undefined, label: undefined, words: [] };
  return isExplained(column) ? { ...shown, help: undefined } : shown;
}

/** What only the guide has of columns and open points: the result does without. */
function guideData() {
  const explained = asked.filter(isExplained).map(({ name, help }) => [name, { help }]);
  const refused = asked.filter(isRefused).map(({ name, label }) => [name, { label }]);
  const columns = Object.fromEntries([...explained, ...refused]);
  const points = parametersOf('wasm', isOfPeople).filter(({ kind }) => kind === 'choice').map((known) => ({ ...shownOf(known), title: undefined }));
  const names = borne(['wasm', 'wasm-months'].flatMap((wasm) => parametersOf(wasm, isOfPeople)));
  return { columns, points, cited: names };
}

/** The two pages: each has its own module of the core, its own columns and its own texts. */
const PAGES = [
  {
    script: 'tax-differential.js',
    entry: 'src/main.ts',
    testing: 'src/testing.ts',
    parts: 'parts.mjs',
    lazy: ['pictures', 'guide', 'readings', 'records', 'months', 'payroll'],
    wasm: 'wasm',
    catalogue: catalogue(
      asked.map(shownOfColumn), [],
      everything.tax_years, everything.form,
      parametersOf('wasm', isOfPeople), ({ id, title }) => ({ id, title }),
    ),
  },
  {
    script: 'company-tax.js',
    companies: true,
    entry: 'src/company/main.ts',
    testing: 'src/company/testing.ts',
    parts: 'company-parts.mjs',
    lazy: ['pictures'],
    wasm: 'wasm-company',
    catalogue: catalogue(
      everything.enterprise.columns, everything.enterprise.words, everything.enterprise.years, everything.enterprise.form,
      parametersOf('wasm-company', (id) => id.startsWith(COMPANIES)),
    ),
  },
];

const locale = (name) => join(root, 'calc-text/locales', name);

/** The messages under the headings of the English file that begin with certain words. */
const under = (heading) =>
  new Set(
    readFileSync(locale('en.ftl'), 'utf8')
      .split(/^### /m)
      .filter((part) => heading.test(part))
      .flatMap((part) => part.match(/^[a-z][a-z0-9_-]*(?= =)/gm)),
  );
const OF_COMPANIES = under(/^(Companies:|The page for companies)/);
/** Only the part for months works them out. */
const OF_MONTHS = under(/^Months:/);
/** No module of a page but that of payrolls works them out, and it carries its own texts. */
const OF_SPECIAL_INCOMES = under(/^Special incomes/);

/** Only the part for all readings says them. */
const OF_RANGES = under(/^The range of an answer/);
/** Mistakes of a file of rows, which the module of one person does not make. */
const OF_ROWS = new Set(['problem-line_break', 'problem-wrong_cell_count', 'problem-duplicate_person_year']);
/** A payroll is told of the actual Hong Kong bill in words by its own module. */
const OF_BILL = under(/^Both sides:/);

/** Whether a page, or a part of one, asks for a column. */
function isAsked(column, { companies, months }) {
  const known = companies ? everything.enterprise.columns : months ? [...asked, ...everything.months.columns] : asked;
  return known.some(({ name }) => name === column);
}

/** The messages that a page can say: those that its sources name, whole or by their beginning, and
 * those that the core may name. By their id, as the file of a language has them behind it. */
function messages(tag, sources, page) {
  const file = readFileSync(locale(`${tag}.ftl`), 'utf8');
  const blocks = (tag === HANT ? traditional(file) : file).split(/\n(?=[a-z])/);
  const whole = new Set([...sources.matchAll(/['"`]([a-z]+-[a-z0-9_-]+)['"`]/g)].map(([, id]) => id));
  const beginnings = [...sources.matchAll(/`([a-z]+-(?:[a-z0-9_-]+-)?)\$\{/g)].map(([, id]) => id);
  const idOf = (block) => /^[a-z][a-z0-9_-]*/.exec(block)?.[0];
  const said = (id) => {
    if (id === undefined || whole.has(id)) return id !== undefined;
    const left =
      OF_SPECIAL_INCOMES.has(id) || OF_BILL.has(id) || (page.script && (OF_RANGES.has(id) || (!page.companies && OF_ROWS.has(id)))) || OF_MONTHS.has(id) !== (page.months === true) || (OF_COMPANIES.has(id) && !page.companies);
    const [, column] = /^page-(?:help|ask)-(.+)$/.exec(id) ?? [];
    if (column && !isAsked(column, page)) return false;
    return !left && beginnings.some((start) => id.startsWith(start));
  };
  return new Map(blocks.filter((block) => said(idOf(block))).map((block) => [idOf(block), withoutComments(block).slice(idOf(block).length)]));
}

const TAGS = ['en', 'zh-Hans', 'zh-Hant-HK'];

/** The texts of all languages, a message in each beside the others: so they are packed to three quarters of what
 * three files take, whose like messages lie too far apart. */
function textsModule(sources, page) {
  const all = TAGS.map((tag) => messages(tag, sources, page));
  const packed = [...all[0].keys()].map((id) => [id, ...all.map((one) => one.get(id))].join('\u0001')).join('\u0002');
  return `const parts = ${JSON.stringify(packed)}.split('\u0002').map((one) => one.split('\u0001'));
    const texts = (at) => parts.map((one) => one[0] + one[at]).join('\\n');
    export default { ${TAGS.map((tag, at) => `'${tag}': texts(${at + 1})`).join(', ')} };`;
}

function withoutComments(block) {
  return block.split('\n').filter((line) => !line.startsWith('#')).join('\n').trimEnd();
}

/** A worker, as a text that a worker is made of: it is no file of its own. */
async function workerSource(entry) {
  const result = await build({
    ...shared,
    entryPoints: [entry],
    format: 'iife',
    write: false,
  });
  return result.outputFiles[0].text;
}

/** Every source that goes into a page or into what it loads later: the page has the texts of all that
 * carry none. */
async function sourcesOf(page) {
  const without = page.lazy.map((name) => LAZY[name]).filter(({ texts }) => !texts);
  return sourcesFrom([page.entry, ...without.map(({ entry }) => entry)], page);
}

async function sourcesFrom(entryPoints, page, plugins = []) {
  const { metafile } = await build({
    ...shared, entryPoints, plugins: [...plugins, styles, parts(page, '', '')], outdir: out, write: false, metafile: true,
  });
  const files = Object.keys(metafile.inputs).filter((name) => name.startsWith('src/') && name.endsWith('.ts'));
  return files.map((name) => readFileSync(join(here, name), 'utf8')).join('\n');
}

/** What the page shares, by the name that it has in `lazy.ts`: exports of modules of ours, and of lit's. */
const SHARED = Object.fromEntries(
  ['fields', 'numbers', 'page-data'].map((name) => {
    const source = readFileSync(join(here, 'src', `${name}.ts`), 'utf8');
    return [name, [...source.matchAll(/^export (?:function|const|class) (\w+)/gm)].map(([, exported]) => exported)];
  }),
);
SHARED.lit = ['html', 'live', 'nothing', 'svg'];

/** A part takes from the page that loads it what the page has already. */
const fromPage = {
  name: 'from-page',
  setup(bundle) {
    bundle.onResolve({ filter: /^lit(\/directives\/live\.js)?$|\/(fields|numbers|page-data)\.ts$/ }, ({ path }) => ({
      path: path.startsWith('lit') ? 'lit' : path.replace(/^.*\/|\.ts$/g, ''), namespace: 'page',
    }));
    bundle.onLoad({ filter: /.*/, namespace: 'page' }, ({ path }) => ({
      contents: `export const { ${SHARED[path].join(', ')} } = document.currentScript.shared.${path.replace('page-', '')};`,
    }));
  },
};

/** The notices that have to stand in every copy of the packages whose code is in a bundle. */
function notices({ outputs }) {
  const [{ inputs }] = Object.values(outputs);
  const used = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const packages = new Set(used.map(([name]) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(name)?.[1]).filter(Boolean));
  const byText = new Map();
  for (const name of packages) {
    const text = readFileSync(join(here, 'node_modules', name, 'LICENSE'), 'utf8').trim();
    byText.set(text, [...(byText.get(text) ?? []), name]);
  }
  return [...byText].map(([text, names]) => `/*! ${names.sort().join(', ')}\n${text}\n*/\n`).join('');
}

/** A part: a script that leaves what its module exports on the element that loads it, with what tells
 * this build from any other. */
async function lazyPart({ file, entry, wasm, worker, texts, months, core = '' }) {
  const own = { wasm, months, catalogue: {} };
  // What the page shares is not said by the part.
  const said = texts ? `${await sourcesFrom([entry], own, [fromPage])} ${core}` : '';
  const { outputFiles, metafile } = await build({
    ...shared, entryPoints: [entry], format: 'iife', globalName: 'part', outdir: out, write: false, metafile: true,
    plugins: [fromPage, ...(texts ? [parts(own, worker ? await workerSource(worker) : '', said)] : [])],
  });
  const code = outputFiles[0].text;
  const id = createHash('sha256').update(code).digest('hex').slice(0, 16);
  put(join(out, 'dist', file), `${notices(metafile)}(()=>{${code}document.currentScript.given={id:"${id}",part};})();\n`);
  return { file, id };
}

/** A style sheet, as a text without what only people read. */
const styles = {
  name: 'styles',
  setup(bundle) {
    bundle.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true, target: shared.target });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

/** What is no file of its own: the module, the worker, the texts, the catalogue. */
function parts(page, worker, sources) {
  // Packed here: as text it packs badly.
  const packed = (wasm) => ({ contents: gzipSync(readFileSync(join(out, wasm, 'calc_wasm_bg.wasm')), { level: 9 }), loader: 'binary' });
  const content = {
    '#worker': () => ({ contents: worker, loader: 'text' }),
    '#wasm': () => packed(page.wasm),
    '#months-wasm': () => packed('wasm-months'),
    '#guide-data': () => ({ contents: JSON.stringify(guideData()), loader: 'json' }),
    '#month-data': () => ({ contents: JSON.stringify(monthData()), loader: 'json' }),
    '#texts': () => ({ contents: textsModule(sources, page), loader: 'js' }),
    '#lazy': () => ({ contents: JSON.stringify(lazy), loader: 'json' }),
    '#page-data': () => ({ contents: JSON.stringify(page.catalogue), loader: 'json' }),
  };
  return {
    name: 'parts',
    setup(bundle) {
      bundle.onResolve({ filter: /^#(worker|wasm|months-wasm|month-data|guide-data|lazy|page-data|texts)$/ }, ({ path }) => ({ path, namespace: 'part' }));
      bundle.onLoad({ filter: /.*/, namespace: 'part' }, ({ path }) => content[path]());
    },
  };
}

/** A page with the tables of the columns where its comments ask for them. */
function withColumns(text) {
  return text
    .replace('<!-- columns of people -->', () => columnTable(asked, 'Columns of people'))
    .replace('<!-- columns of companies -->', () => columnTable(everything.enterprise.columns, 'Columns of companies'));
}

/** What a host may set: the name, the kind, the words of a choice, and what it is. */
function columnTable(columns, title) {
  const escaped = (said) => said.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const row = ({ name, group, kind, words, label }) => {
    const known = kind === 'yes_no' ? ['yes', 'no'] : kind === 'yes_no_unknown' ? ['yes', 'no', 'unknown'] : words.map(({ key }) => key);
    const taken = known.length > 0 ? known.map((key) => `<code>${key}</code>`).join(' ') : kind;
    return `<tr><th scope="row"><code>${name}</code></th><td>${group}</td><td>${taken}</td><td>${escaped(label.en)}</td></tr>`;
  };
  return `<div class="columns" tabindex="0" role="region" aria-label="${title}"><table>
    <thead><tr><th scope="col">column</th><th scope="col">group</th><th scope="col">takes</th><th scope="col">what it is</th></tr></thead>
    <tbody>${columns.map(row).join('')}</tbody></table></div>`;
}

const lazy = {};
await writeTypes();
const require = createRequire(import.meta.url);
execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '--noEmit', '-p', here], {
  stdio: 'inherit',
});
mkdirSync(join(out, 'dist'), { recursive: true });
for (const [name, part] of Object.entries(LAZY)) lazy[name] = await lazyPart(part);
for (const page of PAGES) {
  const plugins = [styles, parts(page, '', `${await sourcesOf(page)} ${byTheCore(page)}`)];
  const script = await build({ ...shared, entryPoints: [page.entry], format: 'iife', plugins, outdir: out, write: false });
  put(join(out, 'dist', page.script), script.outputFiles[0].contents);
  // The parts that tests call without a browser.
  await build({
    ...shared,
    entryPoints: [page.testing],
    format: 'esm',
    platform: 'node',
    minify: false,
    plugins,
    outfile: join(out, 'test', page.parts),
  });
}
const SCRIPTS = [...PAGES.map(({ script }) => script), ...Object.values(LAZY).map(({ file }) => file)];
const STATIC = ['index.html', 'company.html', 'embed.html', 'page.css'];
for (const page of STATIC) put(join(out, 'dist', page), withColumns(readFileSync(join(here, 'pages', page), 'utf8')));
// For a server that sends what is packed already, and that must not serve a page of other numbers.
for (const name of [...STATIC, ...SCRIPTS]) {
  put(join(out, 'dist', `${name}.gz`), gzipSync(readFileSync(join(out, 'dist', name)), { level: 9 }));
}
put(join(out, 'dist/ruleset'), everything.params.ruleset.digest);
for (const file of [...PAGES.map(({ wasm }) => `${wasm}/calc_wasm_bg.wasm`), 'wasm-months/calc_wasm_bg.wasm', 'wasm-readings/calc_wasm_bg.wasm', 'wasm-records/calc_wasm_bg.wasm', ...SCRIPTS.map((script) => `dist/${script}`)]) {
  const bytes = readFileSync(join(out, file));
  console.log(`${file}: ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} gzipped`);
}
