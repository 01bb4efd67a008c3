// Every sentence that the page says, from the files that the command line and the service use too.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

import SOURCES from '#texts';

import { type Text, column, resultWord } from './page-data.ts';
import type { Argument, Mistake } from './module.ts';
import { grouped } from './numbers.ts';

export const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant-HK'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each language is called in itself. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  'zh-Hans': '简体中文',
  'zh-Hant-HK': '繁體中文',
};

/** How each language writes a day; English as it is written in Hong Kong. */
const CALENDARS: Record<Language, string> = { en: 'en-HK', 'zh-Hans': 'zh-Hans-CN', 'zh-Hant-HK': 'zh-Hant-HK' };

/** The language that is nearest to a tag of a page or a browser. */
export function nearest(tag: string): Language {
  const lower = tag.toLowerCase();
  if (/^(zh-hant|zh-hk|zh-mo|zh-tw|yue)/.test(lower)) return 'zh-Hant-HK';
  return lower.startsWith('zh') ? 'zh-Hans' : 'en';
}

/** The kinds of columns whose numbers have limits. */
const RANGES = new Set(['days', 'half_days', 'share', 'exchange_rate', 'month', 'period_days', 'period_half_days', 'year', 'staff', 'average', 'percent']);

const spoken = new Map<Language, Words>();

/** The texts of a language. */
export class Words {
  readonly language: Language;
  private readonly bundle: FluentBundle;
  /** Made once: it takes the browser as long as all else that a keystroke does in the script. */
  private readonly days: Intl.DateTimeFormat;
  private months: Intl.DateTimeFormat | undefined;

  private constructor(language: Language) {
    this.language = language;
    this.bundle = new FluentBundle(language, { useIsolating: false });
    this.bundle.addResource(new FluentResource(SOURCES[language]));
    this.days = new Intl.DateTimeFormat(CALENDARS[language], { dateStyle: 'long', timeZone: 'UTC' });
  }

  static of(language: Language): Words {
    const words = spoken.get(language) ?? new Words(language);
    spoken.set(language, words);
    return words;
  }

  /** Takes the texts of a part that is loaded later; what is known already stays. */
  static learn(texts: Record<Language, string>): void {
    for (const language of LANGUAGES) Words.of(language).bundle.addResource(new FluentResource(texts[language]));
  }

  has(id: string): boolean {
    return this.bundle.hasMessage(id);
  }

  /** A message, filled in. A message that is missing shows as its id; tests look for that. */
  say(id: string, filled: Record<string, FluentVariable> = {}): string {
    const pattern = this.bundle.getMessage(id)?.value;
    return pattern ? this.bundle.formatPattern(pattern, filled) : id;
  }

  /** An attribute of a message, such as what to do about it. */
  attribute(id: string, name: string, filled: Record<string, FluentVariable> = {}): string {
    const pattern = this.bundle.getMessage(id)?.attributes[name];
    return pattern ? this.bundle.formatPattern(pattern, filled) : '';
  }

  pick(text: Text): string {
    return text[this.language];
  }

  cny(amount: string): string {
    return this.say('amount-cny', { amount: grouped(amount) });
  }

  hkd(amount: string): string {
    return this.say('amount-hkd', { amount: grouped(amount) });
  }

  /** An amount within a sentence of the page, as the language names the currency there. */
  inText(currency: 'cny' | 'hkd', amount: string): string {
    return this.say(`page-text-${currency}`, { amount: grouped(amount) });
  }

  amount(amount: { currency: string; amount: string }): string {
    const whole = amount.amount.replace(/\.00$/, '');
    return amount.currency === 'HKD' ? this.hkd(whole) : this.cny(amount.amount);
  }

  /** A day, written as the language writes it. */
  day(date: string): string {
    return this.days.format(new Date(`${date}T00:00:00Z`));
  }

  /** A month by its number, as the language names it; in Chinese by the number, which is how the tax bureau writes it. */
  month(number: number): string {
    this.months ??= new Intl.DateTimeFormat(CALENDARS[this.language], { month: this.language === 'en' ? 'long' : 'short', timeZone: 'UTC' });
    return this.months.format(new Date(Date.UTC(2000, number - 1, 1)));
  }

  label(name: string): string {
    const known = column(name);
    if (known) return known.label ? this.pick(known.label) : name;
    return this.say(this.has(`page-term-${name}`) ? `page-term-${name}` : `term-${name}`);
  }

  /** What a field is called where it is asked for. */
  asked(name: string): string {
    const id = `page-ask-${name}`;
    return this.has(id) ? this.say(id) : this.label(name);
  }

  /** What is wrong with a value, and what to do; `asked` says it as the form asks for it, without the names that
   * files have for columns and words. */
  mistake(mistake: Mistake, asked = false): { message: string; fix: string } {
    if (!mistake.message) return { message: mistake.code, fix: '' };
    const { id, arguments: given } = mistake.message;
    const filled = Object.fromEntries(given.map(([name, value]) => [name, this.argument(value, asked)]));
    const own = `page-problem-${id.replace(/^problem-/, '')}`;
    return { message: this.say(asked && this.has(own) ? own : id, filled), fix: this.attribute(id, 'fix', filled) };
  }

  private argument(value: Argument, asked: boolean): string {
    if ('text' in value) return value.text;
    if ('number' in value) return grouped(String(value.number));
    const named = (name: string) => (asked ? this.say('page-quoted', { name: this.asked(name) }) : this.labelled(name, this.label(name)));
    if ('column' in value) return named(value.column);
    if ('columns' in value) return this.list(value.columns.map(named));
    if ('names' in value) return this.list(value.names);
    if ('words' in value) return this.words(value.words, asked);
    return this.range(value.range);
  }

  /** One of the two answers. */
  yesNo(key: string): string {
    return this.say(key === 'yes' ? 'page-yes' : 'page-no');
  }

  /** A word that a result holds, such as a regime. */
  result(key: string): string {
    const known = resultWord(key);
    return known ? this.pick(known) : key;
  }

  list(items: string[]): string {
    return items.join(this.say('list-separator'));
  }

  /** What stands before the text that it names, with the language's own colon. */
  titled(what: string): string {
    return this.say('page-step-of', { what, step: '' });
  }

  /** What stands behind a text, in the language's own brackets. */
  bracketed(label: string, name = ''): string {
    return this.say('name-with-label', { name, label });
  }

  private labelled(name: string, label: string): string {
    if (label.toLowerCase() === name.toLowerCase()) return name;
    return this.say('name-with-label', { name, label });
  }

  private words(name: string, asked: boolean): string {
    const known = column(name);
    const one = (key: string, label: string) => (asked ? label : this.labelled(key, label));
    if (known?.kind === 'yes_no' || known?.kind === 'yes_no_unknown') {
      const answers = ['yes', 'no'].map((key) => one(key, this.say(`answer-${key}`)));
      if (known.kind === 'yes_no_unknown') answers.push(one('unknown', this.say('word-unknown')));
      return this.list(answers);
    }
    return this.list((known?.words ?? []).map(({ key, label }) => one(key, this.pick(label))));
  }

  private range(name: string): string {
    const kind = column(name)?.kind ?? '';
    return RANGES.has(kind) ? this.say(`range-${kind}`) : '';
  }
}
