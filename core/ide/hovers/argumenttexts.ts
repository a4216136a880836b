import type { NDArray } from "../../ndarray/array.ts";
import type { Node } from "../../syntax/ast.ts";
import type { OperationEvent } from "../../trace/event.ts";
import type { Trace } from "../../trace/trace.ts";
import { showArray } from "../describe.ts";
import { escapeMarkdown } from "../markdown.ts";
import { type Argument, argumentOf } from "./arguments.ts";
import { type Aspect, aspect, dimText, here } from "./aspect.ts";

/** Returns what an argument does to memory: `axis`, `order`, `out` and the like, by name or by place; undefined for others. */
export function argumentAt(trace: Trace, node: Node, call: Node | undefined): Aspect | undefined {
  const argument = argumentOf(trace, node, call);
  if (!argument) return undefined;
  if (/^axis[12]?$/.test(argument.name)) return axisAt(trace, argument);
  const said = argument.name === "order" ? orderText(argument) : textOf(argument);
  if (said === undefined) return undefined;
  const { at, name, event } = argument;
  return aspect(at, `${name}= of ${event.op}`, [said, here(trace, argument.call)]);
}

/** Functions whose `axis=` counts the axes of their result, and what becomes of the parts along it. */
const ofResult: Readonly<Record<string, string>> = {
  "numpy.concatenate": "The parts follow one another along it.",
  "numpy.stack": "The axis is new: each part is one step along it.",
  "numpy.expand_dims": "The axis is new.",
};

function axisAt(trace: Trace, { at, value, call, event }: Argument): Aspect | undefined {
  const isOfResult = Object.hasOwn(ofResult, event.op);
  const of = isOfResult ? "out" in event && event.out : operandOf(event);
  const axes = of ? axesOf(trace, value, of.shape.length) : undefined;
  if (!of || !axes) return undefined;
  const form = showArray(trace, of);
  const lines = axes.map((axis) => `- ${axisText(trace, of, axis)}`).join("\n");
  const said = isOfResult ? ofResult[event.op] : event.kind === "reduce" ? collapsed(axes) : undefined;
  return aspect(at, `axis of ${isOfResult ? "the result " : ""}${form}`, [lines, said, here(trace, call)]);
}

const collapsed = ({ length }: readonly number[]) =>
  length === 1
    ? "The elements along it become one. The other axes stay."
    : "The elements along them become one. The other axes stay.";

function operandOf(event: OperationEvent): NDArray | undefined {
  const operand = ("of" in event && event.of) || event.ins.find(({ t }) => t === "ndarray");
  return operand?.t === "ndarray" ? operand : undefined;
}

/** The axes that a keyword names, counted from the front. */
function axesOf(trace: Trace, value: Node, rank: number): readonly number[] | undefined {
  const axes = (value.kind === "Tuple" ? value.elts : [value]).map((item) => wholeNumber(trace, item));
  const counted = axes.map((axis) => (axis < 0 ? axis + rank : axis));
  return counted.length > 0 && counted.every((axis) => axis >= 0 && axis < rank) ? counted : undefined;
}

/** The value of a literal or of a name; NaN where it is not known. */
function wholeNumber(trace: Trace, node: Node): number {
  if (node.kind === "Constant") return node.value.type === "int" ? Number(node.value.value) : Number.NaN;
  if (node.kind === "UnaryOp" && node.op === "USub") return -wholeNumber(trace, node.operand);
  const seen = trace.observations.get(node)?.value;
  return typeof seen === "number" ? seen : Number.NaN;
}

function axisText(trace: Trace, { layout }: NDArray, axis: number): string {
  const length = dimText(trace, layout.shape[axis]);
  const stride = layout.strides[axis];
  const apart =
    stride === 0 ? "stride 0: every index is the same memory" : `${dimText(trace, stride)} bytes apart`;
  return escapeMarkdown(`axis ${axis}: ${length} long, ${apart}`);
}

/** Functions that take elements in an order, as against those that lay a new array out in one. */
const reading = /\.(reshape|ravel|flatten|tobytes)$/;

/** Functions that lay a new array out as `order=` says. */
const laying =
  /^numpy\.((ndarray\.)?(copy|astype)|array|as(any)?array|(zeros|ones|empty|full)(_like)?|eye|identity|require)$/;

const inReading: Readonly<Record<string, string>> = {
  C: "The elements are taken with the last index changing fastest.",
  F: "The elements are taken with the first index changing fastest.",
  A: "As `F` where the array lies in Fortran order and not in C order, else as `C`.",
  K: "The elements are taken as they lie in memory.",
};

const inLaying: Readonly<Record<string, string>> = {
  C: "The elements along the last axis lie side by side: row after row. Loops over the last axis are fast.",
  F: "The elements along the first axis lie side by side: column after column. Loops over the first axis are fast.",
  A: "Fortran order where the operand lies so and not in C order, else C order.",
  K: "As close as can be to the order that the operand's elements lie in.",
};

function orderText({ value, event: { op, kind } }: Argument): string | undefined {
  if (value.kind !== "Constant" || value.value.type !== "str") return undefined;
  // Sorting names fields by `order=`.
  const table = reading.test(op) ? inReading : laying.test(op) || kind === "ufunc" ? inLaying : {};
  const letter = value.value.value.toUpperCase();
  return Object.hasOwn(table, letter) ? table[letter] : undefined;
}

const anywhere: Readonly<Record<string, string>> = {
  out: "The result is written into this array instead of a new one. It may be an operand, as in `np.add(a, b, out=a)`.",
  keepdims: "Axes that are collapsed stay with length 1, so that the result broadcasts against the operand.",
  mmap_mode:
    "With a mode the file is mapped and only what is used is read: `r` for reading, `r+` writes into the file, `c` keeps what is written in memory.",
  overwrite_input: "The operand may be put in another order where it is, instead of being copied for that.",
  sparse: "Each grid is kept along its own axis, and broadcasting does the rest: no full grids are made.",
};

/** Texts on the arguments of single functions, by function and argument. */
const single: Readonly<Record<string, string>> = {
  "numpy.ndarray.astype copy":
    "Where dtype and order are as asked for already, `copy=False` returns the array itself. By default it is copied.",
  "numpy.array copy":
    "`True`, the default, always copies; `None` copies only if it has to; `False` raises an error then.",
  "numpy.asarray copy":
    "`None`, the default, copies only if it has to; `True` always copies; `False` raises an error where it would have to.",
  "numpy.ndarray.reshape copy":
    "`None`, the default, copies only if strides can't express the shape; `True` always copies; `False` raises an error then.",
  "numpy.reshape copy":
    "`None`, the default, copies only if strides can't express the shape; `True` always copies; `False` raises an error then.",
  "numpy.nan_to_num copy": "`False` writes into the array itself; by default it is copied.",
  "numpy.fromiter count": "All memory is taken at once; without it the array grows while it is filled.",
};

function textOf({ name, event: { op, kind } }: Argument): string | undefined {
  if (name === "where" && kind === "ufunc")
    return "Only the elements where it is true are computed. Without `out=` the others hold whatever was in memory.";
  if (name === "where" && kind === "reduce")
    return "Only the elements where it is true take part; unlike `a[mask]` this gathers none of them into a new array.";
  const key = `${op} ${name}`;
  if (Object.hasOwn(single, key)) return single[key];
  return Object.hasOwn(anywhere, name) ? anywhere[name] : undefined;
}
