// What a workbook is packed from.
import { inflateRawSync } from 'node:zlib';

/** The cells of each sheet of a workbook, row by row, by its name: texts, and numbers as they are written. */
export function sheets(book) {
  const all = parts(book);
  const texts = (xml) => [...xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, text]) => text).join('');
  const strings = [...(all.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, one]) => texts(one));
  const cell = (kind, inside) => {
    if (kind === 'inlineStr') return texts(inside);
    const [, value = ''] = /<v>([^<]*)<\/v>/.exec(inside ?? '') ?? [];
    return kind === 's' ? strings[Number(value)] : value;
  };
  const names = [...all.get('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);
  return new Map(names.map((name, at) => {
    const rows = [...all.get(`xl/worksheets/sheet${at + 1}.xml`).matchAll(/<row [^>]*>(.*?)<\/row>/gs)];
    const cells = (row) => [...row.matchAll(/<c r="([A-Z]+)\d+"(?: s="\d+")?(?: t="(\w+)")?(?:\/>|>(.*?)<\/c>)/gs)];
    return [name, rows.map(([, row]) => cells(row).map(([, column, kind, inside]) => `${column} ${cell(kind, inside)}`))];
  }));
}

/** The texts of the parts of a workbook, by their names. */
export function parts(book) {
  const end = book.lastIndexOf(Buffer.from('504b0506', 'hex'));
  const count = book.readUInt16LE(end + 10);
  let at = book.readUInt32LE(end + 16);
  const texts = new Map();
  for (let index = 0; index < count; index += 1) {
    const [name, extra, remark] = [28, 30, 32].map((place) => book.readUInt16LE(at + place));
    const [size, local] = [20, 42].map((place) => book.readUInt32LE(at + place));
    const data = local + 30 + book.readUInt16LE(local + 26) + book.readUInt16LE(local + 28);
    const packed = book.subarray(data, data + size);
    const text = book.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    texts.set(book.toString('utf8', at + 46, at + 46 + name), text.toString());
    at += 46 + name + extra + remark;
  }
  return texts;
}
