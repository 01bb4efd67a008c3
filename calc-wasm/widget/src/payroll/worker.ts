// The worker of a payroll: reads the files and works them out in this browser, piece after piece.
import { type Batch, Files, initSync, warm_up, template_csv, template_workbook } from '#payroll-core';

import type { Chosen, FromWorker, Line, Lines, NotCalibrated, Refused, Result, Sheet, ToWorker } from './messages.ts';

/** Reads at once, as workers may. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

const scope = self as unknown as {
  onmessage: ((message: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
};

/** How much of a file is looked at before it is read: as much as the program looks at. */
const HEAD = 1 << 17;

/** The largest file that is read as a whole: what has to be joined, and workbooks. */
const LARGEST = 512 << 20;

/** The largest file of readings, and one more byte: a larger one is refused by the core. */
const LARGEST_READINGS = (1 << 20) + 1;

/** How much is read from a file at once. */
const SLICE = 8 << 20;

/** What is left of a slice when the next one has to be here: more than is ever asked for at once. */
const ENOUGH = 2 << 20;

/** How much goes into a workbook at once. */
const PIECE = 4 << 20;

/** How many people are shown at once. */
const PAGE = 100;

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** How long what is said of the progress stays, in milliseconds. */
const PAUSE = 100;

const reader = new FileReaderSync();
const bytesOf = (blob: Blob) => new Uint8Array(reader.readAsArrayBuffer(blob));

let memory: WebAssembly.Memory | undefined;
let chosen: Chosen | undefined;
let batch: Batch | undefined;
let feed: Feed | undefined;
let sheets: Sheet[] = [];

/** A file from its beginning. The next slice is read while one is worked out. */
class Feed {
  private slice: Uint8Array = new Uint8Array();
  private given = 0;
  private from = 0;
  private coming: Promise<ArrayBuffer | undefined> | undefined;
  private waiting: Uint8Array | undefined;

  constructor(private readonly file: File) {}

  /** The next bytes, at once: those that are here, or else those that the file has. */
  readonly next = (most: number): Uint8Array => {
    if (this.given === this.slice.length) {
      this.slice = this.waiting ?? bytesOf(this.upcoming());
      this.waiting = undefined;
      this.coming = undefined;
      this.from += this.slice.length;
      this.given = 0;
    }
    const piece = this.slice.subarray(this.given, this.given + most);
    this.given += piece.length;
    return piece;
  };

  /** Waits for the next slice where the last one is nearly used up; nothing to wait for otherwise. */
  ready(): Promise<void> | undefined {
    if (this.waiting) return undefined;
    // What cannot be read is read again at once, and then it is said.
    this.coming ??= this.upcoming().arrayBuffer().catch(() => undefined);
    if (this.slice.length - this.given > ENOUGH) return undefined;
    return this.coming.then((bytes) => {
      this.waiting = bytes && new Uint8Array(bytes);
    });
  }

  private upcoming(): Blob {
    return this.file.slice(this.from, this.from + SLICE);
  }
}

/** Reads files as far as they are read before the rows, and says which of them is read piece by piece; nothing where one
 * is too large. */
function opened({ files: payroll, asked, readings }: Chosen): { files: Files; feed: Feed | undefined } | undefined {
  let feed: Feed | undefined;
  const files = new Files(JSON.stringify(asked), payroll.length > 1);
  for (const file of readings) files.add_readings(file.name, bytesOf(file.slice(0, LARGEST_READINGS)));
  for (const file of payroll) {
    const head = bytesOf(file.slice(0, HEAD));
    if (files.is_plain(file.name, head)) {
      feed = new Feed(file);
      files.add_plain(file.name, head, feed.next);
    } else if (file.size > LARGEST) {
      scope.postMessage({ kind: 'too_large', name: file.name });
      return undefined;
    } else {
      files.add(file.name, bytesOf(file), head.length);
    }
  }
  return { files, feed };
}

async function look(asked: Chosen): Promise<void> {
  sheets = [];
  chosen = asked;
  const read = opened(asked);
  if (!read) return;
  const { files } = read;
  feed = read.feed;
  sheets = JSON.parse(files.sheets()) as Sheet[];
  batch = files.arrange();
  scope.postMessage({ kind: 'looked', before: JSON.parse(batch.before()), sheets });
  // Whoever reads what was recognised need not wait for the rows afterwards.
  if (memory) await run(batch, memory);
}

