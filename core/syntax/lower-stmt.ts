import { NodeType } from "@zzzen/pyright-internal";
import type * as Nodes from "@zzzen/pyright-internal/dist/parser/parseNodes";
import type { Alias, ExceptHandler, Expr, Stmt, TypeParam } from "./ast.ts";
import { identifier, inParentheses, type Lowering, outerPlace, place, placeOf } from "./lower.ts";
import { lowerAll, lowerArguments, lowerExpr, lowerOptional } from "./lower-expr.ts";
import { lowerParameters } from "./lower-parameters.ts";
import { lowerPattern } from "./lower-pattern.ts";
import { BINARY } from "./operators.ts";
import { endOf } from "./reader.ts";

/** Statements of ours from some of Pyright's. */
export function lowerStatements(low: Lowering, nodes: readonly Nodes.ParseNode[]): readonly Stmt[] {
  return nodes.flatMap((node) =>
    node.nodeType === NodeType.StatementList
      ? lowerStatements(low, node.d.statements)
      : [lowerStatement(low, node)],
  );
}

function lowerStatement(low: Lowering, node: Nodes.ParseNode): Stmt {
  if (low.reading.broken.has(node)) {
    return { kind: "ErrorStmt", ...outerPlace(low, node), body: suite(low, low.reading.broken.get(node)) };
  }
  const lower = STATEMENTS[node.nodeType] as ((low: Lowering, node: Nodes.ParseNode) => Stmt) | undefined;
  if (lower !== undefined) return lower(low, node);
  const value = lowerExpr(low, node);
  if (value.kind === "ErrorExpr" && value.children.length === 0)
    return { kind: "ErrorStmt", ...outerPlace(low, node), body: [] };
  return { kind: "Expr", ...outerPlace(low, node), value };
}

function suite(low: Lowering, node: Nodes.SuiteNode | Nodes.IfNode | undefined): readonly Stmt[] {
  if (node === undefined) return [];
  return node.nodeType === NodeType.If
    ? [lowerStatement(low, node)]
    : lowerStatements(low, node.d.statements);
}

type Lowerings = {
  readonly [T in Nodes.ParseNodeType]?: (
    low: Lowering,
    node: Extract<Nodes.ParseNode, { nodeType: T }>,
  ) => Stmt;
};

const STATEMENTS: Lowerings = {
  [NodeType.Assignment]: assignment,
  [NodeType.TypeAnnotation]: (low, node) => annotated(low, node, node, null),
  [NodeType.AugmentedAssignment]: (low, node) => ({
    kind: "AugAssign",
    ...outerPlace(low, node),
    target: lowerExpr(low, node.d.leftExpr),
    op: BINARY.get(node.d.operator) ?? "Add",
    value: lowerExpr(low, node.d.rightExpr),
  }),
  [NodeType.If]: (low, node) => ({
    kind: "If",
    ...outerPlace(low, node),
    test: lowerExpr(low, node.d.testExpr),
    body: suite(low, node.d.ifSuite),
    orelse: suite(low, node.d.elseSuite),
  }),
  [NodeType.While]: (low, node) => ({
    kind: "While",
    ...outerPlace(low, node),
    test: lowerExpr(low, node.d.testExpr),
    body: suite(low, node.d.whileSuite),
    orelse: suite(low, node.d.elseSuite),
  }),
  [NodeType.For]: (low, node) => ({
    kind: node.d.isAsync ? "AsyncFor" : "For",
    ...outerPlace(low, node),
    target: lowerExpr(low, node.d.targetExpr),
    iter: lowerExpr(low, node.d.iterableExpr),
    body: suite(low, node.d.forSuite),
    orelse: suite(low, node.d.elseSuite),
  }),
  [NodeType.With]: withStatement,
  [NodeType.Try]: tryStatement,
  [NodeType.Match]: match,
  [NodeType.Function]: functionDef,
  [NodeType.Class]: classDef,
  [NodeType.Return]: (low, node) => ({
    kind: "Return",
    ...outerPlace(low, node),
    value: lowerOptional(low, node.d.expr),
  }),
  [NodeType.Raise]: (low, node) => ({
    kind: "Raise",
    ...outerPlace(low, node),
    exc: lowerOptional(low, node.d.expr),
    cause: lowerOptional(low, node.d.fromExpr),
  }),
  [NodeType.Assert]: (low, node) => ({
    kind: "Assert",
    ...outerPlace(low, node),
    test: lowerExpr(low, node.d.testExpr),
    msg: lowerOptional(low, node.d.exceptionExpr),
  }),
  [NodeType.Del]: (low, node) => ({
    kind: "Delete",
    ...outerPlace(low, node),
    targets: lowerAll(low, node.d.targets),
  }),
  [NodeType.Pass]: (low, node) => ({ kind: "Pass", ...outerPlace(low, node) }),
  [NodeType.Break]: (low, node) => ({ kind: "Break", ...outerPlace(low, node) }),
  [NodeType.Continue]: (low, node) => ({ kind: "Continue", ...outerPlace(low, node) }),
  [NodeType.Global]: (low, node) => ({
    kind: "Global",
    ...outerPlace(low, node),
    names: names(node.d.targets),
  }),
  [NodeType.Nonlocal]: (low, node) => ({
    kind: "Nonlocal",
    ...outerPlace(low, node),
    names: names(node.d.targets),
  }),
  [NodeType.Import]: (low, node) => ({
    kind: "Import",
    ...outerPlace(low, node),
    names: node.d.list.map((item) => alias(low, item, dotted(item.d.module), item.d.module, item.d.alias)),
  }),
  [NodeType.ImportFrom]: importFrom,
  [NodeType.TypeAlias]: (low, node) => ({
    kind: "TypeAlias",
    ...outerPlace(low, node),
    name: lowerExpr(low, node.d.name),
    type_params: typeParams(low, node.d.typeParams),
    value: lowerExpr(low, node.d.expr),
  }),
};

