import { entryOf } from "../../ndarray/entry.ts";
import type { Arguments, Call, Comprehension, Expr, FunctionDef, Lambda, Node } from "../../syntax/ast.ts";
import { children } from "../../syntax/ast.ts";
import { namesBoundIn, outerNames } from "../calls/static.ts";

/**
 * How far a function's body may change what a name outside it stands for: it only looks at it, it may change what is in a list or dict, what
 * is in an array or object as well, or all of it.
 */
export type Use = "look" | "members" | "items" | "whole";

/** What a function's body may do to what it did not make itself, whatever it is called with. */
export interface Reach {
  readonly uses: ReadonlyMap<string, Use>;
  /** The names of what it calls: functions, classes, attributes of modules with the names of these. */
  readonly calls: ReadonlyMap<string, ReadonlySet<string>>;
  /** The names that it binds in a scope around it. */
  readonly binds: ReadonlyMap<string, "global" | "nonlocal">;
  /** The attributes that it sets, of whatever. */
  readonly sets: ReadonlySet<string>;
  /** True where it may reach every name of its module. */
  readonly isOpen: boolean;
}

const reaches = new WeakMap<object, Reach>();

/** Returns what a function may change outside itself. */
export function reachOf(def: FunctionDef | Lambda): Reach {
  return entryOf(reaches, def.body, () => {
    const reader = new Reader();
    reader.inner(def);
    return reader;
  });
}

/** Methods and functions whose result is new and that leave alone what they are given. */
const fresh = new Set(
  `sum mean std var prod all any argmax argmin argsort tolist tobytes item dot matmul round index count format join split rsplit strip
  lstrip rstrip startswith endswith lower upper replace encode decode title isdigit isdecimal isalpha splitlines zfill is_integer total_seconds
  exp log log2 log10 sqrt sin cos tan abs maximum minimum multiply divide power where zeros ones empty full zeros_like ones_like
  empty_like full_like arange linspace concatenate stack vstack hstack allclose array_equal isnan isfinite norm outer find isdigit issubset __len__ __contains__ cumsum cumprod median
  percentile quantile histogram bincount searchsorted interp floor ceil clip eye identity tile repeat unique nonzero`.split(
    /\s+/,
  ),
);
/** What gives their items, or a part of what they are given. */
const partial = new Set(
  "get __getitem__ items values keys copy reshape ravel view squeeze transpose swapaxes sorted list tuple set dict zip enumerate reversed".split(
    " ",
  ),
);
/** True for a method that leaves what it is a method of as it is. */
export const changesNothing = (method: string) => fresh.has(method) || partial.has(method);

const lookers = new Set(
  `len range sum abs int float complex str bool print isinstance issubclass repr round any all id type hash format ord chr divmod pow bytes
  callable hasattr`.split(/\s+/),
);
const openers = new Set(["globals", "locals", "vars", "eval", "exec"]);
const strength: Readonly<Record<Use, number>> = { look: 0, members: 1, items: 2, whole: 3 };

class Reader implements Reach {
  readonly uses = new Map<string, Use>();
  readonly calls = new Map<string, Set<string>>();
  readonly binds = new Map<string, "global" | "nonlocal">();
  readonly sets = new Set<string>();
  isOpen = false;
  /** The names of the function and of the functions and comprehensions in it around the present place. */
  private readonly own: ReadonlySet<string>[] = [];

  /** Reads a function's body, whose names are its own. */
  inner(def: FunctionDef | Lambda): void {
    const names = new Set(parameterNames(def.args));
    if (def.kind !== "Lambda")
      for (const statement of def.body) for (const name of namesBoundIn(statement)) names.add(name);
    for (const [name, kind] of outerNames(def)) {
      names.delete(name);
      if (!this.isOwn(name)) this.binds.set(name, kind);
    }
    this.own.push(names);
    this.all(def.kind === "Lambda" ? [def.body] : def.body);
    this.own.pop();
  }

  private isOwn(name: string): boolean {
    return this.own.some((names) => names.has(name));
  }

  private note(name: string, use: Use): void {
    if (this.isOwn(name)) return;
    const known = this.uses.get(name);
    if (known === undefined || isStronger(use, known)) this.uses.set(name, use);
  }

  private noteCall(name: string, attribute: string): void {
    if (this.isOwn(name)) return;
    if (openers.has(name)) this.isOpen = true;
    const known = this.calls.get(name);
    if (known) known.add(attribute);
    else this.calls.set(name, new Set([attribute]));
  }

  private visit(node: Node, use: Use = "whole"): void {
    if (this.statement(node) || this.expression(node, use)) return;
    for (const child of children(node)) this.visit(child);
  }

  private all(nodes: readonly Node[], use: Use = "whole"): void {
    for (const node of nodes) this.visit(node, use);
  }

