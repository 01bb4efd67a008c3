import type { Refusal } from '../module.ts';

export interface ToWorker {
  module: WebAssembly.Module;
  csv: ArrayBuffer;
}

export type FromWorker =
  | { kind: 'rows'; chunk: ArrayBuffer; read: number; rows: number; errors: number }
  | { kind: 'done'; rows: number; errors: number }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'failed' };
