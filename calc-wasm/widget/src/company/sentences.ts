// Sentences about a company that the result and the memo both say.
import { minor } from '../numbers.ts';
import type { Words } from '../texts.ts';
import type { CompanyAnswer } from './core.ts';

type Branches = NonNullable<CompanyAnswer['branches']>;
type Compared = NonNullable<Branches['subsidiary']>;

/** What a regime that is not confirmed would bring, and what it counts on. */
export function ifConfirmed(words: Words, better: NonNullable<CompanyAnswer['if_confirmed']>): string[] {
  const filled = { regime: words.result(better.regime), tax: words.cny(better.tax), saving: words.cny(better.saves_more) };
  const income = words.cny(better.taxable_income);
  return [
    words.say('company-if-confirmed', filled),
    ...(better.ten_year_losses ? [words.say('company-if-confirmed-losses', { income })] : []),
    ...(better.super_deduction ? [words.say('company-if-confirmed-rd', { income })] : []),
  ];
}

/** What became of each earlier loss, and of a loss of the year. */
export function losses(words: Words, { income: found }: CompanyAnswer): string[] {
  if (!found) return [];
  const said = found.losses.map((loss) => {
    const filled = {
      year: String(loss.year), amount: words.cny(loss.amount), used: words.cny(loss.used), left: words.cny(loss.left), last: String(loss.last_year),
    };
    if (loss.expired) return words.say('company-loss-expired', filled);
    return loss.open ? words.say('company-loss-open', filled) : words.say('company-loss', filled);
  });
  if (minor(found.before_losses) < 0n) {
    said.push(words.say('company-new-loss', { amount: words.cny(found.before_losses.replace('-', '')) }));
  }
  return said;
}

/** How the ratio of each branch comes about. */
export function branchRatios(words: Words, { slices, weights }: Branches): string[] {
  return slices.flatMap(({ name, ratio, factors }) => {
    if (ratio === null || factors === null) return [];
    return words.say('company-branch-ratio', {
      name: name ?? '', ratio, first: weights.revenue, second: weights.wages, third: weights.assets,
      revenue: words.cny(factors.revenue), wages: words.cny(factors.wages), assets: words.cny(factors.assets),
    });
  });
}

/** What each of the two costs and what that takes for granted, or why they are not compared. */
export function branchOrSubsidiary(words: Words, { subsidiary, no_comparison: reason }: Branches): string[] {
  if (reason) return [words.say(`company-no-comparison-${reason}`)];
  return subsidiary ? comparison(words, subsidiary) : [];
}

function comparison(words: Words, compared: Compared): string[] {
  const one = ({ regime, income, tax }: Compared['parent']) =>
    words.say('company-of-two', { regime: words.result(regime), income: words.cny(income), tax: words.cny(tax) });
  const difference = minor(compared.difference);
  const amount = { difference: words.cny(compared.difference.replace('-', '')) };
  const if_confirmed = compared.branch_tax_if_confirmed;
  const if_small = compared.subsidiary_tax_if_small;
  return [
    words.say('company-subsidiary', {
      profit: words.cny(compared.area_profit),
      branch: words.cny(compared.branch_tax),
      regime: words.result(compared.branch_regime),
      subsidiary: words.cny(compared.subsidiary_tax),
      own: one(compared.subsidiary),
      parent: one(compared.parent),
    }),
    difference > 0n
      ? words.say('company-subsidiary-saves', amount)
      : difference < 0n
        ? words.say('company-subsidiary-costs', amount)
        : words.say('company-subsidiary-same'),
    ...(if_confirmed === null ? [] : [words.say('company-subsidiary-branch-if-confirmed', { tax: words.cny(if_confirmed) })]),
    ...(if_small === null ? [] : [words.say('company-subsidiary-if-small', { tax: words.cny(if_small) })]),
    ...compared.assumed.map((what) => words.say(`company-assumed-${what}`)),
  ];
}

/** What the answer does not look at, and what the law leaves open about the company. */
export function notLookedAt(words: Words, answer: CompanyAnswer): string[] {
  return [
    ...(answer.branches ? [words.say('company-unseen-branch_or_whole')] : []),
    ...['new_claimants', 'holidays', 'other_zones'].map((what) => words.say(`company-unseen-${what}`)),
    ...(answer.imports ? [words.say('company-unseen-national_imports')] : []),
    words.say('company-unseen-establishment'),
  ];
}