async function run(batch: Batch, memory: WebAssembly.Memory): Promise<void> {
  const parts = [batch.header() as Uint8Array<ArrayBuffer>];
  let shown = performance.now();
  for (;;) {
    const wait = feed?.ready();
    if (wait) await wait;
    if (!batch.next_rows()) break;
    parts.push(new Uint8Array(memory.buffer as ArrayBuffer, batch.written_at(), batch.written()).slice());
    const now = performance.now();
    if (now - shown < PAUSE) continue;
    shown = now;
    scope.postMessage({ kind: 'progress', read: batch.read(), rows: batch.rows() });
  }
  const result = JSON.parse(batch.result()) as Result;
  // Who has errors to mend sees these first.
  const asked = { from: 0, wrong: result.errors > 0 };
  const lines = listed(batch, asked, (piece) => parts[piece + 1] ?? new Uint8Array());
  const done: FromWorker = { kind: 'done', result, parts, asked, lines };
  scope.postMessage(done, parts.map(({ buffer }) => buffer));
}

/** The lines of a page; `bytes` hands out the pieces of the result that hold them. */
function listed(batch: Batch, { from, wrong }: Lines, bytes: (piece: number) => Uint8Array): Line[] {
  const lines: Line[] = [];
  while (lines.length < PAGE) {
    const next = from + lines.length;
    const piece = batch.piece_of(next, wrong);
    if (piece === undefined) break;
    const more = JSON.parse(batch.lines(piece, bytes(piece), next, PAGE - lines.length, wrong)) as Line[];
    if (more.length === 0) throw new Error('a piece lacks the lines that it was counted with');
    lines.push(...more);
  }
  return lines;
}

function list(batch: Batch, csv: Blob, asked: Lines): void {
  const bytes = (piece: number) => bytesOf(csv.slice(batch.piece_begins(piece), batch.piece_begins(piece + 1)));
  scope.postMessage({ kind: 'listed', asked, lines: listed(batch, asked, bytes) });
}

/** Reads the files once more, without the readings in use: what is learned rests on the figures alone. */
function calibrate(asked: Chosen): void {
  try {
    const found = opened({ ...asked, readings: [] })?.files.arrange().calibrate();
    if (found !== undefined) scope.postMessage({ kind: 'calibrated', found: JSON.parse(found) });
  } catch (error) {
    scope.postMessage({ kind: 'not_calibrated', why: whyNot(error) });
  }
}

/** What somebody is told. The browser throws where a file was changed or taken away, or is a folder. */
function whyNot(error: unknown): NotCalibrated {
  if (typeof error === 'string') return JSON.parse(error) as Refused;
  return error instanceof DOMException ? 'unreadable' : 'failed';
}

function template(language: string, workbook: boolean): void {
  const bytes = (workbook ? template_workbook(language) : template_csv(language)) as Uint8Array<ArrayBuffer>;
  scope.postMessage({ kind: 'template', file: new Blob([bytes], { type: workbook ? WORKBOOK : 'text/csv' }), workbook });
}

function workbook(batch: Batch, csv: Blob, language: string): void {
  if (!batch.fits_workbook()) {
    scope.postMessage({ kind: 'too_many_cells' });
    return;
  }
  batch.begin_workbook(language);
  for (let from = 0; from < csv.size; from += PIECE) batch.write_workbook(bytesOf(csv.slice(from, from + PIECE)));
  const file = new Blob([batch.end_workbook() as Uint8Array<ArrayBuffer>], { type: WORKBOOK });
  scope.postMessage({ kind: 'made', file });
}

async function hear(data: ToWorker): Promise<void> {
  if (data.kind === 'start') {
    ({ memory } = initSync({ module: data.module }));
    warm_up();
    scope.postMessage({ kind: 'started' });
  } else if (data.kind === 'look') await look(data);
  else if (chosen && data.kind === 'calibrate') calibrate(chosen);
  else if (data.kind === 'template') template(data.language, data.workbook);
  else if (batch && data.kind === 'list') list(batch, data.csv, data.asked);
  else if (batch && data.kind === 'workbook') workbook(batch, data.csv, data.language);
  else if (batch && data.kind === 'errors') {
    const list = batch.list_errors(data.language) as Uint8Array<ArrayBuffer>;
    scope.postMessage({ kind: 'made', file: new Blob([list], { type: 'text/csv' }) });
  }
}

scope.onmessage = ({ data }) => {
  hear(data).catch((error: unknown) => {
    const why = whyNot(error);
    scope.postMessage(typeof why === 'string' ? { kind: why } : { kind: 'refused', refused: why, sheets });
  });
};