  /** Visits a statement of which more is known than that something is done with what is in it; false for others. */
  private statement(node: Node): boolean {
    switch (node.kind) {
      case "FunctionDef":
      case "AsyncFunctionDef":
        this.all([...node.decorator_list, ...defaultsOf(node.args)]);
        this.inner(node);
        return true;
      case "Expr":
        this.visit(node.value, "look");
        return true;
      case "If":
      case "While":
        this.visit(node.test, "look");
        this.all([...node.body, ...node.orelse]);
        return true;
      case "Assert":
        this.visit(node.test, "look");
        return true;
      case "For":
      case "AsyncFor":
        this.visit(node.iter, "items");
        this.target(node.target);
        this.all([...node.body, ...node.orelse]);
        return true;
      case "Assign":
      case "Delete":
        for (const one of node.targets) this.target(one);
        if (node.kind === "Assign") this.visit(node.value);
        return true;
      case "AugAssign":
      case "AnnAssign":
        this.target(node.target);
        if (node.kind === "AugAssign") this.visit(node.target);
        if (node.value) this.visit(node.value);
        return true;
      default:
        return false;
    }
  }

  private target(node: Expr): void {
    if (node.kind === "Attribute") {
      this.sets.add(node.attr);
      this.visit(node.value);
    } else if (node.kind === "Subscript") {
      this.visit(node.value);
      this.visit(node.slice, "look");
    } else if (node.kind === "Starred") this.target(node.value);
    else if (node.kind === "Tuple" || node.kind === "List") for (const one of node.elts) this.target(one);
  }

  /** Visits an expression of which it is known what it does with its parts; false for others. */
  private expression(node: Node, use: Use): boolean {
    switch (node.kind) {
      case "Name":
        this.note(node.id, use);
        return true;
      case "Attribute":
        this.visit(node.value, partOf(use));
        return true;
      case "Subscript":
        this.visit(node.value, partOf(use));
        this.visit(node.slice, "look");
        return true;
      case "Call":
        this.call(node, use);
        return true;
      case "BinOp":
        this.all([node.left, node.right], use === "look" ? "look" : "members");
        return true;
      case "UnaryOp":
      case "Compare":
      case "JoinedStr":
      case "FormattedValue":
      case "Slice":
        this.all(children(node), "look");
        return true;
      case "Tuple":
      case "List":
      case "Set":
        this.all(node.elts, use === "look" ? "look" : "whole");
        return true;
      case "BoolOp":
      case "Starred":
        this.all(children(node), use);
        return true;
      case "IfExp":
        this.visit(node.test, "look");
        this.all([node.body, node.orelse], use);
        return true;
      case "Lambda":
        this.all(defaultsOf(node.args));
        this.inner(node);
        return true;
      case "ListComp":
      case "SetComp":
      case "GeneratorExp":
        this.comprehension(node.generators, [node.elt], use);
        return true;
      case "DictComp":
        this.comprehension(node.generators, [node.key, node.value], use);
        return true;
      default:
        return false;
    }
  }

  private comprehension(generators: readonly Comprehension[], results: readonly Expr[], use: Use): void {
    const names = new Set<string>();
    for (const { target } of generators) collectNames(target, names);
    for (const { iter } of generators) this.visit(iter, "items");
    this.own.push(names);
    for (const { ifs } of generators) for (const one of ifs) this.visit(one, "look");
    this.all(results, use);
    this.own.pop();
  }

  private call({ func, args, keywords }: Call, use: Use): void {
    const name = func.kind === "Attribute" ? func.attr : func.kind === "Name" ? func.id : "";
    const isFresh = func.kind === "Attribute" ? fresh.has(name) : lookers.has(name) && !this.isOwn(name);
    const isChoice = func.kind === "Name" && (name === "min" || name === "max");
    const given =
      isFresh || (isChoice && use === "look") ? "look" : partial.has(name) ? partOf(use) : "whole";
    if (func.kind === "Name") this.noteCall(name, "");
    else if (func.kind === "Attribute") {
      if (func.value.kind === "Name") this.noteCall(func.value.id, name);
      this.visit(func.value, given);
    } else this.visit(func);
    this.all(args, given);
    for (const { arg, value } of keywords) this.visit(value, arg === "out" ? "whole" : given);
  }
}

/** How a whole may be changed by what is done to a part of it. */
const partOf = (use: Use): Use => (use === "look" ? "look" : "items");

/** The stronger of two. */
export const isStronger = (one: Use, other: Use): boolean => strength[one] > strength[other];

function parameterNames(args: Arguments): string[] {
  const { posonlyargs, args: plain, vararg, kwonlyargs, kwarg } = args;
  return [...posonlyargs, ...plain, ...kwonlyargs, ...[vararg, kwarg].filter((one) => one !== null)].map(
    ({ arg }) => arg,
  );
}

function defaultsOf({ defaults, kw_defaults }: Arguments): Expr[] {
  return [...defaults, ...kw_defaults].filter((one) => one !== null);
}

function collectNames(target: Node, names: Set<string>): void {
  if (target.kind === "Name") names.add(target.id);
  for (const child of children(target)) collectNames(child, names);
}
