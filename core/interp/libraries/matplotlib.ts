import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { byChar, type DType, float64 } from "../../ndarray/dtypes/dtype.ts";
import { contiguous } from "../../ndarray/layouts/layout.ts";
import { pyTuple, unknown, type Value } from "../../ndarray/value.ts";
import type { CallArguments, Machine } from "../machine.ts";
import { mayRaise } from "../paths/doubt.ts";
import { argument, exactInt } from "../python/arguments.ts";
import type { ModuleTable } from "../python/modules.ts";

/** `plt.subplots(nrows, ncols, squeeze=...)`: the figure, and its axes in an array of objects where there are several. */
function subplots(machine: Machine, args: CallArguments): Value {
  const [rows, columns] = [0, 1].map((at) => {
    const given = argument(args, at, ["nrows", "ncols"][at]);
    return given ? exactInt(given) : 1;
  });
  const squeeze = args.named.get("squeeze");
  const squeezes = squeeze ? (squeeze.t === "bool" ? squeeze.v : undefined) : true;
  const isKnown =
    rows !== undefined && columns !== undefined && rows > 0 && columns > 0 && squeezes !== undefined;
  if (!isKnown || args.positional.length > 2 || args.named.has("FigureClass"))
    return machine.notKnown("the axes of a figure");
  if (squeezes && rows * columns === 1) return pyTuple([unknown, unknown]);
  const all = newArray(contiguous(byChar.get("O") as DType, [rows, columns]));
  const isFlat = squeezes && (rows === 1 || columns === 1);
  const out = isFlat ? viewOf(all, contiguous(all.dtype, [rows * columns])) : all;
  return pyTuple([unknown, made(machine, args, "subplots", all, out)]);
}

/** `plt.hist(x, bins)` of one set of numbers, with a count of bins: how many lie in each, the edges, and what was drawn. */
function hist(machine: Machine, args: CallArguments): Value {
  const bins = argument(args, 1, "bins");
  const [data] = args.positional;
  // Without a count the settings decide, which are ten bins unless somebody changes them.
  const count = bins ? exactInt(bins) : undefined;
  const isVector = data?.t === "ndarray" && data.shape.length === 1;
  if (!isVector || count === undefined || count < 1 || args.named.has("weights"))
    return machine.notKnown("the bins of a histogram");
  // An element that is no number has no place in a bin.
  mayRaise(machine);
  const counts = newArray(contiguous(float64, [1, count]));
  const edges = newArray(contiguous(float64, [count + 1]));
  const heights = viewOf(counts, contiguous(float64, [count]));
  return pyTuple([
    made(machine, args, "hist", counts, heights),
    made(machine, args, "hist", edges, edges),
    unknown,
  ]);
}

/** What Matplotlib allocates beside is not followed. */
function made(
  machine: Machine,
  { node, positional }: CallArguments,
  name: string,
  out: NDArray,
  value: NDArray,
): Value {
  return machine.perform(node, `matplotlib.pyplot.${name}`, positional, {
    kind: "alloc",
    out,
    value,
    unfollowed: true,
  });
}

/** Functions of Matplotlib that give arrays. */
export const plotModule: ModuleTable = { functions: { subplots, hist } };
