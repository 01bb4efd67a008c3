declare module '#page-data' {
  const catalogue: { columns: unknown[]; parameters: unknown[]; words: unknown[]; cited: unknown[]; tax_years: string[]; ruleset: string; pages: [string, string[]][]; blanks: [string, string][] };
  export default catalogue;
}
declare module '#wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
declare module '#worker' {
  const source: string;
  export default source;
}
declare module '#texts' {
  /** The messages that a page or a part of it can say, by language. */
  const texts: Record<'en' | 'zh-Hans' | 'zh-Hant-HK', string>;
  export default texts;
}
declare module '*.css' {
  const text: string;
  export default text;
}
declare module '#lazy' {
  /** The parts that are loaded later, by name. */
  const files: Record<'pictures' | 'months' | 'payroll' | 'guide' | 'readings' | 'records', { file: string; id: string }>;
  export default files;
}
declare module '#month-data' {
  /** What only months have: columns, words and names of results, parameters and what they cite. */
  const catalogue: { columns: unknown[]; words: unknown[]; results: unknown[]; parameters: unknown[]; cited: unknown[] };
  export default catalogue;
}
declare module '#guide-data' {
  /** How files of payrolls explain the columns that the page explains otherwise, what those are called that it refuses, and the readings of open points. */
  const data: { columns: Record<string, Pick<import('./page-data.ts').Column, 'help' | 'label'>>; points: { id: string }[]; cited: import('./page-data.ts').Text[] };
  export default data;
}
declare module '#months-wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
