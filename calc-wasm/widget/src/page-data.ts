// What is known of columns and parameters: their names, helps and questions in three languages.
import catalogue from '#page-data';

export interface Text {
  en: string;
  'zh-Hans': string;
  'zh-Hant-HK': string;
}

export interface Word {
  key: string;
  label: Text;
}

export interface Column {
  name: string;
  /** Its name in the JSON facts. */
  member: string;
  /** The member of the JSON facts that it belongs to; nothing for the facts themselves. */
  group: string;
  kind:
    | 'text'
    | 'cny'
    | 'hkd'
    | 'count'
    | 'yes_no'
    | 'word'
    | 'words'
    | 'days'
    | 'half_days'
    | 'period_days'
    | 'period_half_days'
    | 'month'
    | 'share'
    | 'exchange_rate'
    | 'tax_year'
    | 'year'
    | 'yes_no_unknown'
    | 'staff'
    | 'average'
    | 'percent'
    | 'date'
    | 'list';
  /** Whether it is an income. */
  income?: boolean;
  /** Left out of columns that the page refuses, until the guide brings it. */
  label?: Text;
  /** How files of payrolls explain it; left out where the page has words of its own, until the guide brings it. */
  help?: Text;
  words: Word[];
}

export interface Alternative {
  key: string;
  title: Text;
  computed: boolean;
}

export interface Parameter {
  id: string;
  title: Text;
  note?: Text;
  question?: Text;
  alternatives?: Alternative[];
}

const columnsByName = new Map((catalogue.columns as Column[]).map((column) => [column.name, { ...column, member: column.member ?? column.name }]));
const parametersById = new Map((catalogue.parameters as Parameter[]).map((parameter) => [parameter.id, parameter]));
const wordsByKey = new Map((catalogue.words as Word[]).map((word) => [word.key, word.label]));

const citedByName = new Map((catalogue.cited as Text[]).map((text) => [text.en, text]));

/** What an instrument or an article is called, where it has a name besides the English one. */
export function cited(name: string): Text | undefined {
  return citedByName.get(name);
}

/** What is known of a column. */
export function column(name: string): Column | undefined {
  return columnsByName.get(name);
}

/** Takes what a part that is loaded later knows; what is known already stays. */
export function learn(more: { columns: Column[]; parameters: Parameter[]; cited: Text[] }): void {
  const add = <V>(known: Map<string, V>, name: string, value: V) => known.set(name, known.get(name) ?? value);
  more.columns.forEach((column) => add(columnsByName, column.name, column));
  more.parameters.forEach((parameter) => add(parametersById, parameter.id, parameter));
  more.cited.forEach((text) => add(citedByName, text.en, text));
}

/** Takes what is known of open points beside their titles. */
export function learnPoints(points: Pick<Parameter, 'id' | 'note' | 'question' | 'alternatives'>[]): void {
  for (const { id, ...more } of points) parametersById.set(id, { ...(parametersById.get(id) as Parameter), ...more });
}

/** Takes how files explain columns, and what those are called that the page refuses. */
export function learnColumns(told: Record<string, Pick<Column, 'help' | 'label'>>): void {
  for (const [name, more] of Object.entries(told)) {
    const known = columnsByName.get(name);
    if (known) columnsByName.set(name, { ...known, ...more });
  }
}

/** The parts of the form that open on demand, each with its columns, and the columns of the first questions. */
export const { questions: QUESTIONS = [], ...SECTIONS }: Record<string, string[]> = Object.fromEntries(catalogue.pages);

/** The word that a blank of a column means, where it means something definite. */
export const BLANKS: Record<string, string> = Object.fromEntries(catalogue.blanks);

/** The columns of a group, in order. */
export function columnsOf(group: string): Column[] {
  return [...columnsByName.values()].filter((column) => column.group === group);
}

/** What is known of a parameter. */
export function parameter(id: string): Parameter | undefined {
  return parametersById.get(id);
}

/** The open point that settings name. */
export function parameterNamed(name: string): Parameter | undefined {
  return [...parametersById.values()].find(({ id, alternatives }) => alternatives !== undefined && id.endsWith(`.${name}`));
}

/** The name of a word that results hold. */
export function resultWord(key: string): Text | undefined {
  return wordsByKey.get(key);
}

/** The engine and the digest of the parameters that the page works with. */
export const RULESET: string = catalogue.ruleset;

/** The tax years that the engine covers, the newest first. */
export const TAX_YEARS: string[] = catalogue.tax_years;
