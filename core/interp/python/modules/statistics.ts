import { pyInt, type Value } from "../../../ndarray/value.ts";
import type { Native } from "../../classes/objects.ts";
import { binaryOperation } from "../../expressions/operators.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { isApproximate } from "../../paths/rough.ts";
import { argument } from "../arguments.ts";
import { isEqual } from "../compare.ts";
import { sortedItems } from "../methods/list.ts";
import type { ModuleTable } from "../modules.ts";

/** Python numbers of an iterable; undefined where one is not known or is no int or float. */
function numbersOf(machine: Machine, value: Value): readonly number[] | undefined {
  const items = machine.context.iterate(value);
  const numbers = items?.map((item) =>
    item.t === "int" && typeof item.v === "number" ? item.v : item.t === "float" ? item.v : undefined,
  );
  return numbers && !numbers.includes(undefined) && numbers.length ? (numbers as number[]) : undefined;
}

/** The module computes with exact fractions; floats give nearly the same. */
const nearly =
  (run: (numbers: readonly number[]) => number, least: number): Native =>
  (machine, { positional: [data] }) => {
    const numbers = numbersOf(machine, data);
    if (!numbers) return machine.notKnown("data");
    if (numbers.length < least)
      return machine.raise("StatisticsError", `needs at least ${least} data points`);
    return { t: "float", v: run(numbers), error: Number.POSITIVE_INFINITY };
  };

const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const mean = (numbers: readonly number[]) => total(numbers) / numbers.length;
const spread = (numbers: readonly number[]) => {
  const middle = mean(numbers);
  return total(numbers.map((x) => (x - middle) ** 2));
};

/** The mean of ints is an int where it is whole; whole numbers are exact. */
const meanOf: Native = (machine, args) => {
  const items = machine.context.iterate(args.positional[0]);
  const result = nearly(mean, 1)(machine, args);
  if (!items?.every((item) => item.t === "int") || result.t !== "float" || result.v === undefined)
    return result;
  return Number.isSafeInteger(result.v) ? pyInt(result.v) : { t: "float", v: result.v };
};

/** A variance of ints is an int where it is whole, which is asked of the ints themselves. */
const varianceOf =
  (isSample: boolean): Native =>
  (machine, args) => {
    const items = machine.context.iterate(args.positional[0]);
    const least = isSample ? 2 : 1;
    const result = nearly((x) => spread(x) / (x.length - least + 1), least)(machine, args);
    if (result.t !== "float" || !items?.some((item) => item.t === "int")) return result;
    const numbers = (numbersOf(machine, args.positional[0]) ?? []).map((one) =>
      Number.isSafeInteger(one) ? BigInt(one) : undefined,
    );
    if (!items.every((item) => item.t === "int") || numbers.includes(undefined)) return result;
    const ints = numbers as bigint[];
    const n = BigInt(ints.length);
    const sum = ints.reduce((a, b) => a + b, 0n);
    const scaled = n * ints.reduce((a, b) => a + b * b, 0n) - sum * sum;
    const parts = n * (isSample ? n - 1n : n);
    return scaled % parts === 0n ? pyInt(Number(scaled / parts)) : result;
  };

function sortedData(machine: Machine, args: CallArguments): Value[] | undefined {
  const items = machine.context.iterate(args.positional[0]);
  return items?.length ? sortedItems(machine, items, { ...args, named: new Map() }) : undefined;
}

const median: Native = (machine, args) => {
  const items = sortedData(machine, args);
  if (!items) return machine.notKnown("data");
  const middle = items.length >> 1;
  if (items.length % 2) return items[middle];
  const sum = binaryOperation(machine, "Add", items[middle - 1], items[middle], args.node);
  return binaryOperation(machine, "Div", sum, pyInt(2), args.node);
};

/** `statistics`. */
export const statisticsModule: ModuleTable = {
  functions: {
    mean: meanOf,
    fmean: (machine, args) => {
      const result = argument(args, 1, "weights")
        ? machine.notKnown("weights")
        : nearly(mean, 1)(machine, args);
      return result;
    },
    median,
    median_low: (machine, args) => {
      const items = sortedData(machine, args);
      return items ? items[(items.length - 1) >> 1] : machine.notKnown("data");
    },
    median_high: (machine, args) => {
      const items = sortedData(machine, args);
      return items ? items[items.length >> 1] : machine.notKnown("data");
    },
    mode: (machine, args) => {
      const items = machine.context.iterate(args.positional[0]);
      const counts: { item: Value; count: number }[] = [];
      for (const item of items ?? []) {
        const same = counts.find((one) => isEqual(machine, one.item, item, args.node));
        if (same) same.count++;
        else counts.push({ item, count: 1 });
      }
      const most = Math.max(...counts.map(({ count }) => count));
      const isKnown = items?.every((item) => item.t !== "unknown" && !isApproximate(item));
      return (isKnown && counts.find(({ count }) => count === most)?.item) || machine.notKnown("data");
    },
    variance: varianceOf(true),
    pvariance: varianceOf(false),
    stdev: nearly((x) => Math.sqrt(spread(x) / (x.length - 1)), 2),
    pstdev: nearly((x) => Math.sqrt(spread(x) / x.length), 1),
    harmonic_mean: nearly((x) => x.length / total(x.map((one) => 1 / one)), 1),
    geometric_mean: nearly((x) => Math.exp(mean(x.map(Math.log))), 1),
  },
};
