// A file of what the employer knows about one person: opened here, completed, and saved for the employer.
// Nothing is sent; the person gives the file back.
import { type TemplateResult, html, nothing } from 'lit';

import type { Facts } from '../core.ts';
import { download } from '../download.ts';
import { grouped } from '../numbers.ts';
import { column } from '../page-data.ts';
import type { Words } from '../texts.ts';
import type { Typed } from '../typed.ts';

const FORMAT = 'taxdiff.handoff/1';

/** No file of one person is larger. */
const LARGEST = 1 << 20;

type Groups = Record<string, Record<string, unknown>>;

/** What a file ties to its list: whose it is, and with which numbers of the law it was filled in. */
export interface Handoff {
  handoff: string;
  key: string;
  ruleset: string;
  /** What the form does not show, by group and column: it goes back as it came. */
  unshown: Groups;
}

/** A file as it was read: what the form is filled with, and what ties it to its list. */
export interface OpenedHandoff {
  handoff: Handoff;
  typed: Typed;
}

function isGroups(found: unknown): found is Groups {
  return typeof found === 'object' && found !== null && Object.values(found).every((group) => typeof group === 'object' && group !== null);
}

/** Reads a file; nothing where it is none of a hand-off, or has something that is no text. */
export function readHandoff(text: string): OpenedHandoff | undefined {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { format, handoff, key, ruleset, facts } = (found ?? {}) as Record<string, unknown>;
  if (format !== FORMAT || typeof handoff !== 'string' || typeof key !== 'string' || typeof ruleset !== 'string') return undefined;
  if (!isGroups(facts)) return undefined;
  const values: Record<string, string> = {};
  const unshown: Handoff['unshown'] = {};
  for (const [group, members] of Object.entries(facts)) {
    for (const [name, value] of Object.entries(members)) {
      const known = column(name);
      // A list is of a column that the form does not have.
      const isList = Array.isArray(value) && (known === undefined || known.kind === 'list');
      if (typeof value !== 'string' && !isList) return undefined;
      if (known?.group === group && typeof value === 'string') values[name] = known.kind === 'cny' || known.kind === 'hkd' ? grouped(value) : value;
      else (unshown[group] ??= {})[name] = value;
    }
  }
  const year = unshown['person']?.['tax_year'] ?? values['tax_year'];
  if (typeof year !== 'string') return undefined;
  delete values['tax_year'];
  return { handoff: { handoff, key, ruleset, unshown }, typed: { year, values, settings: {} } };
}

/** The file for the employer: what the person said in place of what was sent. */
export function writeHandoff({ handoff, key, ruleset, unshown }: Handoff, facts: Facts): string {
  const groups: Groups = structuredClone(unshown);
  for (const [group, members] of Object.entries(facts)) groups[group] = { ...groups[group], ...members };
  // Who the person is stands in the employer's list.
  delete groups['person']?.['employee_id'];
  return `${JSON.stringify({ format: FORMAT, handoff, key, ruleset, facts: groups }, null, 2)}\n`;
}

/** The form that a file fills. */
export interface HandoffForm {
  /** What the person said, as the core takes it. */
  facts(): Facts;
  /** Whether months were told, for which a file has no place. */
  hasMonths(): boolean;
  /** Fills the form. */
  fill(typed: Typed): void;
  /** Says that something changed. */
  tell(): void;
}

/** What can be done with a file of the employer's. */
export class HandoffDesk {
  /** The file that is open. */
  private open: Handoff | undefined;
  /** Whether the last file was none. */
  private failed = false;

  constructor(private readonly form: HandoffForm) {}

  private async choose(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    const found = file.size > LARGEST ? undefined : readHandoff(await file.text());
    input.value = '';
    this.failed = found === undefined;
    if (found) {
      this.open = found.handoff;
      this.form.fill(found.typed);
    }
    this.form.tell();
  }

  actions(words: Words): TemplateResult {
    const { open, failed, form } = this;
    const save = () => {
      if (open) download(`tax-${open.key.slice(0, 8)}.json`, [writeHandoff(open, form.facts())], 'application/json');
    };
    return html`<div class="field">
      <input
        id="handoff" class="hidden" type="file" accept=".json,application/json" aria-describedby="handoff-help handoff-error"
        @change=${(event: Event) => void this.choose(event)}
      />
      <label class="choose" for="handoff">${words.say('page-handoff')}</label>
      <p class="help" id="handoff-help">${words.say('page-handoff-help')}</p>
      <p class="error" id="handoff-error" ?hidden=${!failed}>${failed ? words.say('page-handoff-none') : nothing}</p>
      ${open
        ? html`<p class="help" role="status">${words.say(form.hasMonths() ? 'page-handoff-months' : 'page-handoff-open')}</p>
            ${passedOver(words, open)}
            <button type="button" id="handoff-save" @click=${save}>${words.say('page-handoff-save')}</button>`
        : nothing}
    </div>`;
  }
}

/** What the figures leave out because the form does not have it. */
function passedOver(words: Words, { unshown }: Handoff): TemplateResult | typeof nothing {
  const names = Object.values(unshown).flatMap(Object.keys).filter((name) => name !== 'tax_year');
  return names.length === 0 ? nothing : html`<p class="error">${words.say('page-handoff-unshown', { columns: names.join(', ') })}</p>`;
}
