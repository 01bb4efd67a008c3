// The core for records: JSON in, JSON out.
import { check_record, initSync, keep_record } from '#records-core';
import wasm from '#wasm';

import type { Facts } from '../core.ts';
import { type Said, once, said, settingLines } from '../module.ts';

/** A version of a number of the law. */
export interface Version {
  effective_from: string;
  evidence: string;
  value: unknown;
}

/** Who computed an answer. */
export interface ComputedBy {
  engine: string;
  digest: string;
}

/** What working a record out again shows. */
export interface Verification {
  verdict: 'equal' | 'equal_under_other_ruleset' | 'changed_by_ruleset' | 'not_reproduced' | 'altered';
  made_at: string;
  ruleset: { recorded: ComputedBy; recomputed: ComputedBy };
  parameters: { id: string; recorded: Version | null; recomputed: Version | null }[];
  differences: { pointer: string; recorded: unknown; recomputed: unknown }[];
  different_members: number;
}

/** Starts the module once for all elements of a page. */
export const core = once(wasm, (module) => initSync({ module }));

/** The record of an answer, made now. */
export function kept(facts: Facts, settings: Readonly<Record<string, string>>): Said<object> {
  const now = new Date().toISOString().replace(/\.\d{3}Z$/, 'Z');
  return said(() => keep_record(JSON.stringify(facts), settingLines(settings), now));
}

/** What working a record out again shows. */
export function checked(record: Uint8Array): Said<Verification> {
  return said(() => check_record(record));
}
