// What was typed, as lines of a sheet.
import { monthsPart } from './living/load.ts';
import { column, columnsOf, parameterNamed } from './page-data.ts';
import { OF_UNIT } from './pay.ts';
import { type Typed, UNIT } from './typed.ts';
import type { Words } from './texts.ts';

const GROUPS = ['person', 'mainland', 'hong_kong', 'assumptions'];

/** What stands in a field, in the words of the form. */
function said(words: Words, name: string, text: string): string {
  const known = column(name);
  const word = known?.words.find(({ key }) => key === text);
  if (word) return words.pick(word.label);
  if (known?.kind === 'yes_no' && (text === 'yes' || text === 'no')) return words.yesNo(text);
  const currency = known?.kind === 'cny' || known?.kind === 'hkd' ? known.kind : undefined;
  return currency ? words[currency](text) : text;
}

function pay(words: Words, { unit = UNIT, values }: Typed, name: string): [string, string] {
  const per = name === 'wages' ? unit.per : 'year';
  const title = per === 'month' ? words.say('page-pay-month') : words.asked(name);
  return [title, words[unit.currency](values[name] ?? '')];
}

function lived(words: Words, { living, year }: Typed): [string, string][] {
  if (!living) return [];
  const { way, answers, stays, months } = living;
  const named = (name: string) => monthsPart()?.fieldName(words, `living-${name}`, year) ?? name;
  const meant = (name: string, value: string) => {
    if (/^(employment_start|bonus)_month$/.test(name) && /^([1-9]|1[0-2])$/.test(value)) return words.month(Number(value));
    const id = `page-living-${name}-${value}`;
    return words.has(id) ? words.say(id) : said(words, name, value);
  };
  const rows = months?.filter((row) => Object.values(row).some((text) => text !== '')).length ?? 0;
  return [
    [words.say('page-living'), words.say(`page-living-${way}`)],
    ...Object.entries(answers).map(([name, value]): [string, string] => [named(name), meant(name, value)]),
    ...(stays.trim() === '' ? [] : [[named('stays'), stays.trim().split('\n').join('; ')] as [string, string]]),
    ...(rows === 0 ? [] : [[words.say('page-months-inputs'), words.say('page-months-rows', { count: rows })] as [string, string]]),
  ];
}

/** The open points that were switched. */
function chosen(words: Words, settings: Typed['settings']): [string, string][] {
  return Object.entries(settings).map(([name, key]) => {
    const known = parameterNamed(name);
    const taken = known?.alternatives?.find((one) => one.key === key);
    return [known ? words.pick(known.title) : name, taken ? words.pick(taken.title) : key];
  });
}

/** Everything that was typed, name and value, in the order of the columns. */
export function typedLines(words: Words, typed: Typed): [string, string][] {
  // What the way of living decides instead was not taken, whatever was typed before.
  const left = typed.living && monthsPart()?.notAsked(typed.living);
  const filled = GROUPS.flatMap(columnsOf).map(({ name }) => name).filter((name) => (typed.values[name] ?? '').trim() !== '' && !left?.includes(name));
  return [
    [words.label('tax_year'), typed.year],
    ...lived(words, typed),
    ...filled.map((name) => (OF_UNIT.includes(name) ? pay(words, typed, name) : ([words.asked(name), said(words, name, typed.values[name] ?? '')] as [string, string]))),
    ...chosen(words, typed.settings),
  ];
}
