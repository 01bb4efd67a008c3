// What the page and the worker of a payroll say to each other.
import type { Language } from '../texts.ts';

/** The same in each language. */
export type Said<T> = Record<Language, T>;

/** What somebody says about how files are read, as the program's options say it. */
export interface Asked {
  sheets: string[];
  encoding: string;
  map: string;
  exclude: string;
  project: boolean;
}

export interface Sheet {
  file: string;
  sheet: string;
  read: boolean;
}

export interface Refused {
  id: string;
  said: Said<{ place: string; message: string; fix: string }>;
  encodings: { name: string; text: string }[];
}

/** What a run came to. */
export interface View {
  title: string;
  withheld: string | null;
  routes: [string, string, string][];
  totals: [string, string, string][];
  errors: [string, string, string, string][];
  notes: [string, string, string, string][];
  unused: string[];
  after: string[];
}

export interface Result {
  exclude: string | null;
  said: Said<View>;
}

export type ToWorker =
  | { kind: 'start'; module: WebAssembly.Module }
  | { kind: 'look'; files: File[]; asked: Asked }
  | { kind: 'errors'; language: Language }
  | { kind: 'workbook'; csv: Blob; language: Language };

export type FromWorker =
  | { kind: 'started' }
  | { kind: 'looked'; before: Said<string[]>; sheets: Sheet[] }
  | { kind: 'progress'; read: number; rows: number }
  | { kind: 'done'; result: Result; parts: Uint8Array<ArrayBuffer>[] }
  | { kind: 'made'; file: Blob }
  | { kind: 'too_many_cells' }
  | { kind: 'refused'; refused: Refused; sheets: Sheet[] }
  | { kind: 'too_large'; name: string }
  | { kind: 'unreadable' }
  | { kind: 'failed' };
