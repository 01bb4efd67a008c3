// A payroll in the page: one worker for the files that were chosen.
import workerSource from '#worker';
import wasm from '#wasm';

import { once } from '../module.ts';
import type { Language } from '../texts.ts';
import { scriptAddress } from '../trusted.ts';
import { parameter } from '../page-data.ts';
import type { Asked, Calibrated, Chosen, FromWorker, Line, Lines, NotCalibrated, Refused, Result, Said, Sheet, ToWorker } from './messages.ts';

/** The module that reads and works out payrolls; each worker starts it for itself. */
const compiled = once(wasm, () => undefined);

/** The people that are shown. */
export interface List {
  lines: Line[];
  /** Whether only those with errors are. */
  wrong: boolean;
  /** The one that stands open, by its place in the list. */
  open: number | undefined;
  /** Whether more were asked for. */
  waiting: boolean;
}

/** What has become of the question what the bureau's figures agree with. */
export type Figures =
  | { kind: 'unasked' }
  | { kind: 'comparing' }
  | { kind: 'found'; found: Said<Calibrated> }
  | { kind: 'refused'; why: NotCalibrated };

/** What was worked out, to be taken away. */
export interface Done {
  kind: 'done';
  chosen: Chosen;
  sheets: Sheet[];
  before: Said<string[]>;
  result: Result;
  /** The result as a file, made when it is first asked for. */
  csv(): Blob;
  list: List;
  /** What the readings in use decide, by tax year: what one person is worked out with, too. */
  settings: Record<string, Record<string, string>>;
  figures: Figures;
  /** What has become of another file that was asked for. */
  file: 'none' | 'making' | 'too_many_cells' | 'failed';
}

export type State =
  | { kind: 'idle' }
  | { kind: 'readings'; readings: File[] }
  | { kind: 'looking'; chosen: Chosen }
  | { kind: 'looked'; chosen: Chosen; sheets: Sheet[]; before: Said<string[]> }
  | { kind: 'running'; chosen: Chosen; sheets: Sheet[]; before: Said<string[]>; read: number; rows: number }
  | Done
  | { kind: 'refused'; chosen: Chosen; sheets: Sheet[]; refused: Refused }
  | { kind: 'too_large'; name: string }
  | { kind: 'unreadable' }
  | { kind: 'failed' };

const NOTHING_ASKED: Asked = { sheets: [], encoding: '', map: '', exclude: '', project: false };

/** Whether a file is one of readings, by its name: no payroll is called so. */
const isOfReadings = ({ name }: File) => /\.toml$/i.test(name);

/** What readings decide, as the page for one person takes settings: it leaves out points that it does not know, of
 * incomes that it refuses. */
function settingsOf({ settings }: Result): Done['settings'] {
  const known = (points: Result['settings'][string]) => points.filter(([id]) => parameter(id)).map(([, name, taken]) => [name, taken]);
  return Object.fromEntries(Object.entries(settings).map(([year, points]) => [year, Object.fromEntries(known(points))]));
}

export class PayrollRun {
  private worker: Worker | undefined;
  /** The worker that waits for the first files. */
  private waiting: Promise<Worker> | undefined;
  private state: State = { kind: 'idle' };
  /** What the worker said last while it was not yet asked for. */
  private held: FromWorker | undefined;
  private made: ((file: Blob) => void) | undefined;

  constructor(private readonly show: (state: State) => void) {
    this.waiting = this.started();
    // Whether that failed shows when files are chosen.
    this.waiting.catch(() => undefined);
  }

  /** Takes files that somebody chose. One of readings by itself belongs to the payroll that is here, or is to come. */
  choose(files: File[]): void {
    const { state } = this;
    const readings = files.filter(isOfReadings);
    const payroll = files.filter((file) => !isOfReadings(file));
    if (payroll.length > 0) void this.look(payroll, NOTHING_ASKED, [...(state.kind === 'readings' ? state.readings : []), ...readings]);
    else if ('chosen' in state) void this.look(state.chosen.files, state.chosen.asked, readings);
    else this.end({ kind: 'readings', readings });
  }

  /** Looks at files, and says what was recognised. */
  async look(files: File[], asked: Asked = NOTHING_ASKED, readings: File[] = []): Promise<void> {
    this.cancel();
    const chosen = { files, asked, readings };
    this.turn({ kind: 'looking', chosen });
    const starting = this.waiting ?? this.started();
    this.waiting = starting;
    try {
      const worker = await starting;
      // Left, or other files were chosen meanwhile.
      if (this.state.kind !== 'looking' || this.state.chosen !== chosen) return;
      this.waiting = undefined;
      this.worker = worker;
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.took(data, chosen);
      worker.onerror = () => this.end({ kind: 'failed' });
      this.tell({ kind: 'look', ...chosen });
    } catch {
      this.waiting = undefined;
      this.end({ kind: 'failed' });
    }
  }

  /** A worker that has its module. A security policy that does not allow workers fails here. */
  private async started(): Promise<Worker> {
    const address = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
    try {
      const worker = new Worker(scriptAddress(address));
      const refused = new Promise<never>((_, reject) => {
        worker.onerror = reject;
      });
      const heard = new Promise<void>((resolve) => {
        worker.onmessage = ({ data }: MessageEvent<FromWorker>) => (data.kind === 'started' ? resolve() : undefined);
      });
      worker.postMessage({ kind: 'start', module: await compiled() } satisfies ToWorker);
      await Promise.race([heard, refused]);
      return worker;
    } finally {
      URL.revokeObjectURL(address);
    }
  }

