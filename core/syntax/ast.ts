/**
 * The tree of a Python file. Kinds and field names are those of CPython 3.14's `ast` module, so its
 * documentation is also ours. Differences: `ctx`, `type_comment` and `Constant.kind` are left out, an
 * operator is its class name ("Add", "NotIn"), and syntax that can't be understood is an explicit hole
 * (`ErrorExpr`, `ErrorStmt`) whose value nobody knows.
 */

import type { Comment } from "./comments.ts";
import type { LineIndex } from "./lines.ts";

export { children, walk } from "./walk.ts";

/** A range of text: UTF-16 offsets from the beginning of the file, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One top-level statement. All that belongs to it shares this object, so that it moves in one step. */
export interface Unit {
  /** Where the statement begins in the latest text it was parsed in, in UTF-16 units. */
  offset: number;
}

/** Something with a place in the text. Read it with `spanOf`; `start` and `end` count from its unit. */
export interface Located {
  readonly start: number;
  readonly end: number;
  readonly unit: Unit;
}

/** The range of a node (or of one of its names) in the text it was last parsed in. */
export function spanOf(located: Located): Span {
  const offset = located.unit.offset;
  return { start: offset + located.start, end: offset + located.end };
}

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
}

/** Any part of a tree below the module. */
export type Node = Stmt | Expr | Pattern | TypeParam | Part;

/** The pieces of statements and expressions that are neither. */
export type Part =
  | Arguments
  | Arg
  | Keyword
  | Alias
  | WithItem
  | MatchCase
  | Comprehension
  | ExceptHandler;

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

export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetExpr
  | ListComp
  | DictComp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | Interpolation
  | JoinedStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | Sequence
  | Slice
  | ErrorExpr;

export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;

export type TypeParam = TypeVar | TypeVarTuple;

export type Operator =
  | "Add"
  | "Sub"
  | "Mult"
  | "MatMult"
  | "Div"
  | "FloorDiv"
  | "Mod"
  | "Pow"
  | "LShift"
  | "RShift"
  | "BitOr"
  | "BitXor"
  | "BitAnd";

export type BoolOperator = "And" | "Or";

export type UnaryOperator = "Invert" | "Not" | "UAdd" | "USub";

export type CompareOperator =
  | "Eq"
  | "NotEq"
  | "Lt"
  | "LtE"
  | "Gt"
  | "GtE"
  | "Is"
  | "IsNot"
  | "In"
  | "NotIn";

interface Base<K extends string> extends Located {
  readonly kind: K;
}

// ---- statements

export interface FunctionDef extends Base<"FunctionDef" | "AsyncFunctionDef"> {
  readonly name: string;
  readonly nameSpan: Located;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly returns: Expr | null;
  readonly type_params: readonly TypeParam[];
}

