import { elementsOf } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import type { Buffer } from "../../ndarray/buffer.ts";
import { integerLimits } from "../../ndarray/dtypes/dtype.ts";
import { entryOf } from "../../ndarray/entry.ts";
import type { Scalar, Value } from "../../ndarray/value.ts";
import type { EventOf, OperationEvent, Range, Touch } from "../../trace/event.ts";
import { isOperation, operandsOf } from "../../trace/flow.ts";
import { makerOf } from "../../trace/query.ts";
import { hull } from "../../trace/ranges.ts";
import type { Trace } from "../../trace/trace.ts";
import { shortName } from "../consumers.ts";
import {
  adding,
  choosing,
  clearing,
  combining,
  counting,
  dividing,
  exactOfFloats,
  exactOfInts,
  harmlessUses,
  harmlessValues,
  picking,
  positional,
  rawMemory,
  roundedOnce,
  selecting,
  shaped,
} from "./exactness.ts";

/**
 * Returns the range of whole numbers that a narrower dtype must hold so that the program computes what it computes now: that of
 * the arrays at the places given and of everything made from them in the same dtype. Undefined when some step is not known, or
 * would give something else: an index, a file, a loop over elements, a function of floats.
 */
export function neededRange(trace: Trace, arrays: readonly NDArray[], first: Range): Range | undefined {
  const flow = new Flow(trace, first);
  for (const array of arrays) flow.follow(array);
  return flow.run() ? flow.range : undefined;
}

/** Follows values through the trace. */
class Flow {
  private readonly narrowed = new Set<Buffer>();
  private readonly scalars = new Set<Scalar>();
  private readonly arraysLeft: Buffer[] = [];
  private readonly scalarsLeft: Scalar[] = [];

  constructor(
    private readonly trace: Trace,
    public range: Range,
  ) {}

  follow(array: NDArray): void {
    for (const { buffer } of array.alternatives ?? [array]) {
      if (this.narrowed.has(buffer)) continue;
      this.narrowed.add(buffer);
      this.arraysLeft.push(buffer);
    }
  }

  /** Returns false as soon as something can't be narrowed. */
  run(): boolean {
    for (;;) {
      const buffer = this.arraysLeft.pop();
      if (buffer) {
        if (!(this.trace.touches.get(buffer) ?? []).every((touch) => this.allows(touch))) return false;
        continue;
      }
      const scalar = this.scalarsLeft.pop();
      if (!scalar) return true;
      if (!usesOf(this.trace, scalar).every((event) => this.allowsScalar(event, scalar))) return false;
    }
  }

  private include(range: Range | undefined): boolean {
    if (!range?.integral || range.nan) return false;
    this.range = hull(this.range, range);
    return true;
  }

  private isNarrowed(value: Value): boolean {
    return (
      value.t === "ndarray" && (value.alternatives ?? [value]).some(({ buffer }) => this.narrowed.has(buffer))
    );
  }

  private allows({ event, role, array }: Touch): boolean {
    if (event.kind === "bind" || role === "made") return true;
    if (event.kind === "use")
      return harmlessUses.has(event.how) || (event.how === "return" && event.scope.called);
    if (!isOperation(event)) return false;
    if (this.isIndex(event)) return false;
    switch (event.kind) {
      case "view":
        return isOfElements(event);
      case "write":
        return this.allowsWrite(event);
      case "ufunc":
        return this.allowsUfunc(event, array);
      case "reduce":
        return this.allowsReduction(event);
      case "alloc":
      case "copy":
        return this.allowsMaking(event, array);
      case "value":
        return this.allowsValue(event);
      case "raise":
        return isOfShapes(event);
      default:
        return false;
    }
  }

  /** Indices become int64 each time, so that a narrower dtype only adds work. */
  private isIndex({ op, ins }: OperationEvent): boolean {
    const name = shortName(op);
    if (name !== "getitem" && name !== "setitem" && name !== "take" && name !== "put") return false;
    const index = ins[1];
    const parts = index?.t === "tuple" || index?.t === "list" ? (index.items ?? []) : index ? [index] : [];
    return parts.some((part) => this.isNarrowed(part));
  }

  private allowsWrite({ op, into, range, ins }: EventOf<"write">): boolean {
    if (!this.isNarrowed(into)) return op === "setitem";
    if (op === "setitem" || shortName(op) === "fill") return this.include(range ?? undefined);
    return ["sort", "partition", "shuffle"].includes(shortName(op)) && ins.length > 0;
  }

  private allowsUfunc(event: EventOf<"ufunc">, array: NDArray): boolean {
    const { op, out, into, ins, named, range } = event;
    if (out.dtype.kind === "b" && !into) return true;
    if (named.has("dtype") || named.has("where")) return false;
    const others = ins.filter((value) => !this.isNarrowed(value));
    const isFloat = array.dtype.kind === "f";
    if (into && out.dtype.char === "f" && roundedOnce.has(plainName(op)))
      return others.every((value) => value.t === "ndarray" && value.dtype.char === "f");
    if (out.dtype.kind === "f" && !isFloat)
      return !into && !others.some(isSmallFloat) && (others.some(isFloat64) || dividing.has(shortName(op)));
    if (op === "numpy.diff") return !isFloat && this.allowsDifferences(event, array);
    if (!sameKind(out, array) || !(isFloat ? exactOfFloats : exactOfInts).has(plainName(op))) return false;
    // Another operand of the wide dtype makes the result wide as it is now.
    if (others.some(isWideOperand)) return !into || !this.isNarrowed(into);
    if (!others.map(rangeOfInt).every((one) => this.include(one)) || !this.include(range)) return false;
    this.follow(out);
    return true;
  }

