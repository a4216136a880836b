import type { Expr, Operator } from "./expressions.ts";
import type { Alias, Arguments, ExceptHandler, Keyword, MatchCase, TypeParam, WithItem } from "./parts.ts";
import type { Base, Located } from "./place.ts";

/** Any statement. */
export type Stmt =
  | FunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | While
  | If
  | With
  | Match
  | Raise
  | Try
  | Assert
  | Import
  | ImportFrom
  | Global
  | ExprStmt
  | Simple
  | ErrorStmt;

/** `def` and `async def`; decorators are outside its range. */
export interface FunctionDef extends Base<"FunctionDef" | "AsyncFunctionDef"> {
  readonly name: string;
  readonly nameSpan: Located;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly returns: Expr | null;
  readonly type_params: readonly TypeParam[];
}

/** `class`; decorators are outside its range. */
export interface ClassDef extends Base<"ClassDef"> {
  readonly name: string;
  readonly nameSpan: Located;
  readonly bases: readonly Expr[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly type_params: readonly TypeParam[];
}

/** `return`. */
export interface Return extends Base<"Return"> {
  readonly value: Expr | null;
}

/** `del`. */
export interface Delete extends Base<"Delete"> {
  readonly targets: readonly Expr[];
}

/** `targets = value`. */
export interface Assign extends Base<"Assign"> {
  /** Left to right: `a = b = v` has the targets a and b. */
  readonly targets: readonly Expr[];
  readonly value: Expr;
}

/** `type name = value`. */
export interface TypeAlias extends Base<"TypeAlias"> {
  readonly name: Expr;
  readonly type_params: readonly TypeParam[];
  readonly value: Expr;
}

/** `target op= value`. */
export interface AugAssign extends Base<"AugAssign"> {
  readonly target: Expr;
  readonly op: Operator;
  readonly value: Expr;
}

/** `target: annotation = value`. */
export interface AnnAssign extends Base<"AnnAssign"> {
  readonly target: Expr;
  readonly annotation: Expr;
  readonly value: Expr | null;
  /** 1 when the target is a name without parentheses, else 0. */
  readonly simple: number;
}

/** `for` and `async for`. */
export interface For extends Base<"For" | "AsyncFor"> {
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

/** `while`. */
export interface While extends Base<"While"> {
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

/** `if` or `elif`. */
export interface If extends Base<"If"> {
  readonly test: Expr;
  readonly body: readonly Stmt[];
  /** For `elif` it holds one `If`. */
  readonly orelse: readonly Stmt[];
}

/** `with` and `async with`. */
export interface With extends Base<"With" | "AsyncWith"> {
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}

/** `match`. */
export interface Match extends Base<"Match"> {
  readonly subject: Expr;
  readonly cases: readonly MatchCase[];
}

/** `raise exc from cause`. */
export interface Raise extends Base<"Raise"> {
  readonly exc: Expr | null;
  readonly cause: Expr | null;
}

/** `try`, with `except` or with `except*`. */
export interface Try extends Base<"Try" | "TryStar"> {
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}

/** `assert test, msg`. */
export interface Assert extends Base<"Assert"> {
  readonly test: Expr;
  readonly msg: Expr | null;
}

/** `import names`. */
export interface Import extends Base<"Import"> {
  readonly names: readonly Alias[];
}

/** `from module import names`. */
export interface ImportFrom extends Base<"ImportFrom"> {
  /** The dotted name, or null in `from . import x`. */
  readonly module: string | null;
  readonly names: readonly Alias[];
  /** How many dots lead the module. */
  readonly level: number;
}

/** `global` and `nonlocal`. */
export interface Global extends Base<"Global" | "Nonlocal"> {
  readonly names: readonly string[];
}

/** An expression that stands as a statement. */
export interface ExprStmt extends Base<"Expr"> {
  readonly value: Expr;
}

/** A statement of one word. */
export interface Simple extends Base<"Pass" | "Break" | "Continue"> {}

/** A statement that can't be understood. What it does is unknown, and so is whether the block below it runs. */
export interface ErrorStmt extends Base<"ErrorStmt"> {
  readonly body: readonly Stmt[];
}
