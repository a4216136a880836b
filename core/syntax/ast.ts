/**
 * The tree of a Python file. Kinds and field names are those of CPython 3.14's `ast` module, so its
 * documentation is also ours. Differences: `ctx`, `type_comment` and `Constant.kind` are left out, an
 * operator is its class name ("Add", "NotIn"), and syntax that can't be understood is an explicit hole
 * (`ErrorExpr`, `ErrorStmt`) whose value nobody knows.
 */

import type { Comment } from "./comments.ts";
import type { Expr } from "./expressions.ts";
import type { LineIndex } from "./lines.ts";
import type { Part, TypeParam } from "./parts.ts";
import type { Pattern } from "./patterns.ts";
import type { Span } from "./place.ts";
import type { FunctionDef, Stmt } from "./statements.ts";

export type * from "./expressions.ts";
export type * from "./parts.ts";
export type * from "./patterns.ts";
export type { Located, Span, Unit } from "./place.ts";
export { spanOf } from "./place.ts";
export type * from "./statements.ts";
export { children, walk } from "./walk.ts";

/** A syntax error, in offsets of the whole text. */
export interface SyntaxError extends Span {
  readonly message: string;
}

/** A parsed file. It is never missing: what can't be understood is a hole in `body` and an entry in `errors`. */
export interface Module {
  readonly kind: "Module";
  readonly text: string;
  readonly body: readonly Stmt[];
  readonly errors: readonly SyntaxError[];
  readonly comments: readonly Comment[];
  readonly lines: LineIndex;
  /** How many top-level pieces of the text kept the tree they had in the previous module. */
  readonly reused: number;
  /** What has changed since the previous module; undefined when there was none, and once a later module has used this one up. */
  changes: Changes | undefined;
}

/** How a module differs from the previous one. */
export interface Changes {
  readonly since: Module;
  /** How many statements at the beginning of the body live on with all their nodes, the bodies of `functions` left out. */
  readonly kept: number;
  /** Functions in those statements of which nothing but the body is another one. They keep their nodes. */
  readonly functions: ReadonlySet<FunctionDef>;
  /** False when everything stands on the line on which it stood. */
  readonly movesLines: boolean;
}

/** Any part of a tree below the module. */
export type Node = Stmt | Expr | Pattern | TypeParam | Part;
