// A module of the core: how it starts, and how it says why there is no answer.

/** What a message fills in. */
export type Argument =
  | { text: string }
  | { number: number }
  | { column: string }
  | { columns: string[] }
  | { names: string[] }
  | { words: string }
  | { range: string };

export interface Mistake {
  pointer: string;
  code: string;
  found: string;
  row?: number;
  message?: { id: string; arguments: [string, Argument][] };
}

export interface Refusal {
  errors: Mistake[];
}

/** What the core said, or why it did not answer. */
export type Said<T> = { answer: T } | { refusal: Refusal };

export function said<T>(call: () => string): Said<T> {
  try {
    return { answer: JSON.parse(call()) as T };
  } catch (error) {
    if (typeof error !== 'string') throw error;
    return { refusal: JSON.parse(error) as Refusal };
  }
}

export function settingLines(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings).map(([name, value]) => `${name}=${value}`).join('\n');
}

/** A module is unpacked, compiled and started once for all elements of a page. */
export function once(packed: Uint8Array<ArrayBuffer>, start: (module: WebAssembly.Module) => void): () => Promise<WebAssembly.Module> {
  let compiled: Promise<WebAssembly.Module> | undefined;
  return () => {
    compiled ??= unpacked(packed).then(async (bytes) => {
      const module = await WebAssembly.compile(bytes);
      start(module);
      return module;
    });
    return compiled;
  };
}

function unpacked(packed: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}