/** `a = b = v` nests: the last target holds the assignment to the ones before it. */
function assignment(low: Lowering, node: Nodes.AssignmentNode): Stmt {
  if (node.d.leftExpr.nodeType === NodeType.TypeAnnotation)
    return annotated(low, node, node.d.leftExpr, node.d.rightExpr);
  const targets: Expr[] = [];
  let inner: Nodes.ExpressionNode = node;
  let [start, end] = [node.start, endOf(node)];
  while (inner.nodeType === NodeType.Assignment) {
    const { leftExpr, rightExpr }: Nodes.AssignmentNode["d"] = inner.d;
    targets.push(lowerExpr(low, leftExpr));
    start = Math.min(start, leftExpr.start);
    end = Math.max(end, endOf(rightExpr));
    inner = rightExpr;
  }
  // The innermost assignment has the first target, the others follow from the outside in.
  const first = targets.pop();
  const ordered = first === undefined ? targets : [first, ...targets.reverse()];
  return { kind: "Assign", ...place(low, start, end), targets: ordered, value: lowerExpr(low, inner) };
}

function annotated(
  low: Lowering,
  whole: Nodes.ParseNode,
  { d: { valueExpr, annotation } }: Nodes.TypeAnnotationNode,
  value: Nodes.ExpressionNode | null,
): Stmt {
  return {
    kind: "AnnAssign",
    ...outerPlace(low, whole),
    target: lowerExpr(low, valueExpr),
    annotation: lowerExpr(low, annotation),
    value: value === null ? null : lowerExpr(low, value),
    simple: valueExpr.nodeType === NodeType.Name && !inParentheses(low, valueExpr) ? 1 : 0,
  };
}

function withStatement(low: Lowering, node: Nodes.WithNode): Stmt {
  return {
    kind: node.d.isAsync ? "AsyncWith" : "With",
    ...outerPlace(low, node),
    items: node.d.withItems.map((item) => ({
      kind: "withitem",
      ...outerPlace(low, item),
      context_expr: lowerExpr(low, item.d.expr),
      optional_vars: lowerOptional(low, item.d.target),
    })),
    body: suite(low, node.d.suite),
  };
}

function tryStatement(low: Lowering, node: Nodes.TryNode): Stmt {
  const handlers = node.d.exceptClauses.map(
    (clause): ExceptHandler => ({
      kind: "ExceptHandler",
      ...outerPlace(low, clause),
      type: lowerOptional(low, clause.d.typeExpr),
      name: clause.d.name === undefined ? null : identifier(clause.d.name.d.value),
      nameSpan: clause.d.name === undefined ? null : outerPlace(low, clause.d.name),
      body: suite(low, clause.d.exceptSuite),
    }),
  );
  return {
    kind: node.d.exceptClauses.some((clause) => clause.d.isExceptGroup) ? "TryStar" : "Try",
    ...outerPlace(low, node),
    body: suite(low, node.d.trySuite),
    handlers,
    orelse: suite(low, node.d.elseSuite),
    finalbody: suite(low, node.d.finallySuite),
  };
}

