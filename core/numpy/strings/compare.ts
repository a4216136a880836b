import type { NDArray } from "../../ndarray/array.ts";
import { bool } from "../../ndarray/dtypes/dtype.ts";
import { raise } from "../../ndarray/error.ts";
import { strip } from "../../ndarray/text/methods.ts";
import { array, boolean, text } from "../calls/readers.ts";
import { register, rowOf } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { alphabetOf, arrayWith, columnsOf, mapColumns, ufuncLayout } from "./elementwise.ts";

const tests: Readonly<Record<string, (order: number) => boolean>> = {
  "==": (order) => order === 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

/** Compares strings, on request without the white space at their ends. */
function compared(a: NDArray, b: NDArray, symbol: string, dropsSpace: boolean): Effect {
  if (!Object.hasOwn(tests, symbol))
    raise("ValueError", "comparison must be '==', '!=', '<', '>', '<=', '>='");
  if (![a, b].every(({ dtype }) => dtype.kind === "S" || dtype.kind === "U"))
    raise("TypeError", "comparison of non-string arrays");
  const { isSpace } = alphabetOf(a.dtype);
  const seen = (element: unknown) =>
    dropsSpace ? strip(element as string, isSpace, false, true) : (element as string);
  const test = tests[symbol];
  const columns = columnsOf([a, b]);
  const layout = ufuncLayout([a, b], columns.shape, bool);
  const out = arrayWith(
    layout,
    mapColumns(columns, (x, y) => test(orderOf(seen(x), seen(y)))),
  );
  return { kind: "ufunc", name: "compare_chararrays", ins: [a, b], out, value: out };
}

/** Code points decide, not the halves of pairs by which JavaScript compares. */
function orderOf(x: string, y: string): number {
  const [a, b] = [Array.from(x), Array.from(y)];
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i].codePointAt(0) as number) - (b[i].codePointAt(0) as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

const comparison = (symbol: string) =>
  op({ x1: array, x2: array }, ({ x1, x2 }) => compared(x1, x2, symbol, true));

const compare_chararrays = op(
  { a1: array, a2: array, cmp: text, rstrip: boolean },
  ({ a1, a2, cmp, rstrip }) => compared(a1, a2, cmp, rstrip),
);

/** `np.char.multiply` speaks of integers where `np.strings.multiply` names a dtype. */
const multiply = op({ a: array, i: array }, ({ a, i }, context): Effect => {
  const effect = rowOf("numpy.strings.multiply")?.call([a, i], new Map(), context);
  if (effect?.kind === "raise" && effect.type === "TypeError")
    raise("ValueError", "Can only multiply by integers");
  return effect ?? { kind: "unknown", why: "multiply" };
});

register("numpy.char", {
  equal: comparison("=="),
  not_equal: comparison("!="),
  less: comparison("<"),
  less_equal: comparison("<="),
  greater: comparison(">"),
  greater_equal: comparison(">="),
  compare_chararrays,
  multiply,
});
