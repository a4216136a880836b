import type { Expr, Module } from "../../syntax/ast.ts";
import { textOf } from "../edits.ts";
import { calledName } from "../operands.ts";
import { assignmentsTo } from "../tree.ts";

/**
 * True when the text itself says that the indices are evenly spaced, whatever the data: `[1, 2, 3]`, `np.arange(n)`,
 * `range(n)`, arithmetic with these, or a name for them. Indices that are computed from data only happen to be.
 */
export function isWrittenEvenly(module: Module, index: Expr, isName = false): boolean {
  const again = (one: Expr | undefined) => one !== undefined && isWrittenEvenly(module, one, isName);
  switch (index.kind) {
    case "List":
    case "Tuple":
      return index.elts.every((item) => item.kind !== "Starred" && item.kind !== "ListComp");
    case "Call": {
      const name = calledName(index) ?? "";
      return name === "arange" || name === "range" || (wrappers.has(name) && again(index.args[0]));
    }
    case "Subscript":
      return index.slice.kind === "Slice" && (again(index.value) || calledPart(index.value) === "r_");
    case "BinOp":
      return again(index.left) || again(index.right);
    case "Name": {
      if (isName) return false;
      const assigned = assignmentsTo(module, index.id);
      return assigned.length > 0 && assigned.every((value) => isWrittenEvenly(module, value, true));
    }
    default:
      return false;
  }
}

/** "r_" of `np.r_` and `r_`. */
function calledPart(node: Expr): string | undefined {
  return node.kind === "Attribute" ? node.attr : node.kind === "Name" ? node.id : undefined;
}

const wrappers: ReadonlySet<string> = new Set(["list", "tuple", "array", "asarray", "sorted"]);

/** Returns the slice that a call of `arange` or `range` says, with its bounds as they are written; undefined where they can't be taken over. */
export function writtenSlice(module: Module, index: Expr): string | undefined {
  return boundsText(index)
    ?.map((part) => (part ? textOf(module, part) : ""))
    .join(":");
}

/** Returns start, stop and step of a call of `arange` or `range` as they are written; undefined where they can't be taken over. */
function boundsText(index: Expr): (Expr | undefined)[] | undefined {
  const call =
    index.kind === "Call" && index.func.kind === "Name" && index.func.id === "list" ? index.args[0] : index;
  if (call?.kind !== "Call") return undefined;
  const name =
    call.func.kind === "Attribute" ? call.func.attr : call.func.kind === "Name" ? call.func.id : "";
  const { args, keywords } = call;
  if (name !== "arange" && name !== "range") return undefined;
  if (keywords.some(({ arg }) => arg !== "dtype") || args.some(({ kind }) => kind === "Starred"))
    return undefined;
  // Counted downwards, the stop may be -1, which means something else in a slice.
  if (args.length === 3 && !(args[2].kind === "Constant")) return undefined;
  if (args.length === 1) return [undefined, args[0]];
  return args.length === 2 || args.length === 3 ? [...args] : undefined;
}
