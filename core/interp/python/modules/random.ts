import { isExact, unknownDim } from "../../../ndarray/layouts/dim.ts";
import { none, PyList, pyFloat, pyInt, unknown, type Value } from "../../../ndarray/value.ts";
import { indexOf } from "../../../numpy/conversion/python.ts";
import { retain } from "../../../trace/refs.ts";
import type { Native } from "../../classes/objects.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { joinedValue } from "../../paths/joining.ts";
import { letGo } from "../../strangers/escape.ts";
import { argument, exactInt } from "../arguments.ts";
import type { ModuleTable } from "../modules.ts";
import { Cell, NativeObject } from "../native.ts";
import { Draws, type Stream, seededBy } from "../randomstream.ts";

/** Longest list of which the items are drawn one by one. */
const longest = 100_000;

/** Most values that an int may have to be drawn; others would need more than one word. */
const widest = 2 ** 32;

/** A method on a stream: `drawn` where it is known, else `otherwise`, after which the stream is not known any more. */
interface Method {
  /** undefined where the arguments are not known well enough. */
  readonly drawn?: (machine: Machine, args: CallArguments) => ((draws: Draws) => Value) | undefined;
  readonly otherwise: Native;
}

/** An int between two ends, of which the upper one is `less` smaller. */
function between(machine: Machine, from: Value, to: Value, less: number): Value {
  const [lo, hi] = [indexOf(from), indexOf(to)];
  const least = isExact(lo) ? lo : Number.NEGATIVE_INFINITY;
  return pyInt(unknownDim(machine.freshName("i"), least, isExact(hi) ? hi - less : Number.POSITIVE_INFINITY));
}

/** One of the items, it is not known which. */
function oneOf(machine: Machine, iterable: Value): Value {
  const items = machine.context.iterate(iterable);
  return items?.length ? joinedValue(machine, items) : unknown;
}

/** An exact number as a float. */
function numberOf(value: Value | undefined): number | undefined {
  return value?.t !== "float" ? exactInt(value) : value.error ? undefined : value.v;
}

const number = (): Value => ({ t: "float" });

/** An int from `from` to below `to` in steps; undefined where that is not known, or nothing lies between. */
function ranged(from: number | undefined, to: number | undefined, step: number | undefined = 1) {
  if (from === undefined || to === undefined || step <= 0) return undefined;
  const count = Math.ceil((to - from) / step);
  return count >= 1 && count <= widest
    ? (draws: Draws): Value => pyInt(from + step * draws.below(count))
    : undefined;
}

/** The items of a sequence that has an order. */
function itemsOf(machine: Machine, value: Value | undefined): readonly Value[] | undefined {
  if (value?.t !== "list" && value?.t !== "tuple" && value?.t !== "range" && value?.t !== "str")
    return undefined;
  const items = machine.context.iterate(value);
  return items && items.length > 0 && items.length <= longest ? items : undefined;
}

function listOf(items: readonly Value[]): PyList {
  items.forEach(retain);
  return new PyList([...items]);
}

