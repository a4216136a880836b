import { entryOf } from "../../ndarray/entry.ts";
import { type Expr, type FunctionDef, type Lambda, type Node, walk } from "../../syntax/ast.ts";

/** What a function does with a name, of which may be told what the name stands for. */
export interface Use {
  /** True where something is done that is done with arrays only. */
  isArray: boolean;
  /** True where it is counted with, or is a length. */
  isCount: boolean;
  /** The least number of axes that an index or a shape needs. */
  axes: number;
  /** The number of axes where the whole shape is unpacked. */
  exact: number | undefined;
}

const known = new WeakMap<object, ReadonlyMap<string, Use>>();

/** Returns what a function's body does with names, those of one array under several names put together. */
export function usesIn(def: FunctionDef | Lambda): ReadonlyMap<string, Use> {
  return entryOf(known, def.body, () => {
    const reader = new Reader();
    for (const part of def.kind === "Lambda" ? [def.body] : def.body)
      walk(part, (node) => reader.visit(node));
    return reader.result();
  });
}

/** Attributes that arrays have, and hardly anything else. */
const attributes: ReadonlySet<string> = new Set(
  "shape ndim dtype strides nbytes itemsize T flat astype reshape ravel flatten swapaxes".split(" "),
);

/** Calls that give an array of as many axes as their first argument has. */
const likewise: ReadonlySet<string> = new Set(
  `array asarray asanyarray ascontiguousarray asfortranarray copy empty_like zeros_like ones_like full_like abs sqrt exp
  log sin cos clip sort argsort isfinite isnan nan_to_num round`.split(/\s+/),
);

/** Functions whose arguments are lengths, in a tuple or not. */
const makers: ReadonlySet<string> = new Set("zeros ones empty full eye identity range arange".split(" "));

class Reader {
  private readonly uses = new Map<string, Use>();
  /** For a name another one that stands for an array of as many axes. */
  private readonly same: [string, string][] = [];

  visit(node: Node): void {
    if (node.kind === "Attribute") this.attribute(node.value, node.attr);
    else if (node.kind === "Subscript") this.subscript(node.value, node.slice);
    else if (node.kind === "Assign") for (const target of node.targets) this.assign(target, node.value);
    else if (node.kind === "Call") this.call(node.func, node.args);
    else if (node.kind === "BinOp" && node.op === "MatMult")
      for (const side of [node.left, node.right]) this.atLeast(side, 1, true);
  }

  result(): ReadonlyMap<string, Use> {
    for (let round = 0; round < 3; round++)
      for (const [a, b] of this.same) {
        const both = together(this.use(a), this.use(b));
        Object.assign(this.use(a), both);
        Object.assign(this.use(b), both);
      }
    return this.uses;
  }

  private use(name: string): Use {
    const use = this.uses.get(name) ?? { isArray: false, isCount: false, axes: 0, exact: undefined };
    this.uses.set(name, use);
    return use;
  }

  private attribute(of: Expr, name: string): void {
    if (of.kind === "Name" && attributes.has(name)) this.use(of.id).isArray = true;
  }

  private subscript(of: Expr, slice: Expr): void {
    if (of.kind === "Attribute" && of.attr === "shape") {
      const at = wholeIn(slice);
      if (at !== undefined) this.atLeast(of.value, at < 0 ? -at : at + 1, true);
      return;
    }
    const parts = slice.kind === "Tuple" ? slice.elts : [slice];
    const axes = parts.filter((part) => !isNone(part) && !isEllipsis(part)).length;
    const isCut = slice.kind === "Tuple" && parts.some((part) => part.kind === "Slice" || isEllipsis(part));
    if (slice.kind === "Tuple" || slice.kind === "Slice") this.atLeast(of, axes, isCut);
  }

  private assign(target: Expr, value: Expr): void {
    const elements = target.kind === "Tuple" ? target.elts : undefined;
    if (
      elements?.every(({ kind }) => kind !== "Starred") &&
      value.kind === "Attribute" &&
      value.attr === "shape"
    ) {
      if (value.value.kind === "Name") this.use(value.value.id).exact = elements.length;
      return;
    }
    const from = target.kind === "Name" ? likeOf(value) : undefined;
    if (target.kind === "Name" && from !== undefined && from !== target.id) this.same.push([target.id, from]);
  }

  private call(func: Expr, args: readonly Expr[]): void {
    const name = func.kind === "Attribute" ? func.attr : func.kind === "Name" ? func.id : "";
    if (name === "len") this.atLeast(args[0], 1, false);
    if (!makers.has(name)) return;
    const [first] = args;
    const lengths = name === "range" ? args : first?.kind === "Tuple" ? first.elts : [first];
    for (const length of lengths) if (length?.kind === "Name") this.use(length.id).isCount = true;
  }

  private atLeast(of: Expr | undefined, axes: number, isArray: boolean): void {
    if (of?.kind !== "Name") return;
    const use = this.use(of.id);
    use.axes = Math.max(use.axes, axes);
    use.isArray ||= isArray;
  }
}

function together(a: Use, b: Use): Use {
  return {
    isArray: a.isArray || b.isArray,
    isCount: a.isCount,
    axes: Math.max(a.axes, b.axes),
    exact: a.exact ?? b.exact,
  };
}

/** The name of an array that has as many axes as the value; undefined where that can't be told. */
function likeOf(value: Expr): string | undefined {
  if (value.kind === "Name") return value.id;
  if (value.kind !== "Call" || value.func.kind !== "Attribute") return undefined;
  const { value: of, attr } = value.func;
  if ((attr === "astype" || attr === "copy") && of.kind === "Name") return of.id;
  const [first] = value.args;
  return likewise.has(attr) && first?.kind === "Name" ? first.id : undefined;
}

function wholeIn(node: Expr): number | undefined {
  if (node.kind === "UnaryOp" && node.op === "USub") {
    const whole = wholeIn(node.operand);
    return whole === undefined ? undefined : -whole;
  }
  if (node.kind !== "Constant" || node.value.type !== "int") return undefined;
  return typeof node.value.value === "number" ? node.value.value : undefined;
}

const isNone = (node: Expr) =>
  (node.kind === "Constant" && node.value.type === "None") ||
  (node.kind === "Attribute" && node.attr === "newaxis");
const isEllipsis = (node: Expr) => node.kind === "Constant" && node.value.type === "Ellipsis";