  /** Differences of neighbours lie between the least and the most that two elements can differ by. */
  private allowsDifferences({ out, ins, named, range }: EventOf<"ufunc">, array: NDArray): boolean {
    const own = makerOf(this.trace, array);
    const of =
      own?.op.endsWith(".astype") && own.ins[0] ? (rangeOfInt(own.ins[0]) ?? rangeOf(own)) : rangeOf(own);
    const isSteady = !(this.trace.touches.get(array.buffer) ?? []).some(({ role }) => role === "written");
    const between = of && isSteady ? { ...of, lo: of.lo - of.hi, hi: of.hi - of.lo } : undefined;
    if (ins.length > 1 || named.size > 0 || !sameKind(out, array) || !this.include(range ?? between))
      return false;
    this.follow(out);
    return true;
  }

  private allowsReduction({ op, out, value, named }: EventOf<"reduce">): boolean {
    const name = shortName(op);
    if (named.has("dtype") || named.has("out")) return false;
    if (counting.has(name)) return true;
    if (adding.has(name)) return out ? isLookedAt(this.trace, out) : isCompared(this.trace, value);
    if (!choosing.has(name)) return false;
    if (out) this.follow(out);
    else if (value?.t === "scalar") this.followScalar(value);
    return true;
  }

  private allowsMaking(event: EventOf<"alloc" | "copy">, array: NDArray): boolean {
    const { op, out, ins, named, range } = event;
    const name = shortName(op);
    if (!selecting.has(name) && !combining.has(name)) return positional.has(name);
    // Converted on purpose: what follows is as it was. A conversion to what it is already only copies.
    const isCopy = name === "astype" && out.dtype.char === array.dtype.char;
    if ((name === "astype" && !isCopy) || named.has("dtype")) return true;
    if (combining.has(name)) {
      const others = [...ins, ...operandsOf(event)].filter((value) => !this.isNarrowed(value));
      const isPicked = name !== "where" || ins.slice(1).some((one) => this.isNarrowed(one));
      // Another array keeps the result wide, unless its dtype is as needless: then both may become narrow.
      if (!isPicked || (others.some(isWideArray) && !range?.integral)) return true;
      if (!sameKind(out, array)) return others.some(isFloat64) && !others.some(isSmallFloat);
      if (!others.every((value) => !("v" in value) || this.include(rangeOfInt(value)))) return false;
    }
    if (!sameKind(out, array)) return false;
    // Counts and positions that come with the elements are int64 all the same.
    if (name === "unique" && !(range && range.lo >= this.range.lo && range.hi <= this.range.hi)) return true;
    // What is picked out is no more than what is there, even where it is not known which elements.
    const held = range ?? (clearing.has(name) ? nothingElse : undefined);
    if (!(held === undefined && picking.has(name)) && !this.include(held)) return false;
    this.follow(out);
    return true;
  }

  private allowsValue({ op, value }: EventOf<"value">): boolean {
    if (op === "attribute:dtype") return usesOf(this.trace, value).length === 0;
    if (op.startsWith("attribute:")) return !rawMemory.has(shortName(op));
    if (value.t === "ndarray") return this.isNarrowed(value);
    if (value.t !== "scalar") return harmlessValues.has(shortName(op));
    this.followScalar(value);
    return op === "getitem";
  }

  private followScalar(scalar: Scalar): void {
    if (this.scalars.has(scalar)) return;
    this.scalars.add(scalar);
    this.scalarsLeft.push(scalar);
  }

  /** What is computed from a scalar must fit as well, as it has the array's dtype. */
  private allowsScalar(event: OperationEvent, scalar: Scalar): boolean {
    if (event.kind === "write") return event.into.buffer !== scalar.cell.buffer;
    if (event.kind === "ufunc")
      return (
        event.out.dtype.kind === "b" ||
        event.ins.some((value) => value.t === "ndarray" && isWideOperand(value))
      );
    if (event.kind === "alloc") return shaped.has(shortName(event.op)) && event.ins[0] === scalar;
    if (event.kind !== "value") return false;
    const { op, value } = event;
    if (op === "convert" || op.startsWith("attribute:") || value.t === "bool") return true;
    if (value.t !== "scalar" || !op.startsWith("operator:")) return false;
    if (value.dtype.kind === "b" || value.dtype.char === "d") return true;
    if (!this.include(rangeOfCell(value))) return false;
    this.followScalar(value);
    return true;
  }
}

/** What `np.tril` puts beside the elements that it keeps. */
const nothingElse: Range = { lo: 0, hi: 0, integral: true, nan: false };

