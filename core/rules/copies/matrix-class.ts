/**
 * ## What it does
 * Reports `np.matrix`, `np.asmatrix` and `np.bmat`, and `todense()` of a sparse matrix of SciPy's, which gives one too.
 *
 * ## Why is this bad?
 * `np.matrix()` copies the array that it is given. Its `*` multiplies matrices, its rows stay two-dimensional, and so do the results
 * of its sums, so that it can't take an array's place. NumPy advises against the class.
 *
 * ## Example
 * ```python
 * import numpy as np
 *
 * turn = np.eye(500)
 * points = np.matrix(turn)
 * print((points * points).sum())
 * ```
 *
 * ## Use instead
 * ```python
 * import numpy as np
 *
 * turn = np.eye(500)
 * print((turn @ turn).sum())
 * ```
 *
 * ## When not to
 * When a library wants the class. Without SciPy's name in front of what makes the sparse matrix, `todense()` is not reported: it may be
 * one of SciPy's sparse arrays, whose `todense()` gives an array.
 */
import type { Expr, Module } from "../../syntax/ast.ts";
import type { EventOf } from "../../trace/event.ts";
import { touchesOf } from "../../trace/sharing.ts";
import type { Trace } from "../../trace/trace.ts";
import { amountOf } from "../amount.ts";
import { shortName } from "../consumers.ts";
import { replace } from "../edits.ts";
import { mayTakeExceptions } from "../errors/raised.ts";
import { type Report, rule } from "../rule.ts";
import { assignmentsTo, pathTo } from "../tree.ts";

const makers: ReadonlySet<string> = new Set(["numpy.matrix", "numpy.asmatrix", "numpy.bmat"]);

export default rule({
  code: "ND112",
  name: "matrix-class",
  severity: "information",
  on: ["copy", "view", "alloc", "unknown", "value"],
  check(event, { module, trace, visits }) {
    if (event.op === "todense") return ofSparse(event, module);
    if (!makers.has(event.op) || visits.some((visit) => isForErrors(trace, visit))) return undefined;
    const isCopied = visits.every(({ kind, ins }) => kind === "copy" && ins[0]?.t === "ndarray");
    const { text, bytes } = amountOf(visits, "copied");
    const name = shortName(event.op);
    return {
      message: `${isCopied ? `${text}: ` : ""}np.${name}() gives a matrix, whose * multiplies matrices and whose parts stay two-dimensional; use ${isCopied ? "the array itself" : "an array"}, and @`,
      bytes: isCopied ? bytes : undefined,
      severity: isCopied ? "warning" : undefined,
      proof: ["NumPy's documentation advises against the class"],
    };
  },
});

/** True for a matrix that is given to something from which an exception is expected, `with pytest.raises(TypeError): f(m)`. */
function isForErrors(trace: Trace, event: EventOf<"unknown" | "copy" | "view" | "alloc" | "value">): boolean {
  if (!("out" in event) || !event.out) return false;
  return touchesOf(trace, event.out).some(({ event: use }) =>
    pathTo(trace.module, use.node).some(mayTakeExceptions),
  );
}

function ofSparse(
  { node }: EventOf<"unknown" | "copy" | "view" | "alloc" | "value">,
  module: Module,
): Report | undefined {
  if (node.kind !== "Call" || node.func.kind !== "Attribute" || !isSparseMatrix(module, node.func.value))
    return undefined;
  return {
    message:
      "todense() of a sparse matrix gives an np.matrix, whose * multiplies matrices and whose parts stay two-dimensional; toarray() gives an array",
    proof: ["it is made by a function of scipy.sparse that gives a sparse matrix"],
    fix: { title: "Use toarray()", safe: false, edits: [replace(node.func.attrSpan, "toarray")] },
  };
}

/** What gives SciPy's older sparse matrices, and not its sparse arrays. */
const sparse: ReadonlySet<string> = new Set([
  ...["csr_matrix", "csc_matrix", "coo_matrix", "lil_matrix", "dok_matrix", "dia_matrix", "bsr_matrix"],
  ...["eye", "identity", "rand", "random", "spdiags", "diags"],
]);
/** Methods of a sparse matrix that give another one. */
const kept: ReadonlySet<string> = new Set([
  "tocsr",
  "tocsc",
  "tocoo",
  "tolil",
  "todok",
  "copy",
  "transpose",
  "astype",
  "multiply",
]);

function isSparseMatrix(module: Module, value: Expr, depth = 4): boolean {
  if (depth === 0) return false;
  if (value.kind === "Name") {
    const given = assignmentsTo(module, value.id);
    return given.length > 0 && given.every((one) => isSparseMatrix(module, one, depth - 1));
  }
  if (value.kind === "Attribute") return value.attr === "T" && isSparseMatrix(module, value.value, depth - 1);
  if (value.kind !== "Call") return false;
  const { func } = value;
  if (func.kind === "Attribute" && kept.has(func.attr) && isSparseMatrix(module, func.value, depth - 1))
    return true;
  return isOfSciPy(module, func);
}

/** True for `sparse.csr_matrix`, `scipy.sparse.eye`, `csr_matrix`, by the names that the file gives them. */
function isOfSciPy(module: Module, func: Expr): boolean {
  if (func.kind === "Name")
    return [...sparse].some((name) => isImported(module, "scipy.sparse", name, func.id));
  if (func.kind !== "Attribute" || !sparse.has(func.attr)) return false;
  const { value } = func;
  if (value.kind === "Name")
    return isImported(module, "scipy", "sparse", value.id) || isAlias(module, "scipy.sparse", value.id);
  return (
    value.kind === "Attribute" &&
    value.attr === "sparse" &&
    value.value.kind === "Name" &&
    value.value.id === "scipy"
  );
}

/** `from MODULE import NAME`, perhaps as something else. */
function isImported({ body }: Module, from: string, name: string, as: string): boolean {
  return body.some(
    (one) =>
      one.kind === "ImportFrom" &&
      one.module === from &&
      one.names.some((alias) => alias.name === name && (alias.asname ?? name) === as),
  );
}

/** `import MODULE as NAME`. */
function isAlias({ body }: Module, name: string, as: string): boolean {
  return body.some(
    (one) => one.kind === "Import" && one.names.some((alias) => alias.name === name && alias.asname === as),
  );
}