export interface ClassDef extends Base<"ClassDef"> {
  readonly name: string;
  readonly nameSpan: Located;
  readonly bases: readonly Expr[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly type_params: readonly TypeParam[];
}

export interface Return extends Base<"Return"> {
  readonly value: Expr | null;
}

export interface Delete extends Base<"Delete"> {
  readonly targets: readonly Expr[];
}

export interface Assign extends Base<"Assign"> {
  /** Left to right: `a = b = v` has the targets a and b. */
  readonly targets: readonly Expr[];
  readonly value: Expr;
}

export interface TypeAlias extends Base<"TypeAlias"> {
  readonly name: Expr;
  readonly type_params: readonly TypeParam[];
  readonly value: Expr;
}

export interface AugAssign extends Base<"AugAssign"> {
  readonly target: Expr;
  readonly op: Operator;
  readonly value: Expr;
}

export interface AnnAssign extends Base<"AnnAssign"> {
  readonly target: Expr;
  readonly annotation: Expr;
  readonly value: Expr | null;
  /** 1 when the target is a name without parentheses, else 0. */
  readonly simple: number;
}

export interface For extends Base<"For" | "AsyncFor"> {
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

export interface While extends Base<"While"> {
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

export interface If extends Base<"If"> {
  readonly test: Expr;
  readonly body: readonly Stmt[];
  /** For `elif` it holds one `If`. */
  readonly orelse: readonly Stmt[];
}

export interface With extends Base<"With" | "AsyncWith"> {
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}

export interface Match extends Base<"Match"> {
  readonly subject: Expr;
  readonly cases: readonly MatchCase[];
}

export interface Raise extends Base<"Raise"> {
  readonly exc: Expr | null;
  readonly cause: Expr | null;
}

export interface Try extends Base<"Try" | "TryStar"> {
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}

export interface Assert extends Base<"Assert"> {
  readonly test: Expr;
  readonly msg: Expr | null;
}

export interface Import extends Base<"Import"> {
  readonly names: readonly Alias[];
}

export interface ImportFrom extends Base<"ImportFrom"> {
  /** The dotted name, or null in `from . import x`. */
  readonly module: string | null;
  readonly names: readonly Alias[];
  /** How many dots lead the module. */
  readonly level: number;
}

export interface Global extends Base<"Global" | "Nonlocal"> {
  readonly names: readonly string[];
}

/** An expression that stands as a statement. */
export interface ExprStmt extends Base<"Expr"> {
  readonly value: Expr;
}

export interface Simple extends Base<"Pass" | "Break" | "Continue"> {}

/** A statement that can't be understood. What it does is unknown, and so is whether the block below it runs. */
export interface ErrorStmt extends Base<"ErrorStmt"> {
  readonly body: readonly Stmt[];
}

// ---- expressions

export interface BoolOp extends Base<"BoolOp"> {
  readonly op: BoolOperator;
  /** Two or more. */
  readonly values: readonly Expr[];
}

export interface NamedExpr extends Base<"NamedExpr"> {
  readonly target: Expr;
  readonly value: Expr;
}

export interface BinOp extends Base<"BinOp"> {
  readonly left: Expr;
  readonly op: Operator;
  readonly right: Expr;
}

export interface UnaryOp extends Base<"UnaryOp"> {
  readonly op: UnaryOperator;
  readonly operand: Expr;
}

export interface Lambda extends Base<"Lambda"> {
  readonly args: Arguments;
  readonly body: Expr;
}

export interface IfExp extends Base<"IfExp"> {
  readonly test: Expr;
  readonly body: Expr;
  readonly orelse: Expr;
}

export interface Dict extends Base<"Dict"> {
  /** As many as values; null where the value is unpacked (`**value`). */
  readonly keys: readonly (Expr | null)[];
  readonly values: readonly Expr[];
}

export interface SetExpr extends Base<"Set"> {
  readonly elts: readonly Expr[];
}

export interface ListComp extends Base<"ListComp" | "SetComp" | "GeneratorExp"> {
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}

export interface DictComp extends Base<"DictComp"> {
  readonly key: Expr;
  readonly value: Expr;
  readonly generators: readonly Comprehension[];
}

export interface Await extends Base<"Await"> {
  readonly value: Expr;
}

export interface Yield extends Base<"Yield"> {
  readonly value: Expr | null;
}

export interface YieldFrom extends Base<"YieldFrom"> {
  readonly value: Expr;
}

export interface Compare extends Base<"Compare"> {
  readonly left: Expr;
  /** As many as comparators. */
  readonly ops: readonly CompareOperator[];
  readonly comparators: readonly Expr[];
}

export interface Call extends Base<"Call"> {
  readonly func: Expr;
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}

/** A replacement field of an f-string. */
export interface FormattedValue extends Base<"FormattedValue"> {
  readonly value: Expr;
  /** -1, or the character code of "s", "r" or "a". */
  readonly conversion: number;
  readonly format_spec: Expr | null;
}

/** A replacement field of a t-string. */
export interface Interpolation extends Base<"Interpolation"> {
  readonly value: Expr;
  /** The expression's source text. */
  readonly str: string;
  readonly conversion: number;
  readonly format_spec: Expr | null;
}

/** An f-string (`JoinedStr`) or t-string (`TemplateStr`). */
export interface JoinedStr extends Base<"JoinedStr" | "TemplateStr"> {
  readonly values: readonly Expr[];
}

/**
 * A literal's value. `int` is a number where that is exact (safe integers), else a bigint. A string that
 * spells a character by its name (`\N{DASH}`) is "unknown": the Unicode names are not at hand.
 */
export type ConstantValue =
  | { readonly type: "int"; readonly value: number | bigint }
  | { readonly type: "float"; readonly value: number }
  | { readonly type: "complex"; readonly imag: number }
  | { readonly type: "str"; readonly value: string }
  | { readonly type: "bytes"; readonly value: Uint8Array }
  | { readonly type: "bool"; readonly value: boolean }
  | { readonly type: "None" }
  | { readonly type: "Ellipsis" }
  | { readonly type: "unknown" };

export interface Constant extends Base<"Constant"> {
  readonly value: ConstantValue;
}

export interface Attribute extends Base<"Attribute"> {
  readonly value: Expr;
  readonly attr: string;
  readonly attrSpan: Located;
}

export interface Subscript extends Base<"Subscript"> {
  readonly value: Expr;
  /** `a[i, j]` has a Tuple here, `a[i:j]` a Slice. */
  readonly slice: Expr;
}

export interface Starred extends Base<"Starred"> {
  readonly value: Expr;
}

export interface Name extends Base<"Name"> {
  readonly id: string;
}

export interface Sequence extends Base<"List" | "Tuple"> {
  readonly elts: readonly Expr[];
}

/** Only inside the slice of a Subscript. */
export interface Slice extends Base<"Slice"> {
  readonly lower: Expr | null;
  readonly upper: Expr | null;
  readonly step: Expr | null;
}

/** An expression that is missing or can't be understood. Its value is unknown; `children` are what could be read. */
export interface ErrorExpr extends Base<"ErrorExpr"> {
  readonly children: readonly Expr[];
}

// ---- parts

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

export interface WithItem extends Base<"withitem"> {
  readonly context_expr: Expr;
  readonly optional_vars: Expr | null;
}

export interface MatchCase extends Base<"match_case"> {
  readonly pattern: Pattern;
  readonly guard: Expr | null;
  readonly body: readonly Stmt[];
}

export interface Comprehension extends Base<"comprehension"> {
  readonly target: Expr;
  readonly iter: Expr;
  readonly ifs: readonly Expr[];
  /** 1 for `async for`, else 0. */
  readonly is_async: number;
}

export interface ExceptHandler extends Base<"ExceptHandler"> {
  readonly type: Expr | null;
  readonly name: string | null;
  readonly nameSpan: Located | null;
  readonly body: readonly Stmt[];
}

// ---- patterns

export interface MatchValue extends Base<"MatchValue"> {
  readonly value: Expr;
}

export interface MatchSingleton extends Base<"MatchSingleton"> {
  readonly value: ConstantValue;
}

export interface MatchSequence extends Base<"MatchSequence"> {
  readonly patterns: readonly Pattern[];
}

export interface MatchMapping extends Base<"MatchMapping"> {
  readonly keys: readonly Expr[];
  readonly patterns: readonly Pattern[];
  readonly rest: string | null;
}

export interface MatchClass extends Base<"MatchClass"> {
  readonly cls: Expr;
  readonly patterns: readonly Pattern[];
  readonly kwd_attrs: readonly string[];
  readonly kwd_patterns: readonly Pattern[];
}

/** `*name`, or `*_` with a null name. */
export interface MatchStar extends Base<"MatchStar"> {
  readonly name: string | null;
}

/** `pattern as name`, a bare name (no pattern), or `_` (neither). */
export interface MatchAs extends Base<"MatchAs"> {
  readonly pattern: Pattern | null;
  readonly name: string | null;
}

export interface MatchOr extends Base<"MatchOr"> {
  readonly patterns: readonly Pattern[];
}

// ---- type parameters

export interface TypeVar extends Base<"TypeVar"> {
  readonly name: string;
  readonly bound: Expr | null;
  readonly default_value: Expr | null;
}

export interface TypeVarTuple extends Base<"TypeVarTuple" | "ParamSpec"> {
  readonly name: string;
  readonly default_value: Expr | null;
}
