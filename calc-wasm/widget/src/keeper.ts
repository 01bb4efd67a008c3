// Where what was typed may be kept: in the address's fragment, which no server sees, or in this
// browser where the person asks for it.

/** Keeps one kind of typed content. `checked` takes nothing but what it knows: an address can hold
 * anything. */
export class Keeper<T> {
  private readonly fragment: string;
  private readonly stored: string;

  constructor(
    name: string,
    private readonly checked: (found: unknown) => T | undefined,
  ) {
    this.fragment = `${name}=`;
    this.stored = `${name}/1`;
  }

  /** The fragment of a link that opens the page with what was typed. */
  toFragment(typed: T): string {
    const bytes = new TextEncoder().encode(JSON.stringify(typed));
    const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    return `#${this.fragment}${btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')}`;
  }

  /** What a link holds; nothing where it is none of ours. */
  fromFragment(fragment: string): T | undefined {
    const text = fragment.replace(/^#/, '');
    if (!text.startsWith(this.fragment)) return undefined;
    try {
      const binary = atob(text.slice(this.fragment.length).replace(/-/g, '+').replace(/_/g, '/'));
      const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
      return this.checked(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    } catch {
      return undefined;
    }
  }

  /** Keeps what was typed in this browser, or forgets it. A browser may refuse either. */
  keep(typed: T | undefined): void {
    try {
      if (typed) localStorage.setItem(this.stored, JSON.stringify(typed));
      else localStorage.removeItem(this.stored);
    } catch {
      return;
    }
  }

  kept(): T | undefined {
    try {
      return this.checked(JSON.parse(localStorage.getItem(this.stored) ?? 'null'));
    } catch {
      return undefined;
    }
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
