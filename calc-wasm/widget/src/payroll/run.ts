// A payroll in the page: one worker for the files that were chosen.
import workerSource from '#worker';
import wasm from '#wasm';

import { once } from '../module.ts';
import type { Language } from '../texts.ts';
import type { Asked, FromWorker, Refused, Result, Said, Sheet, ToWorker } from './messages.ts';

/** The module that reads and works out payrolls; each worker starts it for itself. */
const compiled = once(wasm, () => undefined);

/** What was chosen, and how it is to be read. */
export interface Chosen {
  files: File[];
  asked: Asked;
}

/** What was worked out, to be taken away. */
export interface Done {
  kind: 'done';
  chosen: Chosen;
  sheets: Sheet[];
  result: Result;
  csv: Blob;
  errors: Blob | undefined;
  workbook: 'none' | 'making' | 'too_many_cells' | 'failed';
}

export type State =
  | { kind: 'idle' }
  | { kind: 'looking'; chosen: Chosen }
  | { kind: 'looked'; chosen: Chosen; sheets: Sheet[]; before: Said<string[]> }
  | { kind: 'running'; chosen: Chosen; sheets: Sheet[]; read: number; rows: number }
  | Done
  | { kind: 'refused'; chosen: Chosen; sheets: Sheet[]; refused: Refused }
  | { kind: 'too_large'; name: string }
  | { kind: 'failed' };

const NOTHING_ASKED: Asked = { sheets: [], encoding: '', map: '', exclude: '', project: false };

export class PayrollRun {
  private worker: Worker | undefined;
  private state: State = { kind: 'idle' };
  private madeBook: ((book: Blob) => void) | undefined;

  constructor(private readonly show: (state: State) => void) {
    // The module is ready when the first files are; whether it fails shows when they are chosen.
    compiled().catch(() => undefined);
  }

  /** Looks at files, and says what was recognised. */
  async look(files: File[], asked: Asked = NOTHING_ASKED): Promise<void> {
    this.cancel();
    const chosen = { files, asked };
    this.turn({ kind: 'looking', chosen });
    const address = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
    try {
      const worker = new Worker(address);
      this.worker = worker;
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.took(data, chosen);
      // A security policy that does not allow workers ends here too.
      worker.onerror = () => this.end({ kind: 'failed' });
      const module = await compiled();
      if (this.worker === worker) this.tell({ kind: 'look', module, files, asked });
    } catch {
      this.end({ kind: 'failed' });
    } finally {
      URL.revokeObjectURL(address);
    }
  }

  /** Works the rows out. Errors are listed in the language of whoever starts. */
  run(language: Language): void {
    if (this.state.kind !== 'looked') return;
    const { chosen, sheets } = this.state;
    this.turn({ kind: 'running', chosen, sheets, read: 0, rows: 0 });
    this.tell({ kind: 'run', language });
  }

  /** Makes a workbook of what was worked out. */
  workbook(language: Language, made: (book: Blob) => void): void {
    if (this.state.kind !== 'done' || this.state.workbook === 'making') return;
    this.madeBook = made;
    this.turn({ ...this.state, workbook: 'making' });
    this.tell({ kind: 'workbook', language });
  }

  cancel(): void {
    this.end({ kind: 'idle' });
  }

  private tell(message: ToWorker): void {
    this.worker?.postMessage(message);
  }

  private took(data: FromWorker, chosen: Chosen): void {
    const { state } = this;
    switch (data.kind) {
      case 'looked':
        this.turn({ kind: 'looked', chosen, sheets: data.sheets, before: data.before });
        break;
      case 'progress':
        if (state.kind === 'running') this.turn({ ...state, read: data.read, rows: data.rows });
        break;
      case 'done':
        if (state.kind === 'running') {
          const { result, csv, errors } = data;
          this.turn({ kind: 'done', chosen, sheets: state.sheets, result, csv, errors, workbook: 'none' });
        }
        break;
      case 'workbook':
        if (state.kind === 'done') this.turn({ ...state, workbook: 'none' });
        this.madeBook?.(data.book);
        break;
      case 'too_many_cells':
        if (state.kind === 'done') this.turn({ ...state, workbook: 'too_many_cells' });
        break;
      case 'refused':
        // What was worked out stays, whatever becomes of a workbook.
        if (state.kind === 'done') this.turn({ ...state, workbook: 'failed' });
        else this.end({ kind: 'refused', chosen, sheets: data.sheets, refused: data.refused });
        break;
      case 'too_large':
        this.end({ kind: 'too_large', name: data.name });
        break;
      default:
        if (state.kind === 'done') this.turn({ ...state, workbook: 'failed' });
        else this.end({ kind: 'failed' });
    }
  }

  private turn(state: State): void {
    this.state = state;
    this.show(state);
  }

  private end(state: State): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.turn(state);
  }
}
