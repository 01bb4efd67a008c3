// The worker of a payroll: works the file out in this browser, piece after piece.
import { Batch, initSync } from '#core';

import type { FromWorker, ToWorker } from './messages.ts';

const scope = self as unknown as {
  onmessage: ((message: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
};

function bytesOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}

function run({ module, csv }: ToWorker): void {
  initSync({ module });
  const batch = new Batch(new Uint8Array(csv));
  const send = (written: Uint8Array) => {
    const { buffer } = bytesOf(written);
    const progress = { read: batch.read(), rows: batch.rows(), errors: batch.errors() };
    scope.postMessage({ kind: 'rows', chunk: buffer, ...progress }, [buffer]);
  };
  send(batch.header());
  for (let rows = batch.next_rows(); rows !== undefined; rows = batch.next_rows()) send(rows);
  scope.postMessage({ kind: 'done', rows: batch.rows(), errors: batch.errors() });
}

scope.onmessage = ({ data }) => {
  try {
    run(data);
  } catch (error) {
    if (typeof error === 'string') scope.postMessage({ kind: 'refused', refusal: JSON.parse(error) });
    else scope.postMessage({ kind: 'failed' });
  }
};
