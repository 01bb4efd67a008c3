// Parts that are loaded later: files beside the page's own script.
import { html, nothing, svg } from 'lit';
import { live } from 'lit/directives/live.js';

import * as fields from './fields.ts';
import * as numbers from './numbers.ts';
import * as pageData from './page-data.ts';
import { scriptAddress } from './trusted.ts';

// Only while the script runs is it known which one it is.
const own = document.currentScript;
const folder = own instanceof HTMLScriptElement && own.src !== '' ? own.src : document.baseURI;
const nonce = own instanceof HTMLScriptElement ? own.nonce : '';

/** What a part takes from the page instead of having its own. */
const SHARED = { lit: { html, nothing, svg, live }, fields, numbers, data: pageData };

/** What a part's script gives to whom loads it. */
interface Given<T> {
  id: string;
  part: T;
}

/** The element that loads a part: the part takes from it what the page has already, and leaves itself on it. */
type Carrier<T> = HTMLScriptElement & { shared?: typeof SHARED; given?: Given<T> };

export class LazyPart<T> {
  private promise: Promise<T> | undefined;
  private loaded: T | undefined;
  private failed = false;

  /** `file` stands beside the page's script; `id` is of the build that belongs to this one. */
  constructor(
    private readonly file: string,
    private readonly id: string,
  ) {}

  /** The part, once it is here. */
  get part(): T | undefined {
    return this.loaded;
  }

  /** Whether the last try failed. */
  get missing(): boolean {
    return this.failed;
  }

  /** Loads it once for all elements of a page; where that failed, tries again. */
  load(): Promise<T> {
    this.promise ??= this.fetched().then(
      (part) => {
        this.loaded = part;
        this.failed = false;
        return part;
      },
      (error: unknown) => {
        this.promise = undefined;
        this.failed = true;
        throw error;
      },
    );
    return this.promise;
  }

  /** Loads it as soon as the browser has nothing else to do. */
  async whenIdle(): Promise<T> {
    if (this.loaded === undefined) await idle();
    return this.load();
  }

  // A script and not import(): a module is refused from a folder, needs leave of its server where
  // the host is another origin, and some browsers never ask again for one that failed.
  private fetched(): Promise<T> {
    const script: Carrier<T> = document.createElement('script');
    return new Promise<T>((resolve, reject) => {
      const refused = () => reject(new Error(`${this.file} cannot be had`));
      script.onload = () => {
        // Another build may have other numbers.
        if (script.given?.id === this.id) resolve(script.given.part);
        else refused();
      };
      script.onerror = refused;
      script.shared = SHARED;
      if (nonce) script.nonce = nonce;
      script.src = scriptAddress(new URL(this.file, folder).href);
      document.head.append(script);
    }).finally(() => script.remove());
  }
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 200);
  });
}
