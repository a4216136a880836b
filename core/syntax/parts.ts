import type { Expr } from "./expressions.ts";
import type { Pattern } from "./patterns.ts";
import type { Base, Located } from "./place.ts";
import type { Stmt } from "./statements.ts";

/** The pieces of statements and expressions that are neither. */
export type Part = Arguments | Arg | Keyword | Alias | WithItem | MatchCase | Comprehension | ExceptHandler;

/** Any parameter between the brackets after a function's, class's or alias's name. */
export type TypeParam = TypeVar | TypeVarTuple;

/** The parameters of a function or lambda. */
export interface Arguments extends Base<"arguments"> {
  readonly posonlyargs: readonly Arg[];
  readonly args: readonly Arg[];
  readonly vararg: Arg | null;
  readonly kwonlyargs: readonly Arg[];
  /** As many as kwonlyargs; null where there is no default. */
  readonly kw_defaults: readonly (Expr | null)[];
  readonly kwarg: Arg | null;
  /** The defaults of the last parameters of posonlyargs + args. */
  readonly defaults: readonly Expr[];
}

/** A parameter; its range includes the annotation. */
export interface Arg extends Base<"arg"> {
  readonly arg: string;
  readonly argSpan: Located;
  readonly annotation: Expr | null;
}

/** A keyword argument; `arg` is null for `**value`. */
export interface Keyword extends Base<"keyword"> {
  readonly arg: string | null;
  readonly argSpan: Located | null;
  readonly value: Expr;
}

/** An imported name: dotted in `import a.b`, "*" in a star import. */
export interface Alias extends Base<"alias"> {
  readonly name: string;
  readonly nameSpan: Located;
  readonly asname: string | null;
  readonly asnameSpan: Located | null;
}

/** `context_expr as optional_vars`. */
export interface WithItem extends Base<"withitem"> {
  readonly context_expr: Expr;
  readonly optional_vars: Expr | null;
}

/** `case pattern if guard:`. */
export interface MatchCase extends Base<"match_case"> {
  readonly pattern: Pattern;
  readonly guard: Expr | null;
  readonly body: readonly Stmt[];
}

/** `for target in iter if ifs`. */
export interface Comprehension extends Base<"comprehension"> {
  readonly target: Expr;
  readonly iter: Expr;
  readonly ifs: readonly Expr[];
  /** 1 for `async for`, else 0. */
  readonly is_async: number;
}

/** `except type as name:`. */
export interface ExceptHandler extends Base<"ExceptHandler"> {
  readonly type: Expr | null;
  readonly name: string | null;
  readonly nameSpan: Located | null;
  readonly body: readonly Stmt[];
}

/** `name: bound = default_value`. */
export interface TypeVar extends Base<"TypeVar"> {
  readonly name: string;
  readonly bound: Expr | null;
  readonly default_value: Expr | null;
}

/** `*name` and `**name`. */
export interface TypeVarTuple extends Base<"TypeVarTuple" | "ParamSpec"> {
  readonly name: string;
  readonly default_value: Expr | null;
}
