import type { Arguments, Comprehension, Keyword } from "./parts.ts";
import type { Base, Located } from "./place.ts";

/** Any expression. */
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

/** A binary operator, as Python's class is called. */
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

/** `and` and `or`. */
export type BoolOperator = "And" | "Or";

/** An operator before its operand. */
export type UnaryOperator = "Invert" | "Not" | "UAdd" | "USub";

/** An operator of a comparison. */
export type CompareOperator = "Eq" | "NotEq" | "Lt" | "LtE" | "Gt" | "GtE" | "Is" | "IsNot" | "In" | "NotIn";

/** Operands of one `and` or `or`, however many. */
export interface BoolOp extends Base<"BoolOp"> {
  readonly op: BoolOperator;
  /** Two or more. */
  readonly values: readonly Expr[];
}

/** `target := value`. */
export interface NamedExpr extends Base<"NamedExpr"> {
  readonly target: Expr;
  readonly value: Expr;
}

/** `left op right`. */
export interface BinOp extends Base<"BinOp"> {
  readonly left: Expr;
  readonly op: Operator;
  readonly right: Expr;
}

/** `op operand`. */
export interface UnaryOp extends Base<"UnaryOp"> {
  readonly op: UnaryOperator;
  readonly operand: Expr;
}

/** `lambda args: body`. */
export interface Lambda extends Base<"Lambda"> {
  readonly args: Arguments;
  readonly body: Expr;
}

/** `body if test else orelse`. */
export interface IfExp extends Base<"IfExp"> {
  readonly test: Expr;
  readonly body: Expr;
  readonly orelse: Expr;
}

/** `{key: value, **value}`. */
export interface Dict extends Base<"Dict"> {
  /** As many as values; null where the value is unpacked (`**value`). */
  readonly keys: readonly (Expr | null)[];
  readonly values: readonly Expr[];
}

/** `{elts}`. */
export interface SetExpr extends Base<"Set"> {
  readonly elts: readonly Expr[];
}

/** A comprehension of a list or set, or a generator. */
export interface ListComp extends Base<"ListComp" | "SetComp" | "GeneratorExp"> {
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}

/** `{key: value for ...}`. */
export interface DictComp extends Base<"DictComp"> {
  readonly key: Expr;
  readonly value: Expr;
  readonly generators: readonly Comprehension[];
}

/** `await value`. */
export interface Await extends Base<"Await"> {
  readonly value: Expr;
}

/** `yield value`. */
export interface Yield extends Base<"Yield"> {
  readonly value: Expr | null;
}

/** `yield from value`. */
export interface YieldFrom extends Base<"YieldFrom"> {
  readonly value: Expr;
}

/** `left op comparator op comparator ...`. */
export interface Compare extends Base<"Compare"> {
  readonly left: Expr;
  /** As many as comparators. */
  readonly ops: readonly CompareOperator[];
  readonly comparators: readonly Expr[];
}

/** `func(args, keywords)`; unpacked arguments are Starred. */
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

/** A literal. */
export interface Constant extends Base<"Constant"> {
  readonly value: ConstantValue;
}

/** `value.attr`. */
export interface Attribute extends Base<"Attribute"> {
  readonly value: Expr;
  readonly attr: string;
  readonly attrSpan: Located;
}

/** `value[slice]`. */
export interface Subscript extends Base<"Subscript"> {
  readonly value: Expr;
  /** `a[i, j]` has a Tuple here, `a[i:j]` a Slice. */
  readonly slice: Expr;
}

/** `*value`. */
export interface Starred extends Base<"Starred"> {
  readonly value: Expr;
}

/** A name, normalized as Python does (NFKC). */
export interface Name extends Base<"Name"> {
  readonly id: string;
}

/** A list or tuple. */
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
