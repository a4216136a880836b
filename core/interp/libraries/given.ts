import { isSwapped } from "../../ndarray/dtypes/dtype.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { type ArraySketch, arraySketchOf } from "../../ndarray/sketch.ts";
import type { Value } from "../../ndarray/value.ts";
import { callNumpy } from "../../numpy/index.ts";
import type { CallArguments, Machine } from "../machine.ts";
import { exactInt, exactText } from "../python/arguments.ts";
import { somethingOf } from "../worlds/sketches.ts";

/** The arguments of a call of another library's function, by the names of its parameters. */
export class Given {
  constructor(
    private readonly machine: Machine,
    private readonly values: ReadonlyMap<string, Value>,
  ) {}

  /** Returns the argument; undefined where it is left out or None. */
  value(name: string): Value | undefined {
    const value = this.values.get(name);
    return value?.t === "none" ? undefined : value;
  }

  /**
   * Returns what is known of an argument that NumPy makes an ordinary array of numbers of, with one axis at least; its dtype may be
   * missing. Undefined for other arguments.
   */
  array(name: string): ArraySketch | undefined {
    const value = this.value(name);
    const sketch = value && arraySketchOf(this.asArray(somethingOf(this.machine, value)));
    if (sketch?.kind !== "array" || sketch.ranks.includes(0)) return undefined;
    const { dtype } = sketch;
    return !dtype || ("biufc".includes(dtype.kind) && !isSwapped(dtype)) ? sketch : undefined;
  }

  private asArray(value: Value): Value {
    if (value.t === "ndarray") return value.subclass === "ndarray" ? value : notOrdinary;
    if (value.t !== "list" && value.t !== "tuple") return value;
    const effect = callNumpy({ t: "numpy", name: "numpy.asarray" }, [value], new Map(), this.machine.context);
    return "value" in effect ? effect.value : notOrdinary;
  }

  /** Returns a whole number that is known, or `otherwise` where it is left out; undefined where it isn't known. */
  int(name: string, otherwise?: number): number | undefined {
    const value = this.value(name);
    return value ? exactInt(value) : otherwise;
  }

  /** The same for a text. */
  text(name: string, otherwise?: string): string | undefined {
    const value = this.value(name);
    return value ? exactText(value) : otherwise;
  }

  /** The same for a truth value. */
  flag(name: string, otherwise: boolean): boolean | undefined {
    const value = this.value(name);
    return value ? (value.t === "bool" ? value.v : undefined) : otherwise;
  }

  /** Returns an axis of an array with so many, counted from the first; undefined where it isn't known or isn't there. */
  axis(name: string, ranks: number, otherwise: number): number | undefined {
    const axis = this.int(name, otherwise);
    if (axis === undefined || axis < -ranks || axis >= ranks) return undefined;
    return axis < 0 ? axis + ranks : axis;
  }

  /** Returns lengths that are given as a number or as several; undefined where not all are known. */
  lengths(name: string): readonly number[] | undefined {
    const value = this.value(name);
    if (value?.t !== "tuple" && value?.t !== "list") {
      const one = value && exactInt(value);
      return one === undefined || one < 0 ? undefined : [one];
    }
    const items = value.items?.map((item) => exactInt(item));
    const isKnown = items?.every((item) => item !== undefined && item >= 0 && isExact(item));
    return isKnown ? (items as number[]) : undefined;
  }
}

const notOrdinary: Value = { t: "unknown" };

/**
 * Returns the arguments by the names of `parameters`; undefined where a call doesn't fit them, or gives something that could run code
 * of the program or be kept.
 */
export function givenTo(
  machine: Machine,
  parameters: readonly string[],
  { positional, named }: CallArguments,
): Given | undefined {
  if (positional.length > parameters.length) return undefined;
  const values = new Map(positional.map((value, i) => [parameters[i], value]));
  for (const [name, value] of named) {
    if (!parameters.includes(name) || values.has(name)) return undefined;
    values.set(name, value);
  }
  return [...values.values()].every(isData) ? new Given(machine, values) : undefined;
}

/** True for what is read and nothing more: numbers, texts, arrays, and sequences of these. */
function isData(value: Value): boolean {
  switch (value.t) {
    case "foreign":
    case "object":
    case "dict":
    case "set":
      return false;
    case "list":
    case "tuple":
      return value.items === undefined || value.items.every(isData);
    case "ndarray":
      return value.dtype.kind !== "O";
    default:
      return true;
  }
}
