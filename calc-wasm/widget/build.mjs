// The page, from the bindings in target/widget/wasm to target/widget/dist. `cargo xtask widget`
// runs it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { build } from 'esbuild';
import { compileFromFile } from 'json-schema-to-typescript';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const out = join(root, 'target/widget');

/** Types of what goes in and comes out, from the schemas that the core's tests check. */
async function writeTypes() {
  const schemas = join(root, 'fixtures/schemas');
  mkdirSync(join(out, 'types'), { recursive: true });
  for (const name of ['facts', 'answer']) {
    const text = await compileFromFile(join(schemas, `${name}.schema.json`), {
      cwd: schemas,
      bannerComment: '',
      additionalProperties: false,
    });
    writeFileSync(join(out, 'types', `${name}.d.ts`), text);
  }
}

const shared = {
  bundle: true,
  minify: true,
  target: ['chrome123', 'firefox128', 'safari17.5'],
  charset: 'utf8',
  legalComments: 'inline',
  absWorkingDir: here,
  alias: { '#core': join(out, 'wasm/calc_wasm.js') },
  loader: { '.css': 'text' },
  // The bindings are initialised with the module itself and never look for their own file.
  define: { 'import.meta.url': '"about:blank"' },
  logLevel: 'warning',
};

/** What the page shows of the catalogue: the values themselves stand in the answers. */
function catalogue() {
  const { columns, params, tax_years: covered } = JSON.parse(readFileSync(join(out, 'catalogue.json'), 'utf8'));
  const parameters = params.parameters.map(({ id, title, note, kind, versions }) => {
    if (kind !== 'choice') return { id, title };
    const { question, alternatives } = versions.at(-1).value;
    return { id, title, note, question, alternatives };
  });
  const { first, last } = covered;
  const tax_years = Array.from({ length: last - first + 1 }, (_, index) => String(last - index));
  const asked = columns.filter(({ name }) => !['name', 'id_type', 'id_number'].includes(name));
  return { columns: asked, parameters, tax_years };
}

/** The messages that the page can say: those of the terminal and of a whole run are left out. */
function messages(file) {
  const blocks = readFileSync(file, 'utf8').split(/\n(?=[a-z])/);
  const unused = /^(cli-|usage-|summary-|reason-|json-|title-|report-|params-|progress-|line-|place-|file-no-|file-many|code-|explain-)/;
  return blocks.filter((block) => !unused.test(block)).map(withoutComments).join('\n');
}

function withoutComments(block) {
  return block.split('\n').filter((line) => !line.startsWith('#')).join('\n').trimEnd();
}

/** The worker, as a text that the page makes a worker of: one script is all that a host embeds. */
async function workerSource() {
  const result = await build({
    ...shared,
    entryPoints: ['src/payroll/worker.ts'],
    format: 'iife',
    write: false,
  });
  return result.outputFiles[0].text;
}

await writeTypes();
const require = createRequire(import.meta.url);
execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '--noEmit', '-p', here], {
  stdio: 'inherit',
});
const worker = await workerSource();
const asText = {
  name: 'worker-as-text',
  setup(bundle) {
    bundle.onResolve({ filter: /^#worker$/ }, () => ({ path: 'worker', namespace: 'worker' }));
    bundle.onLoad({ filter: /.*/, namespace: 'worker' }, () => ({ contents: worker, loader: 'text' }));
    // Packed here: as text it packs badly.
    bundle.onResolve({ filter: /^#wasm$/ }, () => ({ path: 'wasm', namespace: 'wasm' }));
    bundle.onLoad({ filter: /.*/, namespace: 'wasm' }, () => ({
      contents: gzipSync(readFileSync(join(out, 'wasm/calc_wasm_bg.wasm')), { level: 9 }),
      loader: 'binary',
    }));
    bundle.onResolve({ filter: /^#locales\// }, ({ path }) => ({
      path: join(root, 'calc-core/locales', path.slice('#locales/'.length)),
      namespace: 'locales',
    }));
    bundle.onLoad({ filter: /.*/, namespace: 'locales' }, ({ path }) => ({
      contents: messages(path),
      loader: 'text',
    }));
    bundle.onResolve({ filter: /^#catalogue$/ }, () => ({ path: 'catalogue', namespace: 'catalogue' }));
    bundle.onLoad({ filter: /.*/, namespace: 'catalogue' }, () => ({
      contents: JSON.stringify(catalogue()),
      loader: 'json',
    }));
  },
};
await build({
  ...shared,
  entryPoints: ['src/main.ts'],
  format: 'iife',
  plugins: [asText],
  outfile: join(out, 'dist/tax-differential.js'),
});
// The parts that tests call without a browser.
await build({
  ...shared,
  entryPoints: ['src/testing.ts'],
  format: 'esm',
  platform: 'node',
  minify: false,
  plugins: [asText],
  outfile: join(out, 'test/parts.mjs'),
});
for (const page of ['index.html', 'embed.html', 'page.css']) {
  writeFileSync(join(out, 'dist', page), readFileSync(join(here, 'pages', page)));
}
for (const file of ['wasm/calc_wasm_bg.wasm', 'dist/tax-differential.js']) {
  const bytes = readFileSync(join(out, file));
  console.log(`${file}: ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} gzipped`);
}
