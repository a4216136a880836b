import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { freshNumber, numberFrom } from "../../ndarray/fresh.ts";
import { type Atom, atomsOf, type Dim, isExact, renamed, showDim } from "../../ndarray/layouts/dim.ts";
import { unknownScalar } from "../../ndarray/make.ts";
import { type ArraySketch, type NumberSketch, type Sketch, sketched } from "../../ndarray/sketch.ts";
import { pyInt, type Value } from "../../ndarray/value.ts";
import { setting as errorSetting } from "../../numpy/errorstate.ts";
import type { Machine } from "../machine.ts";

/** Makes the same answer anew; `from` is the last number that was taken for the name of an unknown. */
type Remake = (from: number, operands: readonly Value[]) => Value | undefined;

/** What an operation answered, what it cost, and how many numbers it took for names of unknowns. */
interface Answer {
  readonly remake: Remake;
  readonly steps: number;
  readonly numbers: number;
}

/** Most answers that are kept; all are forgotten when there are more. */
const mostKept = 5000;

/** Answers by operation and operands. They are true of any program, as nothing else decides about them. */
const answers = new Map<string, Answer>();

/** Operations that change something beside their operands, or depend on something else. */
const unsteady =
  /^numpy\.(random|lib|polynomial|ctypeslib|testing)\.|\.(save\w*|load\w*|dump\w*|tofile|from\w+|genfromtxt|memmap|set\w*|get\w*|errstate|printoptions|require)$/;

/**
 * Returns what `compute` answers, or answered when the same operation was asked for with operands of which the same is known. Names,
 * steps and numbers are as if it had been computed.
 */
export function remembered(
  machine: Machine,
  operation: string,
  operands: readonly Value[],
  compute: () => Value | undefined,
): Value | undefined {
  if (unsteady.test(operation) || machine.settings.has(errorSetting)) return compute();
  const parts = new Parts();
  const key = parts.keyOf(operands);
  if (key === undefined) return compute();
  const whole = `${operation}(${key}`;
  const known = answers.get(whole);
  if (known) {
    machine.tick(known.steps);
    const from = lastNumber();
    const value = known.remake(from, operands);
    numberFrom(from + known.numbers);
    return value;
  }
  const [from, steps] = [lastNumber(), machine.stepsLeft];
  const value = compute();
  const given = value ? operands.indexOf(value) : -1;
  const remake: Remake | undefined = given < 0 ? remaker(value, from, parts) : (_, now) => now[given];
  if (remake) {
    if (answers.size >= mostKept) answers.clear();
    answers.set(whole, { remake, steps: steps - machine.stepsLeft, numbers: lastNumber() - from });
  }
  return value;
}

/** Returns the number that was given last. */
function lastNumber(): number {
  const last = freshNumber() - 1;
  numberFrom(last);
  return last;
}

/** The operands of an operation, as far as they can be told by a text. */
class Parts {
  readonly atoms = new Set<string>();
  private readonly numbers = new Map<Value, number>();

  has(value: Value): boolean {
    return this.numbers.has(value);
  }

  /** Returns a text that is the same for values of which the same is known; undefined where a text can't tell. */
  keyOf(values: readonly Value[]): string | undefined {
    let key = "";
    for (const value of values) {
      const one = this.keyOfOne(value);
      if (one === undefined) return undefined;
      key += `${one},`;
    }
    return key;
  }

  private keyOfOne(value: Value): string | undefined {
    switch (value.t) {
      case "none":
      case "ellipsis":
        return value.t;
      case "bool":
        return `bool ${value.v}`;
      case "int":
        return typeof value.v === "bigint" || value.member ? undefined : this.keyOfDim(value.v);
      case "float":
        return value.error === undefined && value.lo === undefined && value.hi === undefined
          ? `float ${Object.is(value.v, -0) ? "-0" : value.v}`
          : undefined;
      case "str":
        return value.v === undefined ? "str" : JSON.stringify(value.v);
      case "dtype":
        return keyOfDType(value.dtype);
      case "numpy":
        return value.self ? undefined : value.name;
      case "tuple":
        return this.inBrackets("()", value.items);
      case "list":
        return value.items ? this.inBrackets("[]", value.items) : undefined;
      case "slice":
        return this.inBrackets("::", [value.start, value.stop, value.step]);
      case "unknown":
        return this.numbered(value, value.sketch);
      default:
        return undefined;
    }
  }

  private inBrackets([open, close]: string, items: readonly Value[]): string | undefined {
    const inside = this.keyOf(items);
    return inside === undefined ? undefined : open + inside + close;
  }

