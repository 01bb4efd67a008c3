// Fills the form from a file: a record of this page, or a sheet that the payroll part reads.
import { GUIDE } from './guide/load.ts';
import type { PayrollRun, State } from './payroll/run.ts';
import { type Typed, checked, typedOf } from './typed.ts';

interface Form {
  /** Puts something else into the form. */
  replace(typed: Typed): void;
  /** What reads sheets, once it is here; nothing where it cannot be had. */
  reader(): Promise<PayrollRun | undefined>;
  /** Says that something changed. */
  tell(): void;
}

export class Filler {
  /** The name of a file that held nothing of ours. */
  refused = '';
  /** Whether a sheet is being read for the form. */
  private filling = false;
  private run: PayrollRun | undefined;

  constructor(private readonly form: Form) {}

  async fill(file: File): Promise<void> {
    const record = GUIDE.part?.recordIn(new Uint8Array(await file.arrayBuffer()));
    const typed = record === undefined ? undefined : checked(record);
    this.refused = record !== undefined && !typed ? file.name : '';
    this.form.tell();
    if (typed) this.form.replace(typed);
    if (record !== undefined) return;
    this.filling = true;
    this.run = await this.form.reader();
    void this.run?.look([file]);
  }

  /** Goes on with a sheet by itself: to the form where it has one person; otherwise people are shown to choose. */
  heard(state: State): void {
    if (!this.filling || state.kind === 'looking' || state.kind === 'running' || state.kind === 'idle') return;
    if (state.kind === 'looked') {
      this.run?.run();
      return;
    }
    this.filling = false;
    const facts = state.kind === 'done' && state.result.rows === 1 ? state.list.lines[0]?.facts : undefined;
    if (facts) this.person(facts);
  }

  /** Puts one person of a payroll into the form. */
  person(facts: string, settings: Typed['settings'] = {}): void {
    this.form.replace({ ...typedOf(JSON.parse(facts) as Parameters<typeof typedOf>[0]), settings });
  }
}