const methods: Readonly<Record<string, Method>> = {
  random: {
    drawn: () => (draws) => pyFloat(draws.random()),
    otherwise: () => ({ t: "float", lo: 0, hi: 1 }),
  },
  uniform: {
    drawn: (_, args) => {
      const [a, b] = [0, 1].map((at) => numberOf(argument(args, at, at === 0 ? "a" : "b")));
      return a === undefined || b === undefined
        ? undefined
        : (draws) => pyFloat(a + (b - a) * draws.random());
    },
    otherwise: number,
  },
  gauss: {
    drawn: (_, args) => {
      const mean = args.positional.length + args.named.size === 0 ? 0 : numberOf(argument(args, 0, "mu"));
      const width = args.positional.length + args.named.size === 0 ? 1 : numberOf(argument(args, 1, "sigma"));
      return mean === undefined || width === undefined
        ? undefined
        : (draws) => pyFloat(mean + draws.gauss() * width);
    },
    otherwise: number,
  },
  normalvariate: { otherwise: number },
  expovariate: { otherwise: number },
  triangular: { otherwise: number },
  betavariate: { otherwise: number },
  randint: {
    drawn: (_, args) => {
      const [a, b] = [exactInt(argument(args, 0, "a")), exactInt(argument(args, 1, "b"))];
      return ranged(a, b === undefined ? undefined : b + 1);
    },
    otherwise: (machine, { positional: [from, to] }) => between(machine, from, to, 0),
  },
  randrange: {
    drawn: (_, { positional: [from, to, step], named }) => {
      if (named.size > 0) return undefined;
      return to
        ? ranged(exactInt(from), exactInt(to), step && (exactInt(step) ?? 0))
        : ranged(0, exactInt(from));
    },
    otherwise: (machine, { positional: [from, to] }) =>
      to ? between(machine, from, to, 1) : between(machine, pyInt(0), from, 1),
  },
  choice: {
    drawn: (machine, { positional: [given] }) => {
      const items = itemsOf(machine, given);
      return items && ((draws) => items[draws.below(items.length)]);
    },
    otherwise: (machine, { positional: [items] }) => oneOf(machine, items),
  },
  choices: {
    drawn: (machine, args) => {
      const items = itemsOf(machine, args.positional[0]);
      const count = exactInt(args.named.get("k") ?? pyInt(1));
      const isPlain = args.positional.length === 1 && [...args.named.keys()].every((name) => name === "k");
      if (!items || !isPlain || count === undefined || count > longest) return undefined;
      return (draws) =>
        listOf(Array.from({ length: count }, () => items[Math.floor(draws.random() * items.length)]));
    },
    otherwise: (machine, { positional: [items] }) => new PyList(undefined, oneOf(machine, items)),
  },
  sample: {
    drawn: (machine, args) => {
      const items = itemsOf(machine, args.positional[0]);
      const count = exactInt(argument(args, 1, "k"));
      const isPlain = args.positional.length + args.named.size === 2;
      if (!items || !isPlain || count === undefined || count < 0 || count > items.length) return undefined;
      return (draws) => listOf(draws.sample(items.length, count).map((at) => items[at]));
    },
    otherwise: (machine, { positional: [items] }) => new PyList(undefined, oneOf(machine, items)),
  },
  shuffle: {
    drawn: (machine, { positional: [list] }) => {
      const items = list?.t === "list" && itemsOf(machine, list);
      if (!items) return undefined;
      return (draws) => {
        machine.mutate(list);
        list.items = draws.shuffled(items.length).map((at) => items[at]);
        return none;
      };
    },
    otherwise: shuffledSomehow,
  },
};

function shuffledSomehow(machine: Machine, { positional: [items], node }: CallArguments): Value {
  const each = oneOf(machine, items);
  if (items.t !== "list") letGo(machine, items, node);
  else {
    machine.mutate(items);
    items.length = items.items?.length ?? items.length;
    items.items = undefined;
    items.each = each;
  }
  return none;
}

/** The stream that a seed begins; undefined where chance seeds it, or it is made of something else than an int. */
function seededWith(args: CallArguments): Stream | undefined {
  const seed = argument(args, 0, "a") ?? argument(args, 0, "x");
  if (args.positional.length + args.named.size > 1 || (seed?.t !== "int" && seed?.t !== "bool"))
    return undefined;
  const exact = exactInt(seed);
  return exact === undefined || !Number.isSafeInteger(exact) ? undefined : seededBy(BigInt(exact));
}

/** The functions of a stream that is kept in a cell. */
function functionsOn(cellOf: (machine: Machine) => Cell<Stream>): Readonly<Record<string, Native>> {
  const drawing = Object.entries(methods).map(([name, { drawn, otherwise }]): [string, Native] => [
    name,
    (machine, args) => {
      const cell = cellOf(machine);
      const stream = cell.value;
      const take = stream && drawn?.(machine, args);
      if (!take) {
        cell.value = undefined;
        return otherwise(machine, args);
      }
      const draws = new Draws(stream, stream.spare);
      const value = take(draws);
      cell.value = draws.stream;
      return value;
    },
  ]);
  return {
    ...Object.fromEntries(drawing),
    seed: (machine, args) => {
      cellOf(machine).value = seededWith(args);
      return none;
    },
  };
}

/** `random.Random(seed)`. Code that is not known may draw from it. */
class RandomObject extends NativeObject {
  constructor(private readonly stream: Cell<Stream>) {
    const own = functionsOn(() => stream);
    // The object itself comes first, as with every method.
    const bound = Object.entries(own).map(([name, run]): [string, Native] => [
      name,
      (machine, { positional: [, ...positional], ...args }) => run(machine, { ...args, positional }),
    ]);
    super("Random", {}, Object.fromEntries(bound));
  }

  override forget(): void {
    this.stream.value = undefined;
  }
}

/** `random`: streams of known seeds are followed, of others what they can give. */
export const randomModule: ModuleTable = {
  functions: {
    ...functionsOn((machine) => machine.chance),
    Random: (_, args) => new RandomObject(new Cell(seededWith(args))),
  },
};