  /** One value that stands in two places is another case than two values of which the same is known. */
  private numbered(value: Value, sketch: Sketch | undefined): string | undefined {
    const met = this.numbers.get(value);
    if (met !== undefined) return `#${met}`;
    this.numbers.set(value, this.numbers.size);
    return sketch ? this.keyOfSketch(sketch) : "?";
  }

  private keyOfSketch(sketch: Sketch): string | undefined {
    switch (sketch.kind) {
      case "array":
      case "like": {
        const dtype = sketch.dtype ? keyOfDType(sketch.dtype) : "?";
        const shape = sketch.shape?.map((dim) => this.keyOfDim(dim)) ?? "?";
        return dtype && `${sketch.kind} ${sketch.ranks} ${shape} ${dtype}`;
      }
      case "number": {
        const dim = sketch.dim === undefined ? "?" : this.keyOfDim(sketch.dim);
        return `number ${sketch.whole} ${sketch.complex} ${dim}`;
      }
      case "choice":
        return this.inBrackets("{}", sketch.values);
      case "optional":
        return undefined;
    }
  }

  private keyOfDim(dim: Dim): string {
    if (isExact(dim)) return String(dim);
    const bounds = atomsOf(dim).map((atom) => {
      this.atoms.add(atom.name);
      return `${atom.name} ${atom.lo} ${atom.hi} ${atom.hint}`;
    });
    return `${showDim(dim)} of ${bounds.join("; ")}`;
  }
}

/** Returns a text for a dtype of numbers; undefined for others. */
function keyOfDType({ kind, num, byteorder, itemsize }: DType): string | undefined {
  return "biufc".includes(kind) ? `dtype ${num} ${byteorder} ${itemsize}` : undefined;
}

/** Returns what makes a value anew that was made after the number `from` had been taken; undefined where that can't be done. */
function remaker(value: Value | undefined, from: number, parts: Parts): Remake | undefined {
  switch (value?.t) {
    case undefined:
    case "none":
      return () => value;
    case "bool":
      return () => value;
    case "dtype":
      return keyOfDType(value.dtype) ? () => value : undefined;
    case "scalar": {
      const { dtype } = value;
      const isOpen = value.cell.contents.kind === "nothing" && keyOfDType(dtype) !== undefined;
      return isOpen ? () => unknownScalar(dtype) : undefined;
    }
    case "int": {
      const dim =
        typeof value.v === "bigint" || value.member ? undefined : remakerOfDim(value.v, from, parts);
      return dim && ((now) => pyInt(dim(now)));
    }
    case "unknown":
      // A part of an operand is that very value.
      if (parts.has(value)) return undefined;
      return remakerOfSketch(value.sketch, from, parts);
    default:
      return undefined;
  }
}

function remakerOfSketch(sketch: Sketch | undefined, from: number, parts: Parts): Remake | undefined {
  if (sketch?.kind === "number") return remakerOfNumber(sketch, from, parts);
  return sketch?.kind === "array" ? remakerOfArray(sketch, from, parts) : undefined;
}

function remakerOfNumber(sketch: NumberSketch, from: number, parts: Parts): Remake | undefined {
  if (sketch.dim === undefined) return () => sketched({ ...sketch });
  const dim = remakerOfDim(sketch.dim, from, parts);
  return dim && ((now) => sketched({ ...sketch, dim: dim(now) }));
}

function remakerOfArray(sketch: ArraySketch, from: number, parts: Parts): Remake | undefined {
  const { shape } = sketch;
  if (!shape) return () => sketched({ ...sketch });
  const dims = shape.map((dim) => remakerOfDim(dim, from, parts));
  if (dims.some((dim) => !dim)) return undefined;
  return (now) => sketched({ ...sketch, shape: dims.map((dim, i) => dim?.(now) ?? shape[i]) });
}

/** An unknown that the operation has named itself: a word and the number that it took. */
const ownName = /^(\w+\?)(\d+)$/;

/** Unknowns of the operands stay, and those that the operation has named get new numbers. */
function remakerOfDim(dim: Dim, from: number, { atoms }: Parts): ((now: number) => Dim) | undefined {
  const known = new Map<string, readonly [word: string, offset: number]>();
  for (const { name, follows } of atomsOf(dim)) {
    if (atoms.has(name)) continue;
    const [, word, number] = ownName.exec(name) ?? [];
    if (word === undefined || follows || Number(number) <= from) return undefined;
    known.set(name, [word, Number(number) - from]);
  }
  if (known.size === 0) return () => dim;
  return (now) =>
    renamed(dim, (atom): Atom => {
      const [word, offset] = known.get(atom.name) ?? [];
      return word === undefined || offset === undefined ? atom : { ...atom, name: word + (now + offset) };
    });
}
