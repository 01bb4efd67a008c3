// Amounts as texts. They are never floating-point numbers: not even on their way to the screen.

/** Digits in groups of three: `1,234,567.89`. */
export function grouped(plain: string): string {
  const [, sign, whole, rest] = /^(-?)(\d*)(.*)$/s.exec(plain) as unknown as string[];
  return `${sign}${(whole ?? '').replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`;
}

/** The currency of a field. */
export type Currency = 'cny' | 'hkd';

/** The core's reader of amounts: digits where a text can mean one amount only. Without a currency it reads
 * a number. */
export type AmountReader = (text: string, currency: string) => string | undefined;

let read: AmountReader = () => undefined;
let readOtherwise: AmountReader = () => undefined;

/** Takes the readers when the core has started; until then nothing is read. The second reads what stands for an
 * amount in another way: `78萬`, `65,000 x 12`. */
export function readAmountsWith(reader: AmountReader, otherwise: AmountReader): void {
  read = reader;
  readOtherwise = otherwise;
}

/** An amount as this page writes it while it is typed: its separators are the page's, not the person's. */
const FORMATTED = /^(\d{1,3}(,\d{3})*|\d+)(\.\d*)?$/;

/** What to show in a field of an amount: separators where it is one, otherwise as typed. `edited` says that
 * only digits were typed or taken out of what this page had written. */
export function asTyped(typed: string, currency: Currency, edited = false): string {
  const own = edited ? typed.replaceAll(',', '') : typed;
  if (/^\d+(\.\d*)?$/.test(own)) return grouped(own);
  const digits = read(typed, currency);
  return digits === undefined ? typed : grouped(digits);
}

/** Whether an edit changed digits only, of a text that this page had written. */
export function editsDigits(before: string, { inputType, data }: Pick<InputEvent, 'inputType' | 'data'>): boolean {
  const typing = inputType === 'insertText' && data !== null && /^[\d.]+$/.test(data);
  return FORMATTED.test(before) && (typing || inputType.startsWith('delete'));
}

/** A comma before decimals may as well be a slip: it is asked for and not read. */
const DECIMAL_COMMA = /\.\d{3}.*,\d{1,2}\D*$/;

/** The digits of an amount; nothing where the text is none, or is one of another currency. */
export function amountOf(text: string, currency: Currency): string | undefined {
  const whole = FORMATTED.test(text.trim()) ? text.trim().replace(/\.$/, '') : text.trim();
  const digits = read(whole, currency) ?? (DECIMAL_COMMA.test(whole) ? undefined : readOtherwise(whole, currency));
  return digits?.startsWith('-') ? undefined : digits;
}

/** Digits where the text is an amount; anything else goes to the core as it is, which says what is wrong with
 * it. */
export function cleaned(text: string, currency: Currency): string {
  return amountOf(text, currency) ?? text.trim();
}

/** What a text was read as, where it is not written with the digits that were read. */
export function readAs(text: string, currency: Currency): string | undefined {
  const digits = amountOf(text, currency);
  return digits === undefined || FORMATTED.test(text.trim()) ? undefined : digits;
}

/** Whether digits are an amount: at most two decimals. */
export function isAmount(digits: string): boolean {
  return /^\d+(\.\d{1,2})?$/.test(digits);
}

/** The same for a number that is no amount. */
export function numberOf(text: string): string {
  return read(text.trim(), '') ?? text.trim();
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

/** Hong Kong dollars in yuan, to the fen. */
export function inYuan(hkd: string, cnyPerHkd: string): string {
  return fromMinor(nearest(minor(hkd) * millionths(cnyPerHkd), 1_000_000n));
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
