// The worker of a payroll: reads the files and works them out in this browser, piece after piece.
import { type Batch, Files, initSync } from '#payroll-core';

import type { FromWorker, Sheet, ToWorker } from './messages.ts';

/** Reads at once, as workers may. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

const scope = self as unknown as {
  onmessage: ((message: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker): void;
};

/** How much of a file is looked at before it is read: as much as the program looks at. */
const HEAD = 1 << 17;

/** The largest file that is read as a whole: what has to be joined, and workbooks. */
const LARGEST = 512 << 20;

/** How much is read from a file at once. */
const SLICE = 8 << 20;

/** How much goes into a workbook at once. */
const PIECE = 4 << 20;

/** How long what is said of the progress stays, in milliseconds. */
const PAUSE = 100;

const reader = new FileReaderSync();
const bytesOf = (blob: Blob) => new Uint8Array(reader.readAsArrayBuffer(blob));

let memory: WebAssembly.Memory | undefined;
let batch: Batch | undefined;
let csv = new Blob();
let sheets: Sheet[] = [];

/** Hands out a file from its beginning. */
function inPieces(file: File): (most: number) => Uint8Array {
  let [from, given] = [0, 0];
  let slice = new Uint8Array();
  return (most) => {
    if (given === slice.length) {
      slice = bytesOf(file.slice(from, from + SLICE));
      from += slice.length;
      given = 0;
    }
    const piece = slice.subarray(given, given + most);
    given += piece.length;
    return piece;
  };
}

function look({ module, files: chosen, asked }: ToWorker & { kind: 'look' }): void {
  ({ memory } = initSync({ module }));
  sheets = [];
  const files = new Files(JSON.stringify(asked), chosen.length > 1);
  for (const file of chosen) {
    const head = bytesOf(file.slice(0, HEAD));
    if (files.is_plain(file.name, head)) {
      files.add_plain(file.name, head, inPieces(file));
    } else if (file.size > LARGEST) {
      scope.postMessage({ kind: 'too_large', name: file.name });
      return;
    } else {
      files.add(file.name, bytesOf(file), head.length);
    }
  }
  sheets = JSON.parse(files.sheets()) as Sheet[];
  batch = files.arrange();
  scope.postMessage({ kind: 'looked', before: JSON.parse(batch.before()), sheets });
}

function run(batch: Batch, memory: WebAssembly.Memory, language: string): void {
  batch.list_errors(language);
  const pieces: Blob[] = [new Blob([batch.header() as Uint8Array<ArrayBuffer>])];
  let shown = performance.now();
  while (batch.next_rows()) {
    // Straight from the module's memory: the browser keeps what was written, on its disk if it has to.
    pieces.push(new Blob([new Uint8Array(memory.buffer as ArrayBuffer, batch.written_at(), batch.written())]));
    const now = performance.now();
    if (now - shown < PAUSE) continue;
    shown = now;
    scope.postMessage({ kind: 'progress', read: batch.read(), rows: batch.rows() });
  }
  csv = new Blob(pieces, { type: 'text/csv' });
  const list = batch.errors() > 0 ? new Blob([batch.take_errors() as Uint8Array<ArrayBuffer>], { type: 'text/csv' }) : undefined;
  scope.postMessage({ kind: 'done', result: JSON.parse(batch.result()), csv, errors: list });
}

function workbook(batch: Batch, language: string): void {
  if (!batch.fits_workbook()) {
    scope.postMessage({ kind: 'too_many_cells' });
    return;
  }
  batch.begin_workbook(language);
  for (let from = 0; from < csv.size; from += PIECE) batch.write_workbook(bytesOf(csv.slice(from, from + PIECE)));
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const book = new Blob([batch.end_workbook() as Uint8Array<ArrayBuffer>], { type });
  scope.postMessage({ kind: 'workbook', book });
}

scope.onmessage = ({ data }) => {
  try {
    if (data.kind === 'look') look(data);
    else if (batch && memory && data.kind === 'run') run(batch, memory, data.language);
    else if (batch && data.kind === 'workbook') workbook(batch, data.language);
  } catch (error) {
    if (typeof error === 'string') scope.postMessage({ kind: 'refused', refused: JSON.parse(error), sheets });
    else scope.postMessage({ kind: 'failed' });
  }
};
