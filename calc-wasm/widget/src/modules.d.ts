declare module '#page-data' {
  const catalogue: { columns: unknown[]; parameters: unknown[]; words: unknown[]; cited: unknown[]; tax_years: string[]; pages: [string, string[]][]; blanks: [string, string][] };
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
declare module '#locales/*' {
  const text: string;
  export default text;
}
declare module '*.css' {
  const text: string;
  export default text;
}
declare module '#lazy' {
  /** The parts that are loaded later, by name. */
  const files: Record<'pictures' | 'months' | 'payroll', { file: string; id: string }>;
  export default files;
}
declare module '#month-data' {
  /** What only months have: columns, words and names of results, parameters and what they cite. */
  const catalogue: { columns: unknown[]; words: unknown[]; results: unknown[]; parameters: unknown[]; cited: unknown[] };
  export default catalogue;
}
declare module '#months-wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
