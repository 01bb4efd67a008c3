// Keeps records and checks them, with the part that is loaded for it.
import { type TemplateResult, nothing } from 'lit';

import type { Facts } from '../core.ts';
import { download } from '../download.ts';
import type { LazyPart } from '../lazy.ts';
import type { Records } from '../records/load.ts';
import type { Words } from '../texts.ts';

/** What was last asked for comes to. */
type Outcome = { kind: 'nothing' | 'working' | 'missing' | 'kept' } | { kind: 'said'; draw(words: Words): TemplateResult };

/** The largest file that is read: no record is larger. */
const LARGEST = 1 << 20;

export class RecordDesk {
  outcome: Outcome = { kind: 'nothing' };

  /** `learn` takes the part's texts; `tell` hears that something is to be drawn anew. */
  constructor(
    private readonly part: LazyPart<Records>,
    private readonly learn: (texts: Records['texts']) => void,
    private readonly tell: () => void,
  ) {}

  /** What a record comes to, in words. */
  drawn(words: Words): TemplateResult | typeof nothing {
    return this.outcome.kind === 'said' ? this.outcome.draw(words) : nothing;
  }

  /** Hands the record of an answer out as a file. */
  keep(facts: Facts, settings: Readonly<Record<string, string>>): Promise<void> {
    return this.with((part) => {
      const said = part.kept(facts, settings);
      const name = `tax-differential-record-${facts.person?.tax_year}.json`;
      if ('refusal' in said) return { kind: 'said', draw: (words) => part.refusal(words, name, said.refusal) };
      download(name, [`${JSON.stringify(said.answer, undefined, 2)}\n`], 'application/json');
      return { kind: 'kept' };
    });
  }

  /** Works the record in a file out again. */
  check(file: File): Promise<void> {
    return this.with(async (part) => {
      // One byte above the largest is enough to be none.
      const said = part.checked(new Uint8Array(await file.slice(0, LARGEST + 1).arrayBuffer()));
      const draw = (words: Words) => ('refusal' in said ? part.refusal(words, file.name, said.refusal) : part.verdict(words, file.name, said.answer));
      return { kind: 'said', draw };
    });
  }

  private async with(work: (part: Records) => Outcome | Promise<Outcome>): Promise<void> {
    this.show({ kind: 'working' });
    try {
      const part = await this.part.load();
      await part.core();
      this.learn(part.texts);
      this.show(await work(part));
    } catch {
      this.show({ kind: 'missing' });
    }
  }

  private show(outcome: Outcome): void {
    this.outcome = outcome;
    this.tell();
  }
}
