import type { Node } from "./ast.ts";

/** The nodes directly below a node, in the order of CPython's fields. */
export function children(node: Node): readonly Node[] {
  const fields: Readonly<Record<string, Node | readonly (Node | null)[] | null>> = node as never;
  const found: Node[] = [];
  for (const name of CHILD_FIELDS[node.kind]) {
    const field = fields[name];
    if (isList(field)) {
      for (const item of field) if (item !== null) found.push(item);
    } else if (field !== null) found.push(field);
  }
  return found;
}

/** Visits a node and all below it, parents first; where `visit` returns false the node's children are left out. */
export function walk(node: Node, visit: (node: Node) => unknown): void {
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (visit(next) === false) continue;
    const below = children(next);
    for (let i = below.length - 1; i >= 0; i--) pending.push(below[i]);
  }
}

function isList(field: Node | readonly (Node | null)[] | null): field is readonly (Node | null)[] {
  return Array.isArray(field);
}

type Kind = Node["kind"];
type OfKind<K extends Kind> = Node extends infer N
  ? N extends { kind: infer J }
    ? K extends J
      ? N
      : never
    : never
  : never;

/** The names of the fields of a node that hold nodes. */
type ChildField<N> = N extends Node
  ? {
      [F in keyof N]: [Exclude<Item<N[F]>, null>] extends [never]
        ? never
        : Exclude<Item<N[F]>, null> extends Node
          ? F
          : never;
    }[keyof N]
  : never;
type Item<T> = T extends readonly (infer I)[] ? I : T;

const NONE = [] as const;
const FUNCTION = ["decorator_list", "type_params", "args", "returns", "body"] as const;
const FOR = ["target", "iter", "body", "orelse"] as const;
const WITH = ["items", "body"] as const;
const TRY = ["body", "handlers", "orelse", "finalbody"] as const;
const COMPREHENSION = ["elt", "generators"] as const;
const FIELD = ["value", "format_spec"] as const;
const VALUE = ["value"] as const;
const VALUES = ["values"] as const;
const ELTS = ["elts"] as const;
const TEST = ["test", "body", "orelse"] as const;

const CHILD_FIELDS: { readonly [K in Kind]: readonly ChildField<OfKind<K>>[] } = {
  FunctionDef: FUNCTION,
  AsyncFunctionDef: FUNCTION,
  ClassDef: ["decorator_list", "type_params", "bases", "keywords", "body"],
  Return: VALUE,
  Delete: ["targets"],
  Assign: ["targets", "value"],
  TypeAlias: ["name", "type_params", "value"],
  AugAssign: ["target", "value"],
  AnnAssign: ["target", "annotation", "value"],
  For: FOR,
  AsyncFor: FOR,
  While: TEST,
  If: TEST,
  With: WITH,
  AsyncWith: WITH,
  Match: ["subject", "cases"],
  Raise: ["exc", "cause"],
  Try: TRY,
  TryStar: TRY,
  Assert: ["test", "msg"],
  Import: ["names"],
  ImportFrom: ["names"],
  Global: NONE,
  Nonlocal: NONE,
  Expr: VALUE,
  Pass: NONE,
  Break: NONE,
  Continue: NONE,
  ErrorStmt: ["body"],
  BoolOp: VALUES,
  NamedExpr: ["target", "value"],
  BinOp: ["left", "right"],
  UnaryOp: ["operand"],
  Lambda: ["args", "body"],
  IfExp: TEST,
  Dict: ["keys", "values"],
  Set: ELTS,
  ListComp: COMPREHENSION,
  SetComp: COMPREHENSION,
  GeneratorExp: COMPREHENSION,
  DictComp: ["key", "value", "generators"],
  Await: VALUE,
  Yield: VALUE,
  YieldFrom: VALUE,
  Compare: ["left", "comparators"],
  Call: ["func", "args", "keywords"],
  FormattedValue: FIELD,
  Interpolation: FIELD,
  JoinedStr: VALUES,
  TemplateStr: VALUES,
  Constant: NONE,
  Attribute: VALUE,
  Subscript: ["value", "slice"],
  Starred: VALUE,
  Name: NONE,
  List: ELTS,
  Tuple: ELTS,
  Slice: ["lower", "upper", "step"],
  ErrorExpr: ["children"],
  arguments: ["posonlyargs", "args", "vararg", "kwonlyargs", "kw_defaults", "kwarg", "defaults"],
  arg: ["annotation"],
  keyword: VALUE,
  alias: NONE,
  withitem: ["context_expr", "optional_vars"],
  match_case: ["pattern", "guard", "body"],
  comprehension: ["target", "iter", "ifs"],
  ExceptHandler: ["type", "body"],
  MatchValue: VALUE,
  MatchSingleton: NONE,
  MatchSequence: ["patterns"],
  MatchMapping: ["keys", "patterns"],
  MatchClass: ["cls", "patterns", "kwd_patterns"],
  MatchStar: NONE,
  MatchAs: ["pattern"],
  MatchOr: ["patterns"],
  TypeVar: ["bound", "default_value"],
  TypeVarTuple: ["default_value"],
  ParamSpec: ["default_value"],
};
