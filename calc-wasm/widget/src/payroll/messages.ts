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

/** What was chosen, and how it is to be read. */
export interface Chosen {
  files: File[];
  asked: Asked;
  /** Files of a bureau's readings; there can be one. */
  readings: File[];
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
  /** The readings of a bureau that were taken: what they are, and what they change. */
  readings: string[];
}

/** What the bureau's figures agree with. */
export interface Calibrated {
  years: { title: string; parts: { title: string; lines: string[] }[] }[];
  without_figure: string | null;
  not_compared: string[];
  not_law: string;
  /** Whether anything was learned. */
  learned: boolean;
  /** The file that keeps it. */
  file: string;
}

/** Why figures were not compared. */
export type NotCalibrated = Refused | 'unreadable' | 'failed';

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
  /** Whether a column has figures of the tax bureau. */
  figures: boolean;
  /** What the readings in use decide: by tax year the open point's id, the name of its setting, and what is taken. */
  settings: Record<string, [string, string, string][]>;
  said: Said<View>;
}

export type ToWorker =
  | { kind: 'start'; module: WebAssembly.Module }
  | ({ kind: 'look' } & Chosen)
  | { kind: 'calibrate' }
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
  | { kind: 'calibrated'; found: Said<Calibrated> }
  | { kind: 'not_calibrated'; why: NotCalibrated }
  | { kind: 'template'; file: Blob; workbook: boolean }
  | { kind: 'made'; file: Blob }
  | { kind: 'too_many_cells' }
  | { kind: 'refused'; refused: Refused; sheets: Sheet[] }
  | { kind: 'too_large'; name: string }
  | { kind: 'unreadable' }
  | { kind: 'failed' };
