import { isExact } from "../../ndarray/layouts/dim.ts";
import type { Layout } from "../../ndarray/layouts/layout.ts";
import { type Expr, type For, type Module, type Node, type Stmt, walk } from "../../syntax/ast.ts";
import type { EventOf } from "../../trace/event.ts";
import type { Trace } from "../../trace/trace.ts";
import { pathTo } from "../tree.ts";
import { roundsOf } from "./rounds.ts";

/** How a loop walks that was not run round by round. */
export interface JoinedWalk {
  /** Bytes between neighbours of one access. */
  readonly stride: number;
  /** Bytes from one round's access to the next one's. */
  readonly step: number;
  readonly rounds: number;
}

/**
 * Returns how the innermost loop that was joined walks over an array: its index stands among those of the access, `a[:, j]` in
 * `for j in range(n)`, or it goes through the array itself. Undefined where the access moves in another way.
 */
export function joinedWalk(
  trace: Trace,
  module: Module,
  event: EventOf<"view" | "write">,
  array: Layout,
  part: Layout | undefined,
): JoinedWalk | undefined {
  const stride = part && nearest(part);
  if (stride === undefined) return undefined;
  if (event.op === "iterate") {
    const [rounds] = array.shape;
    return rounds !== undefined && isExact(rounds) ? across(stride, array.strides[0], 1, rounds) : undefined;
  }
  const joined = event.loops.flatMap(({ node, iteration }) =>
    iteration === undefined && node.kind === "For" ? [node] : [],
  );
  for (const loop of joined.reverse()) {
    const axis = event.node.kind === "Subscript" ? axisOf(event.node.slice, loop, array) : undefined;
    const rounds = axis === undefined ? undefined : roundsOf(trace, loop);
    const over = trace.observations.get(loop.iter)?.last;
    if (axis === undefined || rounds === undefined || over?.t !== "range") continue;
    if (!isInEachRound(module, event.node, loop)) return undefined;
    return across(stride, array.strides[axis], over.step, rounds);
  }
  return undefined;
}

function across(stride: number, bytes: Layout["strides"][number], by: number, rounds: number) {
  const step = isExact(bytes) ? Math.abs(bytes * by) : 0;
  return step > 0 && stride > step ? { stride, step, rounds } : undefined;
}

/** Bytes between neighbours of a part. */
function nearest({ shape, strides }: Layout): number | undefined {
  const long = strides.filter((_, axis) => shape[axis] !== 1);
  return long.length > 0 && long.every(isExact) ? Math.min(...long.map(Math.abs)) : undefined;
}

/** Returns the axis along which a loop's index moves an access. */
function axisOf(slice: Expr, { target, body }: For, { shape }: Layout): number | undefined {
  const parts = slice.kind === "Tuple" ? slice.elts : [slice];
  const at = parts.findIndex((part) => isIndex(part, target));
  if (at < 0 || parts.some((part) => isConstant(part, "None")) || isBoundIn(body, target)) return undefined;
  const isFromEnd = parts.slice(0, at).some((part) => isConstant(part, "Ellipsis"));
  return isFromEnd ? shape.length - (parts.length - at) : at;
}

function isIndex(part: Expr, target: Expr): boolean {
  return part.kind === "Name" && target.kind === "Name" && part.id === target.id;
}

function isConstant(part: Expr, type: "None" | "Ellipsis"): boolean {
  return part.kind === "Constant" && part.value.type === type;
}

/** True when a loop does what stands there in each of its rounds, and has as many as its range. */
function isInEachRound(module: Module, node: Node, loop: For): boolean {
  const path = pathTo(module, node);
  const within = path.slice(path.indexOf(loop) + 1);
  return !within.some(({ kind }) => branches.has(kind)) && !loop.body.some(leaves);
}

const branches: ReadonlySet<string> = new Set([
  "If",
  "IfExp",
  "BoolOp",
  "Match",
  "Try",
  "While",
  "Lambda",
  "FunctionDef",
]);

/** True for statements that may end a round, or the loop, before its time. */
function leaves(statement: Stmt): boolean {
  let found = false;
  walk(statement, ({ kind }) => {
    found ||= kind === "Break" || kind === "Continue" || kind === "Return";
  });
  return found;
}

/** True when the loop's body gives the index another value. */
function isBoundIn(body: readonly Stmt[], target: Expr): boolean {
  let found = false;
  for (const statement of body)
    walk(statement, (node) => {
      const targets =
        node.kind === "Assign"
          ? node.targets
          : node.kind === "AugAssign" || node.kind === "For" || node.kind === "NamedExpr"
            ? [node.target]
            : [];
      found ||= targets.some((one) => isIndex(one, target));
    });
  return found;
}
