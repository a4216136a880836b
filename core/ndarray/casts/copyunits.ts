import { eachRow, type Pair } from "./copy.ts";

/** The two fastest axes of a walk: elements are read and written at even distances, all in units of an element's pieces. */
interface Table {
  readonly rows: number;
  readonly fromRow: number;
  readonly toRow: number;
  readonly count: number;
  readonly fromStep: number;
  readonly toStep: number;
  /** Pieces of one element. */
  readonly width: number;
}

/** Copies the elements of a walk that lie apart from one another, in the largest pieces that their places allow. */
export function copyUnits(from: Uint8Array, to: Uint8Array, pair: Pair, itemsize: number): void {
  const unit = unitFor(from, to, pair, itemsize);
  const last = pair.shape.length - 1;
  const hasRows = last > 0;
  const copy = copierOf(unit, from.buffer, to.buffer, {
    rows: hasRows ? pair.shape[last - 1] : 1,
    fromRow: hasRows ? pair.from[last - 1] / unit : 0,
    toRow: hasRows ? pair.to[last - 1] / unit : 0,
    count: pair.shape[last],
    fromStep: pair.from[last] / unit,
    toStep: pair.to[last] / unit,
    width: itemsize / unit,
  });
  const fromStart = from.byteOffset / unit;
  const toStart = to.byteOffset / unit;
  eachRow(pair, (a, b) => copy(fromStart + a / unit, toStart + b / unit), 2);
}

/** The widest unit of 8, 4, 2 or 1 bytes that all places and steps are multiples of. */
function unitFor(from: Uint8Array, to: Uint8Array, pair: Pair, itemsize: number): 1 | 2 | 4 | 8 {
  let bits = itemsize | (from.byteOffset + pair.fromOffset) | (to.byteOffset + pair.toOffset);
  for (let axis = 0; axis < pair.shape.length; axis++) bits |= pair.from[axis] | pair.to[axis];
  return (bits & 7) === 0 ? 8 : (bits & 3) === 0 ? 4 : (bits & 1) === 0 ? 2 : 1;
}

/** Each size has a loop of its own: one that sees arrays of several types takes longer. */
function copierOf(
  unit: 1 | 2 | 4 | 8,
  source: ArrayBufferLike,
  target: ArrayBufferLike,
  table: Table,
): (start: number, at: number) => void {
  const [ins, outs] = [source.byteLength, target.byteLength];
  if (unit === 8) {
    // Eight bytes go as an integer: a double would not carry every NaN unchanged.
    const from = new BigUint64Array(source, 0, ins >> 3);
    const to = new BigUint64Array(target, 0, outs >> 3);
    return (start, at) => copyLongs(from, to, table, start, at);
  }
  if (unit === 4) {
    const from = new Uint32Array(source, 0, ins >> 2);
    const to = new Uint32Array(target, 0, outs >> 2);
    return (start, at) => copyWords(from, to, table, start, at);
  }
  if (unit === 2) {
    const from = new Uint16Array(source, 0, ins >> 1);
    const to = new Uint16Array(target, 0, outs >> 1);
    return (start, at) => copyHalfwords(from, to, table, start, at);
  }
  const from = new Uint8Array(source);
  const to = new Uint8Array(target);
  return (start, at) => copyEachByte(from, to, table, start, at);
}

function copyLongs(from: BigUint64Array, to: BigUint64Array, table: Table, start: number, at: number): void {
  const { count, fromStep, toStep, width } = table;
  for (let row = 0; row < table.rows; row++) {
    let a = start + row * table.fromRow;
    let b = at + row * table.toRow;
    if (width === 1) for (let i = 0; i < count; i++, a += fromStep, b += toStep) to[b] = from[a];
    else
      for (let i = 0; i < count; i++, a += fromStep, b += toStep)
        for (let k = 0; k < width; k++) to[b + k] = from[a + k];
  }
}

function copyWords(from: Uint32Array, to: Uint32Array, table: Table, start: number, at: number): void {
  const { count, fromStep, toStep, width } = table;
  for (let row = 0; row < table.rows; row++) {
    let a = start + row * table.fromRow;
    let b = at + row * table.toRow;
    if (width === 1) for (let i = 0; i < count; i++, a += fromStep, b += toStep) to[b] = from[a];
    else
      for (let i = 0; i < count; i++, a += fromStep, b += toStep)
        for (let k = 0; k < width; k++) to[b + k] = from[a + k];
  }
}

function copyHalfwords(from: Uint16Array, to: Uint16Array, table: Table, start: number, at: number): void {
  const { count, fromStep, toStep, width } = table;
  for (let row = 0; row < table.rows; row++) {
    let a = start + row * table.fromRow;
    let b = at + row * table.toRow;
    for (let i = 0; i < count; i++, a += fromStep, b += toStep)
      for (let k = 0; k < width; k++) to[b + k] = from[a + k];
  }
}

function copyEachByte(from: Uint8Array, to: Uint8Array, table: Table, start: number, at: number): void {
  const { count, fromStep, toStep, width } = table;
  for (let row = 0; row < table.rows; row++) {
    let a = start + row * table.fromRow;
    let b = at + row * table.toRow;
    for (let i = 0; i < count; i++, a += fromStep, b += toStep)
      for (let k = 0; k < width; k++) to[b + k] = from[a + k];
  }
}
