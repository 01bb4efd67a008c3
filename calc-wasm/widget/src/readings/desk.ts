// One worker for all readings of one person: a new question takes the place of one that waits.
import wasm from '#wasm';
import workerSource from '#worker';

import { type Said, once } from '../module.ts';
import { scriptAddress } from '../trusted.ts';
import type { Answers, Asked, FromWorker, Question, ToWorker } from './messages.ts';

/** The module, which the worker starts for itself. */
const compiled = once(wasm, () => undefined);

type Found = { [Q in Question]?: { asked: Asked; said: Said<Answers[Q]> | 'failed' } };

export class ReadingsDesk {
  private readonly worker: Promise<Worker>;
  /** What the worker is at. */
  private current: Asked | undefined;
  /** What waits, the newest of each kind. */
  private readonly waiting = new Map<Question, Asked>();
  private readonly found: Found = {};

  /** `tell` hears that something was answered. */
  constructor(private readonly tell: () => void) {
    this.worker = this.started();
    this.worker.catch(() => undefined);
  }

  /** The answer to a question; nothing until it is worked out. */
  answer<Q extends Question>(asked: Asked & { question: Q }): Said<Answers[Q]> | 'failed' | undefined {
    const found = this.found[asked.question];
    if (found && isSame(found.asked, asked)) return found.said;
    if (!(this.current && isSame(this.current, asked))) this.waiting.set(asked.question, asked);
    void this.next();
    return undefined;
  }

  /** The last range that there was, of whatever facts. */
  get last(): Answers['range'] | undefined {
    const said = this.found.range?.said;
    return said !== undefined && said !== 'failed' && 'answer' in said ? said.answer : undefined;
  }

  close(): void {
    this.worker.then((worker) => worker.terminate(), () => undefined);
  }

  /** A worker that has its module. A security policy that does not allow workers fails here. */
  private async started(): Promise<Worker> {
    const address = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
    try {
      const worker = new Worker(scriptAddress(address));
      const module = await compiled();
      await new Promise<void>((resolve, reject) => {
        worker.onerror = reject;
        worker.onmessage = () => resolve();
        worker.postMessage({ module } satisfies ToWorker);
      });
      worker.onerror = () => this.took('failed');
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.took('said' in data ? data.said : 'failed');
      return worker;
    } finally {
      URL.revokeObjectURL(address);
    }
  }

  private async next(): Promise<void> {
    if (this.current) return;
    const [asked] = this.waiting.values();
    if (!asked) return;
    this.waiting.delete(asked.question);
    this.current = asked;
    try {
      (await this.worker).postMessage(asked satisfies ToWorker);
    } catch {
      this.took('failed');
    }
  }

  private took(said: Said<unknown> | 'failed'): void {
    const { current: asked } = this;
    this.current = undefined;
    // Each question is answered with its own kind.
    if (asked) (this.found as Record<Question, unknown>)[asked.question] = { asked, said };
    this.tell();
    void this.next();
  }
}

function isSame(one: Asked, other: Asked): boolean {
  return one.question === other.question && one.body === other.body && one.settings === other.settings;
}
