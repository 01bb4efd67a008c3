// Where what was typed may be kept: in the address's fragment, which no server sees, or in this
// browser where the person asks for it.

/** The records that elements of this document hold: each has one of its own. */
const held = new Set<string>();

/** What a link holds. */
export interface Linked<T> {
  typed: T;
  /** The language that it was made in. */
  lang: string | undefined;
  /** The ruleset that it was made with; links of earlier versions name none. */
  ruleset: string | undefined;
}

/** Keeps one kind of typed content. `checked` takes nothing but what it knows: an address can hold
 * anything. */
export class Keeper<T> {
  /** What an element's record is called in links and in the browser. */
  private record = '';

  constructor(
    private readonly name: string,
    private readonly checked: (found: unknown) => T | undefined,
  ) {}

  /** A record that no other element of the document has: the element's own id, or the first that is free. */
  hold(id: string): void {
    const numbered = (number: number) => (number === 1 ? this.name : `${this.name}-${number}`);
    let record = id === '' ? this.name : `${this.name}-${encodeURIComponent(id)}`;
    for (let number = 1; held.has(record); number += 1) record = numbered(number);
    held.add(record);
    this.record = record;
  }

  release(): void {
    held.delete(this.record);
  }

  /** The fragment of a link that opens the page with what was typed. */
  toFragment(typed: T, lang: string, ruleset: string): string {
    const bytes = new TextEncoder().encode(JSON.stringify(typed));
    const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    return `#${this.record}=${btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')}&lang=${lang}&ruleset=${ruleset}`;
  }

  /** What a link holds; nothing where it is none of ours. */
  fromFragment(fragment: string): Linked<T> | undefined {
    const [, name, text = '', lang, ruleset] = /^#([^=]*)=([^&]*)(?:&lang=([\w-]+))?(?:&ruleset=([\w.+-]{1,64}))?$/.exec(fragment) ?? [];
    if (name !== this.record) return undefined;
    try {
      const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
      const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
      const typed = this.checked(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
      return typed && { typed, lang, ruleset };
    } catch {
      return undefined;
    }
  }

  /** Keeps what was typed in this browser, or forgets it. */
  keep(typed: T | undefined): void {
    write(() => localStorage, `${this.record}/1`, typed);
  }

  kept(): T | undefined {
    return this.read(() => localStorage, `${this.record}/1`);
  }

  /** Keeps what was typed while this tab is on another page. */
  park(typed: T | undefined): void {
    write(() => sessionStorage, `${this.record}/left`, typed);
  }

  /** What was typed before this tab left the page; once. */
  parked(): T | undefined {
    const found = this.read(() => sessionStorage, `${this.record}/left`);
    this.park(undefined);
    return found;
  }

  private read(store: () => Storage, name: string): T | undefined {
    try {
      return this.checked(JSON.parse(store().getItem(name) ?? 'null'));
    } catch {
      return undefined;
    }
  }
}

/** Writes or removes an entry. A browser may refuse either. */
function write(store: () => Storage, name: string, value: unknown): void {
  try {
    if (value === undefined) store().removeItem(name);
    else store().setItem(name, JSON.stringify(value));
  } catch {
    return;
  }
}

/** The texts under names that are known; what is too long or has lines is passed over. */
export function texts(found: unknown, known: (name: string) => boolean): Record<string, string> {
  if (typeof found !== 'object' || found === null) return {};
  const entries = Object.entries(found).filter(
    (entry): entry is [string, string] =>
      known(entry[0]) && typeof entry[1] === 'string' && entry[1].length <= 64 && !/[\r\n]/.test(entry[1]),
  );
  return Object.fromEntries(entries);
}

export function isName(name: string): boolean {
  return /^[a-z0-9_]+$/.test(name);
}

export function isYear(year: unknown): year is string {
  return typeof year === 'string' && /^\d{4}$/.test(year);
}