/** The operation's short name, of `a += b` as of `a + b`. */
function plainName(op: string): string {
  return shortName(op).replace(/=$/, "");
}

function sameKind(a: NDArray, b: NDArray): boolean {
  return a.dtype.kind === b.dtype.kind && a.dtype.itemsize === b.dtype.itemsize;
}

function isFloat64(value: Value): boolean {
  if (value.t === "float") return true;
  return (value.t === "ndarray" || value.t === "scalar") && value.dtype.char === "d";
}

function isSmallFloat(value: Value): boolean {
  if (value.t !== "ndarray" && value.t !== "scalar") return false;
  return "fc".includes(value.dtype.kind) && value.dtype.char !== "d";
}

function isWideOperand(value: Value): boolean {
  if (value.t !== "ndarray" && value.t !== "scalar") return false;
  return value.dtype.char === "l" || value.dtype.char === "d";
}

function isWideArray(value: Value): boolean {
  return value.t === "ndarray" && isWideOperand(value);
}

function rangeOf(event: OperationEvent | undefined): Range | undefined {
  return event && "range" in event ? event.range : undefined;
}

/** The range of an operand that takes part with its value alone. */
function rangeOfInt(value: Value): Range | undefined {
  const isTruth = value.t === "bool" || (value.t === "ndarray" && value.dtype.kind === "b");
  if (isTruth) return { lo: 0, hi: 1, integral: true, nan: false };
  if (value.t === "ndarray" && "iu".includes(value.dtype.kind) && value.dtype.itemsize === 1) {
    const [lo, hi] = integerLimits(value.dtype);
    return { lo, hi, integral: true, nan: false };
  }
  if (value.t !== "int" || typeof value.v !== "number") return undefined;
  return { lo: value.v, hi: value.v, integral: true, nan: false };
}

function rangeOfCell({ cell }: Scalar): Range | undefined {
  const [element] = elementsOf(cell) ?? [];
  if (typeof element !== "number") return undefined;
  return { lo: element, hi: element, integral: Number.isInteger(element), nan: Number.isNaN(element) };
}

/** True when nothing is computed from a sum in its own dtype. */
function isCompared(trace: Trace, value: Value | undefined): boolean {
  if (!value) return true;
  return usesOf(trace, value).every((event) => {
    if (event.kind !== "value") return false;
    const { op, value: result } = event;
    if (op === "convert" || op.startsWith("attribute:") || result.t === "bool") return true;
    return result.t === "scalar" && "bf".includes(result.dtype.kind) && op.startsWith("operator:");
  });
}

/** True for views that hold the elements as they are, not their bytes as another dtype. */
function isOfElements({ op, named }: EventOf<"view">): boolean {
  return op !== "numpy.ndarray.view" && !named.has("dtype");
}

/** True for errors that have nothing to do with dtypes. */
function isOfShapes({ type }: EventOf<"raise">): boolean {
  return type === "ValueError" || type === "AxisError";
}

/** A mean, or one of the sums or their total, with which nothing is computed. */
function isSummary(trace: Trace, { op, out, value, named }: EventOf<"reduce">): boolean {
  const name = shortName(op);
  if (counting.has(name)) return true;
  return !named.has("dtype") && !out && (choosing.has(name) || adding.has(name)) && isCompared(trace, value);
}

/** The same of an array of sums. */
function isLookedAt(trace: Trace, sums: NDArray): boolean {
  return (trace.touches.get(sums.buffer) ?? []).every(({ event, role }) => {
    if (role === "made" || event.kind === "bind") return true;
    if (event.kind === "use")
      return harmlessUses.has(event.how) || (event.how === "return" && event.scope.called);
    // What is done with a part lands on the same memory.
    if (event.kind === "view") return isOfElements(event);
    if (event.kind === "ufunc") return !event.into && "bf".includes(event.out.dtype.kind);
    if (event.kind === "reduce") return isSummary(trace, event);
    if (event.kind === "raise") return isOfShapes(event);
    // Converted on purpose: what follows is as it was.
    if (event.kind === "copy" || event.kind === "alloc")
      return /\bastype$/.test(event.op) || positional.has(shortName(event.op));
    return (
      event.kind === "value" && (event.op.startsWith("attribute:") || harmlessValues.has(shortName(event.op)))
    );
  });
}

const uses = new WeakMap<Trace, ReadonlyMap<Value, readonly OperationEvent[]>>();

/** Returns the operations that a scalar or dtype takes part in. */
function usesOf(trace: Trace, value: Value): readonly OperationEvent[] {
  const known = uses.get(trace) ?? indexed(trace);
  uses.set(trace, known);
  return known.get(value) ?? [];
}

function indexed({ events }: Trace): ReadonlyMap<Value, readonly OperationEvent[]> {
  const index = new Map<Value, OperationEvent[]>();
  for (const event of events) {
    if (!isOperation(event)) continue;
    for (const value of [...event.ins, ...event.named.values()])
      if (value.t === "scalar" || value.t === "dtype") entryOf(index, value, () => []).push(event);
  }
  return index;
}
