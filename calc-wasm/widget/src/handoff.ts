// A file of what the employer knows about one person: opened here, completed, and saved for the employer.
// Nothing is sent; the person gives the file back.
import { type TemplateResult, html, nothing } from 'lit';

import { download } from './download.ts';
import { column } from './page-data.ts';
import type { Facts } from './core.ts';
import type { Words } from './texts.ts';
import type { Typed } from './typed.ts';

const FORMAT = 'taxdiff.handoff/1';

/** No file of one person is larger. */
const LARGEST = 1 << 20;

/** What a file ties to its list: whose it is, and with which numbers of the law it was filled in. */
export interface Handoff {
  handoff: string;
  key: string;
  ruleset: string;
  /** What the form does not show, by group and column: it goes back as it came. */
  unshown: Record<string, Record<string, string>>;
}

/** A file as it was read: what the form is filled with, and what ties it to its list. */
export interface OpenedHandoff {
  handoff: Handoff;
  typed: Typed;
}

type Groups = Record<string, Record<string, unknown>>;

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
      if (typeof value !== 'string') return undefined;
      if (column(name)?.group === group) values[name] = value;
      else (unshown[group] ??= {})[name] = value;
    }
  }
  const year = unshown['person']?.['tax_year'] ?? values['tax_year'];
  if (year === undefined) return undefined;
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

export interface HandoffState {
  words: Words;
  /** The file that is open. */
  handoff: Handoff | undefined;
  /** Whether the last file was none. */
  failed: boolean;
  /** What the person said, as the core takes it. */
  facts(): Facts;
  /** Whether months were told, which the file has no place for. */
  months: boolean;
  opened(found: OpenedHandoff | undefined): void;
}

/** What can be done with a file of the employer's. */
export function handoffActions({ words, handoff, failed, facts, months, opened }: HandoffState): TemplateResult {
  const choose = async (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    opened(file.size > LARGEST ? undefined : readHandoff(await file.text()));
    input.value = '';
  };
  const save = () => {
    if (handoff) download(`tax-${handoff.key.slice(0, 8)}.json`, [writeHandoff(handoff, facts())], 'application/json');
  };
  return html`<div class="field handoff">
    <label for="handoff">${words.say('page-handoff')}</label>
    <p class="help" id="handoff-help">${words.say('page-handoff-help')}</p>
    <input id="handoff" type="file" accept=".json,application/json" aria-describedby="handoff-help handoff-error" @change=${choose} />
    <p class="error" id="handoff-error" ?hidden=${!failed}>${failed ? words.say('page-handoff-none') : nothing}</p>
    ${handoff
      ? html`<p class="help" role="status">${words.say(months ? 'page-handoff-months' : 'page-handoff-open')}</p>
          <button type="button" id="handoff-save" @click=${save}>${words.say('page-handoff-save')}</button>`
      : nothing}
  </div>`;
}
