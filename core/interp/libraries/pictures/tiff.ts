import type { PictureHeader } from "./header.ts";

/** Tags of the first directory (TIFF 6.0, section 8) that decide what is read. */
const tag = {
  width: 256,
  height: 257,
  bits: 258,
  colours: 262,
  text: 270,
  samples: 277,
  planes: 284,
  format: 339,
};

/** Bytes of the types of a field that lengths and counts are written in: BYTE, SHORT and LONG. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4 };

/** By colours (white is zero, black is zero, RGB), samples of a pixel, and bits of each. */
const kinds: Readonly<Record<string, PictureHeader["kind"]>> = {
  "1 1 8": "grey",
  "1 1 16": "grey16",
  "2 3 8,8,8": "rgb",
};

/** Reads a TIFF of one page whose samples are whole numbers side by side. Undefined for others, and where a text may say more. */
export function readTiff(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const order = bytes.length >= 8 ? view.getUint16(0) : 0;
  const isLittle = order === 0x4949;
  if ((!isLittle && order !== 0x4d4d) || view.getUint16(2, isLittle) !== 42) return undefined;
  const fields = directoryAt(view, view.getUint32(4, isLittle), isLittle);
  if (!fields || fields.has(tag.text)) return undefined;
  const first = (name: number, otherwise: number) => fields.get(name)?.[0] ?? otherwise;
  const [width, height] = [first(tag.width, 0), first(tag.height, 0)];
  const isPlain = first(tag.planes, 1) === 1 && (fields.get(tag.format) ?? [1]).every((one) => one === 1);
  const bits = fields.get(tag.bits) ?? [1];
  const kind = kinds[`${first(tag.colours, -1)} ${first(tag.samples, 1)} ${bits}`];
  return isPlain && kind ? { format: "tiff", width, height, kind } : undefined;
}

/** Returns the numbers of each field; undefined when there are more pages, or when it lies behind the bytes that are known. */
function directoryAt(view: DataView, at: number, isLittle: boolean): Map<number, number[]> | undefined {
  const isInside = (to: number) => to <= view.byteLength;
  if (!isInside(at + 2)) return undefined;
  const count = view.getUint16(at, isLittle);
  const end = at + 2 + 12 * count;
  if (!isInside(end + 4) || view.getUint32(end, isLittle) !== 0) return undefined;
  const fields = new Map<number, number[]>();
  for (let field = at + 2; field < end; field += 12) {
    const size = sizes[view.getUint16(field + 2, isLittle)] ?? 0;
    const length = Math.min(view.getUint32(field + 4, isLittle), 8);
    const from = size * length <= 4 ? field + 8 : view.getUint32(field + 8, isLittle);
    if (!isInside(from + size * length)) return undefined;
    fields.set(view.getUint16(field, isLittle), numbersAt(view, from, size, length, isLittle));
  }
  return fields;
}

function numbersAt(view: DataView, from: number, size: number, length: number, isLittle: boolean): number[] {
  return Array.from({ length }, (_, i) => {
    const at = from + i * size;
    if (size === 4) return view.getUint32(at, isLittle);
    return size === 2 ? view.getUint16(at, isLittle) : size === 1 ? view.getUint8(at) : -1;
  });
}
