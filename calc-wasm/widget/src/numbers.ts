// Amounts as texts. They are never floating-point numbers: not even on their way to the screen.

/** Digits in groups of three: `1,234,567.89`. */
export function grouped(plain: string): string {
  const [, sign, whole, rest] = /^(-?)(\d*)(.*)$/s.exec(plain) as unknown as string[];
  return `${sign}${(whole ?? '').replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`;
}

const FULL_WIDTH: Record<string, string> = { '，': ',', '．': '.', '。': '.', '－': '-', '−': '-' };

/** The currency of a field. */
export type Currency = 'cny' | 'hkd';

/** How people write the currency of a field before or behind an amount. Another one stays where it
 * is: nothing is converted, and the core refuses it. */
const CURRENCIES: Record<Currency, RegExp> = {
  cny: /^(?:RMB|CNY|人民[币幣]|CN¥|[¥￥])|(?:RMB|CNY|人民[币幣]元?|[元圆圓])$/gi,
  hkd: /^(?:HK\$|HKD|港[币幣元]|\$)|(?:HKD|港[币幣元]|[元圆圓])$/gi,
};

/** What was typed, with half-width digits and without separators and blanks. */
export function plain(typed: string): string {
  return typed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[，．。－−]/g, (mark) => FULL_WIDTH[mark] ?? mark)
    .replace(/[\s,'’_]/g, '');
}

/** The same without the field's own currency. */
function amount(typed: string, currency: Currency): string {
  return plain(typed).replace(CURRENCIES[currency], '');
}

/** What to show in a field of an amount: separators where it is one, otherwise as typed. */
export function asTyped(typed: string, currency: Currency): string {
  const digits = amount(typed, currency);
  return /^\d+(\.\d*)?$/.test(digits) ? grouped(digits) : typed;
}

/** Without separators where digits are left; anything else goes to the core as it is, which says
 * what is wrong with it. */
export function cleaned(text: string, currency: Currency): string {
  const digits = amount(text, currency);
  return /^\d+(\.\d*)?$/.test(digits) ? digits.replace(/\.$/, '') : text.trim();
}

/** Where the caret belongs in `shown` so that as many digits stand behind it as in `typed`. */
export function caretAfter(typed: string, caret: number, shown: string): number {
  const behind = typed.slice(caret).replace(/[,\s]/g, '').length;
  let position = shown.length;
  for (let left = behind; left > 0 && position > 0; position -= 1) {
    if (shown[position - 1] !== ',') left -= 1;
  }
  return position;
}

/** Minor units of an amount with at most two decimals. */
export function minor(amount: string): bigint {
  const [, sign, whole, decimals = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount) ?? [];
  if (whole === undefined) throw new RangeError('not an amount');
  const units = BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0'));
  return sign === '-' ? -units : units;
}

/** An amount from minor units. */
export function fromMinor(units: bigint): string {
  const size = units < 0n ? -units : units;
  return `${units < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
}

/** The nearest whole of a quotient, half away from zero; for showing only. */
function nearest(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const whole = (size * 2n + denominator) / (denominator * 2n);
  return numerator < 0n ? -whole : whole;
}

/** A rate with at most six decimals, in millionths. */
function millionths(rate: string): bigint {
  const [whole = '0', decimals = ''] = rate.split('.');
  return BigInt(whole) * 1_000_000n + BigInt(decimals.slice(0, 6).padEnd(6, '0'));
}

/** Yuan as whole Hong Kong dollars, for showing beside an exact amount. */
export function aboutHkd(cny: string, cnyPerHkd: string): string {
  return String(nearest(minor(cny) * 10_000n, millionths(cnyPerHkd)));
}

/** Hong Kong dollars as whole yuan, for showing beside an exact amount. */
export function aboutCny(hkd: string, cnyPerHkd: string): string {
  return String(nearest(minor(hkd) * millionths(cnyPerHkd), 100_000_000n));
}

/** An exact fraction with at most six decimals; an ellipsis where there are more. */
export function exact(fraction: { numerator: string; denominator: string }): string {
  const numerator = BigInt(fraction.numerator);
  const denominator = BigInt(fraction.denominator);
  const size = numerator < 0n ? -numerator : numerator;
  let rest = size % denominator;
  let decimals = '';
  while (decimals.length < 6 && (rest !== 0n || decimals.length < 2)) {
    rest *= 10n;
    decimals += String(rest / denominator);
    rest %= denominator;
  }
  const sign = numerator < 0n ? '-' : '';
  return `${sign}${grouped(String(size / denominator))}.${decimals}${rest === 0n ? '' : '…'}`;
}
