import type { ConstantValue, Expr } from "./expressions.ts";
import type { Base } from "./place.ts";

/** Any pattern of a `case`. */
export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;

/** A value that the subject must equal. */
export interface MatchValue extends Base<"MatchValue"> {
  readonly value: Expr;
}

/** `None`, `True` or `False`. */
export interface MatchSingleton extends Base<"MatchSingleton"> {
  readonly value: ConstantValue;
}

/** `[patterns]`. */
export interface MatchSequence extends Base<"MatchSequence"> {
  readonly patterns: readonly Pattern[];
}

/** `{key: pattern, **rest}`. */
export interface MatchMapping extends Base<"MatchMapping"> {
  readonly keys: readonly Expr[];
  readonly patterns: readonly Pattern[];
  readonly rest: string | null;
}

/** `cls(patterns, kwd_attr=kwd_pattern)`. */
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

/** `pattern | pattern`. */
export interface MatchOr extends Base<"MatchOr"> {
  readonly patterns: readonly Pattern[];
}