  /** Goes on to the result: the worker works the rows out while somebody reads what was recognised. */
  run(): void {
    if (this.state.kind !== 'looked') return;
    const { chosen, sheets, before } = this.state;
    const { held } = this;
    this.turn({ kind: 'running', chosen, sheets, before, read: 0, rows: 0 });
    if (held) this.took(held, chosen);
  }

  /** Makes a workbook of what was worked out, or the list of its errors. */
  make(kind: 'workbook' | 'errors', language: Language, made: (file: Blob) => void): void {
    if (this.state.kind !== 'done' || this.state.file === 'making') return;
    this.made = made;
    const csv = this.state.csv();
    this.turn({ ...this.state, file: 'making' });
    this.tell(kind === 'errors' ? { kind, language } : { kind, csv, language });
  }

  /** Compares the bureau's figures with every reading. */
  calibrate(): void {
    if (this.state.kind !== 'done') return;
    this.turn({ ...this.state, figures: { kind: 'comparing' } });
    this.tell({ kind: 'calibrate' });
  }

  /** Shows everybody, or only those with errors. */
  list(wrong: boolean): void {
    this.ask({ from: 0, wrong });
  }

  /** Shows more people. */
  more(): void {
    if (this.state.kind !== 'done') return;
    const { lines, wrong } = this.state.list;
    this.ask({ from: lines.length, wrong });
  }

  /** Opens a person's line, and closes the one that stood open; or closes it. */
  open(line: number, isOpen: boolean): void {
    if (this.state.kind !== 'done') return;
    const { list } = this.state;
    if ((list.open === line) === isOpen) return;
    this.turn({ ...this.state, list: { ...list, open: isOpen ? line : undefined } });
  }

  /** An empty payroll to begin with. */
  async template(language: Language, workbook: boolean, made: (file: Blob) => void): Promise<void> {
    try {
      const worker = this.worker ?? (await (this.waiting ??= this.started()));
      const heard = ({ data }: MessageEvent<FromWorker>) => {
        if (data.kind !== 'template' || data.workbook !== workbook) return;
        worker.removeEventListener('message', heard);
        made(data.file);
      };
      worker.addEventListener('message', heard);
      worker.postMessage({ kind: 'template', language, workbook } satisfies ToWorker);
    } catch {
      this.waiting = undefined;
      this.end({ kind: 'failed' });
    }
  }

  private ask(asked: Lines): void {
    if (this.state.kind !== 'done') return;
    const csv = this.state.csv();
    this.turn({ ...this.state, list: { ...this.state.list, waiting: true } });
    this.tell({ kind: 'list', csv, asked });
  }

  cancel(): void {
    this.end({ kind: 'idle' });
  }

  /** Ends the worker that waits, too: nobody will choose files any more. */
  close(): void {
    this.cancel();
    this.waiting?.then((worker) => worker.terminate(), () => undefined);
    this.waiting = undefined;
  }

  private tell(message: ToWorker): void {
    this.worker?.postMessage(message);
  }

  private took(data: FromWorker, chosen: Chosen): void {
    const { state } = this;
    if (state.kind === 'looked' && data.kind !== 'template') {
      this.held = data;
      return;
    }
    switch (data.kind) {
      case 'looked':
        this.held = undefined;
        this.turn({ kind: 'looked', chosen, sheets: data.sheets, before: data.before });
        break;
      case 'progress':
        if (state.kind === 'running') this.turn({ ...state, read: data.read, rows: data.rows });
        break;
      case 'done':
        if (state.kind === 'running') {
          const { result, parts, asked, lines } = data;
          let made: Blob | undefined;
          const csv = () => (made ??= new Blob(parts.splice(0), { type: 'text/csv' }));
          const list = { lines, wrong: asked.wrong, open: undefined, waiting: false };
          const { sheets, before } = state;
          const settings = settingsOf(result);
          this.turn({ kind: 'done', chosen, sheets, before, result, csv, list, settings, figures: { kind: 'unasked' }, file: 'none' });
        }
        break;
      case 'listed':
        if (state.kind === 'done') {
          const { from, wrong } = data.asked;
          const { lines, open } = from === 0 ? { lines: [], open: undefined } : state.list;
          this.turn({ ...state, list: { lines: [...lines, ...data.lines], wrong, open, waiting: false } });
        }
        break;
      case 'calibrated':
        if (state.kind === 'done') this.turn({ ...state, figures: { kind: 'found', found: data.found } });
        break;
      case 'not_calibrated':
        if (state.kind === 'done') this.turn({ ...state, figures: { kind: 'refused', why: data.why } });
        break;
      case 'template':
        break;
      case 'made':
        if (state.kind === 'done') this.turn({ ...state, file: 'none' });
        this.made?.(data.file);
        break;
      case 'too_many_cells':
        if (state.kind === 'done') this.turn({ ...state, file: 'too_many_cells' });
        break;
      case 'refused':
        // What was worked out stays, whatever becomes of a workbook.
        if (state.kind === 'done') this.turn({ ...state, file: 'failed' });
        else this.end({ kind: 'refused', chosen, sheets: data.sheets, refused: data.refused });
        break;
      case 'too_large':
        this.end({ kind: 'too_large', name: data.name });
        break;
      case 'unreadable':
        this.end({ kind: 'unreadable' });
        break;
      default:
        if (state.kind === 'done') this.turn({ ...state, file: 'failed' });
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
