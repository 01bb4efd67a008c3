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

/** One person in one year. */
export interface Line {
  person: string;
  year: string;
  mainland_tax: string;
  /** Of the same income, in yuan. */
  hong_kong_tax: string;
  best: Said<string>;
  /** What the best route brings, or would bring if it is confirmed. */
  amount: string;
  /** How many notes there are. */
  notes: number;
  /** As the core takes them; null where they have errors. */
  facts: string | null;
  errors: { row: number; said: Said<{ column: string; found: string; message: string; fix: string }[]> } | null;
}

/** Lines that are asked for, counted from 0: of all, or of those with errors. */
export interface Lines {
  from: number;
  wrong: boolean;
}

export interface Result {
  rows: number;
  errors: number;
  exclude: string | null;
  said: Said<View>;
}

export type ToWorker =
  | { kind: 'start'; module: WebAssembly.Module }
  | { kind: 'look'; files: File[]; asked: Asked }
  | { kind: 'errors'; language: Language }
  | { kind: 'list'; csv: Blob; asked: Lines }
  | { kind: 'template'; language: Language; workbook: boolean }
  | { kind: 'workbook'; csv: Blob; language: Language };

export type FromWorker =
  | { kind: 'started' }
  | { kind: 'looked'; before: Said<string[]>; sheets: Sheet[] }
  | { kind: 'progress'; read: number; rows: number }
  | { kind: 'done'; result: Result; parts: Uint8Array<ArrayBuffer>[]; asked: Lines; lines: Line[] }
  | { kind: 'listed'; asked: Lines; lines: Line[] }
  | { kind: 'template'; file: Blob; workbook: boolean }
  | { kind: 'made'; file: Blob }
  | { kind: 'too_many_cells' }
  | { kind: 'refused'; refused: Refused; sheets: Sheet[] }
  | { kind: 'too_large'; name: string }
  | { kind: 'unreadable' }
  | { kind: 'failed' };
