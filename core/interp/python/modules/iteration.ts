import { pyInt, type Value } from "../../../ndarray/value.ts";
import { type Native, type Next, PyIterator } from "../../classes/objects.ts";
import { binaryOperation } from "../../expressions/operators.ts";
import type { Machine } from "../../machine.ts";
import { asksStrangers, iteratorOf } from "../../statements/iterate.ts";
import { argument, exactInt } from "../arguments.ts";

/** `itertools.count`: ints are computed from the first one, whatever else by adding again and again, as roundings tell. */
export const count: Native = (machine, args) => {
  const [start, step] = [argument(args, 0, "start") ?? pyInt(0), argument(args, 1, "step") ?? pyInt(1)];
  const isWhole = exactInt(start) !== undefined && exactInt(step) !== undefined;
  const add = (a: Value, b: Value) => binaryOperation(machine, "Add", a, b, args.node);
  let [last, reached] = [start, 0];
  const summed = (i: number): Value => {
    if (i < reached) [last, reached] = [start, 0];
    for (; reached < i; reached++) last = machine.push(add(last, step));
    return last;
  };
  const item = (i: number) =>
    isWhole ? add(start, binaryOperation(machine, "Mult", step, pyInt(i), args.node)) : summed(i);
  return new PyIterator("count", (_, i) => ({ item: item(i) }), [start, step]);
};

const outside = "must be None or an integer: 0 <= x <= sys.maxsize.";

/** `itertools.islice`, which takes from what it is given only as far as it is asked. */
export const islice: Native = (machine, { positional: [iterable, ...ends], node }) => {
  const bounds = boundsOf(machine, ends);
  if (!bounds) return machine.notKnown("how many items are taken");
  const iterator = iterable.t === "unknown" ? asksStrangers(machine) : iteratorOf(machine, iterable, node);
  if (!(iterator instanceof PyIterator)) return machine.notKnown("an iterable");
  const { stop, step } = bounds;
  let [at, wanted] = [0, bounds.start];
  const next = (m: Machine): Next => {
    for (; at < wanted; at++) {
      const skipped = iterator.next(m);
      if (typeof skipped === "string") return skipped;
    }
    if (at >= stop) return "end";
    const one = iterator.next(m);
    if (typeof one === "string") return one;
    at++;
    wanted = Math.min(stop, wanted + step);
    return one;
  };
  return new PyIterator("islice", next, [iterator], undefined, true);
};

interface Bounds {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
}

/** The arguments behind the iterable; undefined where one is not known. */
function boundsOf(machine: Machine, ends: readonly Value[]): Bounds | undefined {
  const numbers = ends.map((end) => (end.t === "none" ? null : exactInt(end)));
  if (numbers.length === 0 || numbers.length > 3 || numbers.includes(undefined)) return undefined;
  const [start, stop, step] = (numbers.length === 1 ? [0, numbers[0]] : numbers) as (number | null)[];
  if ((start ?? 0) < 0 || (stop ?? 0) < 0)
    machine.raise(
      "ValueError",
      `${numbers.length === 1 ? "Stop argument" : "Indices"} for islice() ${outside}`,
    );
  if ((step ?? 1) < 1) machine.raise("ValueError", "Step for islice() must be a positive integer or None.");
  return { start: start ?? 0, stop: stop ?? Number.POSITIVE_INFINITY, step: step ?? 1 };
}
