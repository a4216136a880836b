import type { ConstantValue, Node } from "../../core/syntax/ast.ts";
import { spanOf } from "../../core/syntax/ast.ts";

/** A tree as `cpython.py` prints it. */
export type PythonTree =
  | string
  | number
  | null
  | readonly PythonTree[]
  | { readonly [field: string]: PythonTree };

/** Nodes of ours that have a place although Python's have none. */
const UNPLACED: ReadonlySet<string> = new Set(["arguments", "comprehension", "withitem", "match_case"]);
const POSITIONS: ReadonlySet<string> = new Set(["kind", "start", "end", "unit"]);

/** Our nodes in the form of `cpython.py`. Below f-strings there are no places if `exactStrings` is false. */
export function likePython(value: unknown, exactStrings = true, placed = true): PythonTree {
  if (Array.isArray(value)) return value.map((item) => likePython(item, exactStrings, placed));
  if (!isNode(value)) return value as PythonTree;
  const { start, end } = spanOf(value);
  const shown = placed && !UNPLACED.has(value.kind);
  const inside = placed && (exactStrings || value.kind !== "JoinedStr");
  const fields = Object.entries(value).filter(([name]) => !POSITIONS.has(name) && !name.endsWith("Span"));
  const lowered = fields.map(([name, field]): [string, PythonTree] => [
    name,
    isConstant(value, name) ? literal(field) : likePython(field, exactStrings, inside),
  ]);
  return [value.kind, shown ? start : null, shown ? end : null, Object.fromEntries(lowered)];
}

/** Where two trees differ first: a path and the two values; undefined if nowhere. */
export function difference(ours: PythonTree, python: PythonTree, path = ""): string | undefined {
  if (ours === python || ours === UNKNOWN) return undefined;
  if (isList(ours) && isList(python)) {
    if (ours.length !== python.length) return `${path}: ${brief(ours)} is not ${brief(python)}`;
    return firstOf(
      ours.map((item, index) => () => difference(item, python[index], `${path}/${label(item, index)}`)),
    );
  }
  if (!isRecord(ours) || !isRecord(python)) return `${path}: ${brief(ours)} is not ${brief(python)}`;
  const names = new Set([...Object.keys(ours), ...Object.keys(python)]);
  return firstOf(
    [...names].map((name) => () => difference(field(ours, name), field(python, name), `${path}.${name}`)),
  );
}

/** A string with a named character, which we leave unknown, is right whatever Python says. */
const UNKNOWN = "unknown";

/** Lists that newer Pythons added are empty in older ones. */
function field(tree: { readonly [field: string]: PythonTree }, name: string): PythonTree {
  return tree[name] ?? (name === "type_params" ? EMPTY : null);
}

const EMPTY: PythonTree = [];

function firstOf(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const found = check();
    if (found !== undefined) return found;
  }
  return undefined;
}

function literal(value: unknown): PythonTree {
  const constant = value as ConstantValue;
  switch (constant.type) {
    case "int":
      return `int:${constant.value.toString(16)}`;
    case "float":
      return `float:${double(constant.value)}`;
    case "complex":
      return `complex:${double(constant.imag)}`;
    case "bytes":
      return `bytes:${[...constant.value].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
    case "str":
      return `str:${constant.value}`;
    case "bool":
      return constant.value ? "True" : "False";
    default:
      return constant.type;
  }
}

function double(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
}

function isConstant(node: Node, name: string): boolean {
  return name === "value" && (node.kind === "Constant" || node.kind === "MatchSingleton");
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "unit" in value && "kind" in value;
}

function isList(tree: PythonTree): tree is readonly PythonTree[] {
  return Array.isArray(tree);
}

function isRecord(tree: PythonTree): tree is { readonly [field: string]: PythonTree } {
  return typeof tree === "object" && tree !== null && !Array.isArray(tree);
}

function label(tree: PythonTree, index: number): string {
  return isList(tree) && typeof tree[0] === "string" ? `${tree[0]}@${tree[1]}` : String(index);
}

function brief(tree: PythonTree): string {
  return JSON.stringify(tree)?.slice(0, 160) ?? String(tree);
}
