// A payroll in the page: one worker for one file.
import workerSource from '#worker';

import type { Refusal } from '../module.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** The largest file that is taken: it and its result are held in memory. */
export const LARGEST_FILE = 256 << 20;

/** How long what is drawn of the progress stays, in milliseconds. */
const PAUSE = 100;

export type State =
  | { kind: 'idle' }
  | { kind: 'running'; name: string; size: number; read: number; rows: number }
  | { kind: 'done'; name: string; rows: number; errors: number; parts: ArrayBuffer[] }
  | { kind: 'refused'; name: string; refusal: Refusal }
  | { kind: 'too_large'; name: string }
  | { kind: 'failed'; name: string };

export class PayrollRun {
  private worker: Worker | undefined;
  private shown = -PAUSE;

  constructor(
    private readonly module: WebAssembly.Module,
    private readonly show: (state: State) => void,
  ) {}

  async start(file: File): Promise<void> {
    this.cancel();
    const { name, size } = file;
    if (size > LARGEST_FILE) {
      this.show({ kind: 'too_large', name });
      return;
    }
    this.show({ kind: 'running', name, size, read: 0, rows: 0 });
    const address = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
    try {
      const worker = new Worker(address);
      this.worker = worker;
      const parts: ArrayBuffer[] = [];
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.took(data, { name, size, parts });
      // A security policy that does not allow workers ends here too.
      worker.onerror = () => this.end({ kind: 'failed', name });
      const csv = await file.arrayBuffer();
      const message: ToWorker = { module: this.module, csv };
      if (this.worker === worker) worker.postMessage(message, [csv]);
    } catch {
      this.end({ kind: 'failed', name });
    } finally {
      URL.revokeObjectURL(address);
    }
  }

  private took(data: FromWorker, run: { name: string; size: number; parts: ArrayBuffer[] }): void {
    const { name, size, parts } = run;
    switch (data.kind) {
      case 'rows':
        parts.push(data.chunk);
        this.progress({ kind: 'running', name, size, read: data.read, rows: data.rows });
        break;
      case 'done':
        this.end({ kind: 'done', name, rows: data.rows, errors: data.errors, parts });
        break;
      case 'refused':
        this.end({ kind: 'refused', name, refusal: data.refusal });
        break;
      default:
        this.end({ kind: 'failed', name });
    }
  }

  /** Drawing takes longer than working a piece out, and would hold the pieces up. */
  private progress(state: State): void {
    const now = performance.now();
    if (now - this.shown < PAUSE) return;
    this.shown = now;
    this.show(state);
  }

  cancel(): void {
    this.end({ kind: 'idle' });
  }

  private end(state: State): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.show(state);
  }
}