function match(low: Lowering, node: Nodes.MatchNode): Stmt {
  return {
    kind: "Match",
    ...outerPlace(low, node),
    subject: lowerExpr(low, node.d.expr),
    cases: node.d.cases.map((branch) => ({
      kind: "match_case",
      ...outerPlace(low, branch),
      pattern: lowerPattern(low, branch.d.pattern),
      guard: lowerOptional(low, branch.d.guardExpr),
      body: suite(low, branch.d.suite),
    })),
  };
}

function functionDef(low: Lowering, node: Nodes.FunctionNode): Stmt {
  const { d } = node;
  return {
    kind: d.isAsync ? "AsyncFunctionDef" : "FunctionDef",
    ...placeOf(low, node),
    name: identifier(d.name.d.value),
    nameSpan: outerPlace(low, d.name),
    args: lowerParameters(low, d.params, d.name, lowerExpr),
    body: suite(low, d.suite),
    decorator_list: d.decorators.map((decorator) => lowerExpr(low, decorator.d.expr)),
    returns: lowerOptional(low, d.returnAnnotation),
    type_params: typeParams(low, d.typeParams),
  };
}

/** Decorators above something that is neither a function nor a class come as a class without a name. */
function classDef(low: Lowering, node: Nodes.ClassNode): Stmt {
  const { d } = node;
  if (d.name.length === 0) return { kind: "ErrorStmt", ...outerPlace(low, node), body: suite(low, d.suite) };
  const { args, keywords } = lowerArguments(low, d.arguments);
  return {
    kind: "ClassDef",
    ...place(low, d.firstToken.start, endOf(node)),
    name: identifier(d.name.d.value),
    nameSpan: outerPlace(low, d.name),
    bases: args,
    keywords,
    body: suite(low, d.suite),
    decorator_list: d.decorators.map((decorator) => lowerExpr(low, decorator.d.expr)),
    type_params: typeParams(low, d.typeParams),
  };
}

function typeParams(low: Lowering, list: Nodes.TypeParameterListNode | undefined): readonly TypeParam[] {
  return (list?.d.params ?? []).map(({ start, length, d }): TypeParam => {
    const where = place(low, starsBefore(low.text, start), start + length);
    const shared = {
      ...where,
      name: identifier(d.name.d.value),
      default_value: lowerOptional(low, d.defaultExpr),
    };
    if (d.typeParamKind === TYPE_VAR)
      return { kind: "TypeVar", bound: lowerOptional(low, d.boundExpr), ...shared };
    return { kind: d.typeParamKind === PARAM_SPEC ? "ParamSpec" : "TypeVarTuple", ...shared };
  });
}

const TYPE_VAR: Nodes.TypeParamKind.TypeVar = 0;
const PARAM_SPEC: Nodes.TypeParamKind.ParamSpec = 2;

/** Pyright's type parameters begin at the name, Python's at the stars before it. */
function starsBefore(text: string, start: number): number {
  const before = /\*{1,2}[\s\\]*$/.exec(text.slice(Math.max(0, start - 80), start));
  return before === null ? start : start - before[0].length;
}

function importFrom(low: Lowering, node: Nodes.ImportFromNode): Stmt {
  const { module, imports, wildcardToken } = node.d;
  const star = wildcardToken && outerPlace(low, wildcardToken);
  const names: Alias[] = star
    ? [{ kind: "alias", ...star, name: "*", nameSpan: star, asname: null, asnameSpan: null }]
    : imports.map((item) => alias(low, item, identifier(item.d.name.d.value), item.d.name, item.d.alias));
  return {
    kind: "ImportFrom",
    ...outerPlace(low, node),
    module: module.d.nameParts.length === 0 ? null : dotted(module),
    names,
    level: module.d.leadingDots,
  };
}

function alias(
  low: Lowering,
  item: Nodes.ParseNode,
  name: string,
  nameNode: Nodes.ParseNode,
  asname: Nodes.NameNode | undefined,
): Alias {
  return {
    kind: "alias",
    ...outerPlace(low, item),
    name,
    nameSpan: outerPlace(low, nameNode),
    asname: asname === undefined ? null : identifier(asname.d.value),
    asnameSpan: asname === undefined ? null : outerPlace(low, asname),
  };
}

function dotted({ d: { nameParts } }: Nodes.ModuleNameNode): string {
  return nameParts.map((part) => identifier(part.d.value)).join(".");
}

function names(nodes: readonly Nodes.NameNode[]): readonly string[] {
  return nodes.map((node) => identifier(node.d.value));
}
