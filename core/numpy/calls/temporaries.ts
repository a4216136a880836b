import type { NDArray } from "../../ndarray/array.ts";
import { float64, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { type Dim, isExact, plus, times } from "../../ndarray/layouts/dim.ts";
import { isC, size } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Effect, Hidden } from "../op.ts";
import { isElided } from "./tape.ts";

/** A call as its temporaries depend on it. */
interface Call {
  /** The first argument that is an array. */
  readonly first: NDArray | undefined;
  readonly out: NDArray | undefined;
  readonly arrays: readonly NDArray[];
  readonly named: ReadonlyMap<string, Value>;
  readonly positional: readonly Value[];
}

/** Returns the bytes of temporaries at their peak and in all. */
type Count = (call: Call) => readonly [peak: Dim, total: Dim] | undefined;

/** As many bytes for each element of the first array. */
const each =
  (peak: number, total = peak): Count =>
  ({ first }) =>
    first && [times(size(first.layout), peak), times(size(first.layout), total)];

/** As many bytes for each element of the result, and some more. */
const eachMade =
  (peak: number, total: number, more = 0): Count =>
  ({ out }) =>
    out && [times(size(out.layout), peak), plus(times(size(out.layout), total), more)];

const always =
  (bytes: number): Count =>
  () => [bytes, bytes];

/** Operands of another dtype than the result's are cast. */
const casts: Count = ({ arrays, out }) => {
  const others = out ? arrays.filter(({ dtype }) => !sameDType(dtype, out.dtype)) : [];
  const bytes = others.reduce<Dim>(
    (total, { layout }) => plus(total, times(size(layout), out?.dtype.itemsize ?? 0)),
    0,
  );
  return [bytes, bytes];
};

/** The search runs along the last axis of a contiguous array; any other is copied. */
const alongAxis: Count = ({ first, named, positional }) => {
  const axis = named.get("axis") ?? positional.find(({ t }) => t === "int");
  if (!first || axis?.t !== "int" || typeof axis.v === "object") return undefined;
  const isLast = Number(axis.v) === -1 || Number(axis.v) === first.shape.length - 1;
  const bytes = isLast && isC(first.layout) ? 0 : times(size(first.layout), first.dtype.itemsize);
  return [bytes, bytes];
};

/** Squares of all elements, and their sums before the root is taken. */
const norms: Count = ({ first, out, named, positional }) => {
  const order = named.get("ord") ?? positional[1];
  // Sums and largest of sizes.
  if (first && order && "if".includes(order.t[0]) && !named.has("axis"))
    return each(first.dtype.itemsize)({ first } as Call);
  if (!first || !out || !named.has("axis")) return undefined;
  const bytes = times(size(first.layout), 8);
  return [bytes, plus(bytes, times(size(out.layout), 8))];
};

const weighted: Count = (call) => (call.named.has("weights") ? each(8)(call) : undefined);

const differences: Count = ({ first, named, positional }) => {
  const order = named.get("n") ?? positional[1];
  const orders = order?.t === "int" && typeof order.v === "number" ? order.v : 1;
  if (!first || !(named.has("prepend") || named.has("append") || orders > 1)) return undefined;
  const bytes = times(size(first.layout), first.dtype.itemsize);
  return [bytes, times(bytes, Math.max(1, orders - 1))];
};

/** Along each axis a difference is made and divided, which makes another array of a small one. */
const gradients: Count = ({ first, named }) => {
  if (!first) return undefined;
  const axes = named.has("axis") ? 1 : Math.max(1, first.shape.length);
  const one = times(size(first.layout), 8);
  const bytes = isElided(one) ? one : times(one, 2);
  return [bytes, times(bytes, axes)];
};

/** Elements that `np.histogram` looks at together (`BLOCK`). */
const block = 65536;

const histogram: Count = ({ first, arrays, named, positional }) => {
  if (!first) return undefined;
  const bins = named.get("bins") ?? positional[1];
  // Given edges only sort a copy; equal bins compute each element's bin.
  if (arrays.length > 1 || bins?.t === "list" || bins?.t === "tuple") return each(8)({ first } as Call);
  const count = size(first.layout);
  const isCast = !sameDType(first.dtype, float64);
  const inBlock = isExact(count) ? Math.min(count, block) : count;
  // Of two of the operators the results are written over large temporaries.
  const all = (isElided(times(inBlock, 8)) ? 47 : 63) + (isCast ? 8 : 0);
  return [times(inBlock, isCast ? 42 : 34), times(count, all)];
};

/** Of a large population all positions are made and the last of them shuffled, unless few are drawn (`Generator.choice`). */
function tailOf(population: Value | undefined, out: NDArray): readonly [Dim, Dim] | undefined {
  const all =
    population?.t === "int"
      ? population.v
      : population?.t === "ndarray"
        ? size(population.layout)
        : undefined;
  const drawn = size(out.layout);
  if (typeof all !== "number" || !isExact(drawn) || all <= 10_000 || drawn <= all / 50) return undefined;
  const bytes = 8 * (population?.t === "int" ? all : all + drawn);
  return [bytes, bytes];
}

/** Elements are taken by an array of positions. */
const choice: Count = ({ out, positional, named }) => {
  const replace = named.get("replace");
  if (out && replace?.t === "bool" && replace.v === false && !named.has("p"))
    return tailOf(positional[0], out);
  if (!out || named.has("replace") || positional.length > 2) return undefined;
  const isTaken = positional[0]?.t !== "int";
  const floats = named.has("p") ? times(size(out.layout), 8) : 0;
  const bytes = plus(isTaken ? times(size(out.layout), 8) : 0, floats);
  return [bytes, bytes];
};

/** What NumPy's own Python code makes on the way, measured with NumPy 2.4 by tracemalloc's domain of NumPy. */
const counts: Readonly<Record<string, Count>> = {
  "numpy.hanning": eachMade(16, 40, 48),
  "numpy.hamming": eachMade(16, 40, 48),
  "numpy.blackman": eachMade(24, 80, 72),
  "numpy.sinc": each(24),
  "numpy.unwrap": each(40, 67),
  "numpy.gradient": gradients,
  "numpy.trapezoid": each(16, 24),
  "numpy.average": weighted,
  "numpy.diff": differences,
  "numpy.convolve": casts,
  "numpy.correlate": casts,
  "numpy.linalg.norm": norms,
  "numpy.argmax": alongAxis,
  "numpy.argmin": alongAxis,
  "numpy.ndarray.argmax": alongAxis,
  "numpy.ndarray.argmin": alongAxis,
  "numpy.histogram": histogram,
  "numpy.random.Generator.choice": choice,
  "numpy.random.default_rng": always(2734),
};

/** Returns the effect of a call with the temporaries of NumPy's own code, where the row does not count them itself. */
export function withTemporaries(
  name: string,
  ins: readonly Value[],
  named: ReadonlyMap<string, Value>,
  effect: Effect,
): Effect {
  const count = counts[name];
  if (!count || effect.kind === "raise" || effect.kind === "unknown" || effect.hiddenTotal) return effect;
  const isMethod = name.startsWith("numpy.random.Generator.") || name.startsWith("numpy.ndarray.");
  const out = "out" in effect ? effect.out : effect.value.t === "ndarray" ? effect.value : undefined;
  const arrays = [...ins, ...named.values()].filter((value) => value.t === "ndarray");
  const found = count({ first: arrays[0], out, arrays, named, positional: isMethod ? ins.slice(1) : ins });
  if (!found) return effect;
  return { ...effect, ...({ hiddenPeak: found[0], hiddenTotal: found[1] } satisfies Hidden) };
}
