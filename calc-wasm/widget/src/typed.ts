// What was typed, and where it may be kept: in the address's fragment, which no server sees, or in
// this browser where the person asks for it.
import { type Facts, column } from './core.ts';
import { plain } from './numbers.ts';

const FRAGMENT = 'tax-differential=';
const STORED = 'tax-differential/1';

export interface Typed {
  year: string;
  /** By column, as typed. */
  values: Record<string, string>;
  /** By open point, the alternative taken instead of the default. */
  settings: Record<string, string>;
}

/** The facts as the core takes them. */
export function factsOf(typed: Typed): Facts {
  const facts: Facts = { person: { employee_id: 'page', tax_year: typed.year } };
  for (const [name, text] of Object.entries(typed.values)) {
    const known = column(name);
    if (!known || text.trim() === '') continue;
    const value = known.kind === 'cny' || known.kind === 'hkd' ? cleaned(text) : text.trim();
    (facts[known.group] ??= {})[name] = value;
  }
  return facts;
}

/** Without separators where digits are left; anything else goes to the core as it is, which says
 * what is wrong with it. */
function cleaned(text: string): string {
  const digits = plain(text);
  return /^\d+(\.\d*)?$/.test(digits) ? digits.replace(/\.$/, '') : text.trim();
}

/** Unknown names and shapes are passed over: an address can hold anything. */
function checked(found: unknown): Typed | undefined {
  if (typeof found !== 'object' || found === null) return undefined;
  const { year, values, settings } = found as Record<string, unknown>;
  if (typeof year !== 'string' || !/^\d{4}$/.test(year)) return undefined;
  return { year, values: texts(values, (name) => column(name) !== undefined), settings: texts(settings, isName) };
}

function texts(found: unknown, known: (name: string) => boolean): Record<string, string> {
  if (typeof found !== 'object' || found === null) return {};
  const entries = Object.entries(found).filter(
    (entry): entry is [string, string] =>
      known(entry[0]) && typeof entry[1] === 'string' && entry[1].length <= 64 && !/[\r\n]/.test(entry[1]),
  );
  return Object.fromEntries(entries);
}

function isName(name: string): boolean {
  return /^[a-z0-9_]+$/.test(name);
}

/** The fragment of a link that opens the page with what was typed. */
export function toFragment(typed: Typed): string {
  const bytes = new TextEncoder().encode(JSON.stringify(typed));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `#${FRAGMENT}${btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')}`;
}

/** What a link holds; nothing where it is none of ours. */
export function fromFragment(fragment: string): Typed | undefined {
  const text = fragment.replace(/^#/, '');
  if (!text.startsWith(FRAGMENT)) return undefined;
  try {
    const binary = atob(text.slice(FRAGMENT.length).replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    return checked(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return undefined;
  }
}

/** Keeps what was typed in this browser, or forgets it. A browser may refuse either. */
export function keep(typed: Typed | undefined): void {
  try {
    if (typed) localStorage.setItem(STORED, JSON.stringify(typed));
    else localStorage.removeItem(STORED);
  } catch {
    return;
  }
}

export function kept(): Typed | undefined {
  try {
    return checked(JSON.parse(localStorage.getItem(STORED) ?? 'null'));
  } catch {
    return undefined;
  }
}
