import { KeywordType, NodeType } from "@zzzen/pyright-internal";
import type * as Nodes from "@zzzen/pyright-internal/dist/parser/parseNodes";
import type { BoolOp, Compare, Comprehension, ConstantValue, Dict, Expr, Keyword } from "./ast.ts";
import { identifier, inParentheses, type Lowering, outerPlace, place, placeOf } from "./lower.ts";
import { lowerParameters } from "./lower-parameters.ts";
import { lowerStrings } from "./lower-string.ts";
import { BINARY, BOOLEAN, COMPARISON, UNARY } from "./operators.ts";
import { endOf } from "./reader.ts";

/** An expression of ours from one of Pyright's; what can't be understood becomes a hole. */
export function lowerExpr(low: Lowering, node: Nodes.ParseNode): Expr {
  const lower = EXPRESSIONS[node.nodeType] as ((low: Lowering, node: Nodes.ParseNode) => Expr) | undefined;
  return lower === undefined ? hole(low, node, []) : lower(low, node);
}

/** A list of expressions. */
export function lowerAll(low: Lowering, nodes: readonly Nodes.ParseNode[]): readonly Expr[] {
  return nodes.map((node) => lowerExpr(low, node));
}

/** An expression that may be left out: null. */
export function lowerOptional(low: Lowering, node: Nodes.ParseNode | undefined): Expr | null {
  return node === undefined ? null : lowerExpr(low, node);
}

/** The positional arguments and the keywords of a call or of a class. */
export function lowerArguments(
  low: Lowering,
  list: readonly Nodes.ArgumentNode[],
): { readonly args: readonly Expr[]; readonly keywords: readonly Keyword[] } {
  const args: Expr[] = [];
  const keywords: Keyword[] = [];
  for (const node of list) {
    const { argCategory, name } = node.d;
    const where = outerPlace(low, node);
    const value = argumentValue(low, node, list);
    if (argCategory === UNPACKED_LIST) args.push({ kind: "Starred", ...where, value });
    else if (argCategory === UNPACKED_DICT)
      keywords.push({ kind: "keyword", ...where, arg: null, argSpan: null, value });
    else if (name === undefined) args.push(value);
    else {
      const arg = identifier(name.d.value);
      keywords.push({ kind: "keyword", ...where, arg, argSpan: outerPlace(low, name), value });
    }
  }
  return { args, keywords };
}

const UNPACKED_LIST: Nodes.ArgCategory.UnpackedList = 1;
const UNPACKED_DICT: Nodes.ArgCategory.UnpackedDictionary = 2;

/** A generator that is the only argument borrows the parentheses of the call. */
function argumentValue(low: Lowering, node: Nodes.ArgumentNode, list: readonly Nodes.ArgumentNode[]): Expr {
  const { valueExpr } = node.d;
  const value = lowerExpr(low, valueExpr);
  const parentheses = low.reading.lists.get(list);
  const borrows = value.kind === "GeneratorExp" && list.length === 1 && !inParentheses(low, valueExpr);
  return borrows && parentheses ? { ...value, ...outerPlace(low, parentheses) } : value;
}

type Lowerings = {
  readonly [T in Nodes.ParseNodeType]?: (
    low: Lowering,
    node: Extract<Nodes.ParseNode, { nodeType: T }>,
  ) => Expr;
};

const EXPRESSIONS: Lowerings = {
  [NodeType.Error]: (low, node) => hole(low, node, node.d.child === undefined ? [] : [node.d.child]),
  [NodeType.Name]: (low, node) => ({ kind: "Name", ...placeOf(low, node), id: identifier(node.d.value) }),
  [NodeType.MemberAccess]: (low, node) => ({
    kind: "Attribute",
    ...placeOf(low, node),
    value: lowerExpr(low, node.d.leftExpr),
    attr: identifier(node.d.member.d.value),
    attrSpan: outerPlace(low, node.d.member),
  }),
  [NodeType.Call]: call,
  [NodeType.Index]: subscript,
  [NodeType.Slice]: (low, node) => ({
    kind: "Slice",
    ...placeOf(low, node),
    lower: lowerOptional(low, node.d.startValue),
    upper: lowerOptional(low, node.d.endValue),
    step: lowerOptional(low, node.d.stepValue),
  }),
  [NodeType.BinaryOperation]: binary,
  [NodeType.UnaryOperation]: (low, node) => ({
    kind: "UnaryOp",
    ...placeOf(low, node),
    op: UNARY.get(node.d.operator) ?? "UAdd",
    operand: lowerExpr(low, node.d.expr),
  }),
  [NodeType.Number]: (low, node) => ({ kind: "Constant", ...placeOf(low, node), value: numberValue(node) }),
  [NodeType.Constant]: constant,
  [NodeType.Ellipsis]: (low, node) => ({
    kind: "Constant",
    ...placeOf(low, node),
    value: { type: "Ellipsis" },
  }),
  [NodeType.StringList]: (low, node) => lowerStrings(low, node, lowerExpr),
  [NodeType.Tuple]: (low, node) => ({
    kind: "Tuple",
    ...placeOf(low, node),
    elts: lowerAll(low, node.d.items),
  }),
  [NodeType.List]: list,
  [NodeType.Set]: (low, node) => {
    const [first] = node.d.items;
    if (isBareComprehension(low, first)) return comprehension(low, first, "SetComp", node);
    return { kind: "Set", ...placeOf(low, node), elts: lowerAll(low, node.d.items) };
  },
  [NodeType.Dictionary]: dictionary,
  [NodeType.Comprehension]: (low, node) => comprehension(low, node, "GeneratorExp", node),
  [NodeType.Unpack]: (low, node) => ({
    kind: "Starred",
    ...placeOf(low, node),
    value: lowerExpr(low, node.d.expr),
  }),
  [NodeType.Ternary]: (low, node) => ({
    kind: "IfExp",
    ...placeOf(low, node),
    test: lowerExpr(low, node.d.testExpr),
    body: lowerExpr(low, node.d.ifExpr),
    orelse: lowerExpr(low, node.d.elseExpr),
  }),
  [NodeType.AssignmentExpression]: (low, node) => ({
    kind: "NamedExpr",
    ...placeOf(low, node),
    target: lowerExpr(low, node.d.name),
    value: lowerExpr(low, node.d.rightExpr),
  }),
  [NodeType.Lambda]: (low, node) => ({
    kind: "Lambda",
    ...placeOf(low, node),
    args: lowerParameters(low, node.d.params, node, lowerExpr),
    body: lowerExpr(low, node.d.expr),
  }),
  [NodeType.Await]: (low, node) => ({
    kind: "Await",
    ...placeOf(low, node),
    value: lowerExpr(low, node.d.expr),
  }),
  [NodeType.Yield]: (low, node) => ({
    kind: "Yield",
    ...placeOf(low, node),
    value: lowerOptional(low, node.d.expr),
  }),
  [NodeType.YieldFrom]: (low, node) => ({
    kind: "YieldFrom",
    ...placeOf(low, node),
    value: lowerExpr(low, node.d.expr),
  }),
};

function hole(low: Lowering, node: Nodes.ParseNode, children: readonly Nodes.ParseNode[]): Expr {
  return { kind: "ErrorExpr", ...placeOf(low, node), children: lowerAll(low, children) };
}

function call(low: Lowering, node: Nodes.CallNode): Expr {
  const func = lowerExpr(low, node.d.leftExpr);
  return orHole(low, node, node.d.args, {
    kind: "Call",
    ...placeOf(low, node),
    func,
    ...lowerArguments(low, node.d.args),
  });
}

/** What lacks its closing bracket is not finished: its value is unknown. */
function orHole(
  low: Lowering,
  node: Nodes.ParseNode,
  list: readonly Nodes.ArgumentNode[],
  value: Expr,
): Expr {
  return low.reading.unclosed.has(list)
    ? { kind: "ErrorExpr", ...placeOf(low, node), children: [value] }
    : value;
}

function subscript(low: Lowering, node: Nodes.IndexNode): Expr {
  const { items, leftExpr, trailingComma } = node.d;
  const value = lowerExpr(low, leftExpr);
  const { args, keywords } = lowerArguments(low, items);
  const elts = [...args, ...keywords.map((keyword) => keyword.value)];
  const isTuple = trailingComma || elts.length > 1 || elts[0]?.kind === "Starred";
  const where = outerPlace(low, low.reading.lists.get(items) ?? node);
  const slice: Expr = isTuple ? { kind: "Tuple", ...where, elts } : elts[0];
  return orHole(low, node, items, { kind: "Subscript", ...placeOf(low, node), value, slice });
}

function binary(low: Lowering, node: Nodes.BinaryOperationNode): Expr {
  const { operator } = node.d;
  if (BOOLEAN.has(operator)) return boolean(low, node);
  if (COMPARISON.has(operator)) return compare(low, node);
  const left = lowerExpr(low, node.d.leftExpr);
  const op = BINARY.get(operator) ?? "Add";
  return { kind: "BinOp", ...placeOf(low, node), left, op, right: lowerExpr(low, node.d.rightExpr) };
}

/** `a and b and c` nests to the left in Pyright's tree; it is one node here. */
function boolean(low: Lowering, node: Nodes.BinaryOperationNode): BoolOp {
  const values: Expr[] = [];
  let first: Nodes.ExpressionNode = node;
  while (first === node || isSameOperation(low, first, node.d.operator)) {
    const { leftExpr, rightExpr }: Nodes.BinaryOperationNode["d"] = (first as Nodes.BinaryOperationNode).d;
    values.push(lowerExpr(low, rightExpr));
    first = leftExpr;
  }
  values.push(lowerExpr(low, first));
  return {
    kind: "BoolOp",
    ...placeOf(low, node),
    op: BOOLEAN.get(node.d.operator) ?? "And",
    values: values.reverse(),
  };
}

function isSameOperation(low: Lowering, node: Nodes.ExpressionNode, operator: number): boolean {
  return (
    node.nodeType === NodeType.BinaryOperation && node.d.operator === operator && !inParentheses(low, node)
  );
}

/** `a < b < c` nests to the right in Pyright's tree. */
function compare(low: Lowering, node: Nodes.BinaryOperationNode): Compare {
  const ops: Compare["ops"][number][] = [];
  const comparators: Expr[] = [];
  let rest: Nodes.ExpressionNode = node;
  for (;;) {
    const { operator, rightExpr }: Nodes.BinaryOperationNode["d"] = (rest as Nodes.BinaryOperationNode).d;
    ops.push(COMPARISON.get(operator) ?? "Eq");
    const chained =
      rightExpr.nodeType === NodeType.BinaryOperation &&
      COMPARISON.has(rightExpr.d.operator) &&
      !inParentheses(low, rightExpr);
    comparators.push(lowerExpr(low, chained ? rightExpr.d.leftExpr : rightExpr));
    if (!chained) break;
    rest = rightExpr;
  }
  return { kind: "Compare", ...placeOf(low, node), left: lowerExpr(low, node.d.leftExpr), ops, comparators };
}

function numberValue({ d: { value, isInteger, isImaginary } }: Nodes.NumberNode): ConstantValue {
  if (isImaginary) return { type: "complex", imag: Number(value) };
  return isInteger ? { type: "int", value } : { type: "float", value: Number(value) };
}

function constant(low: Lowering, node: Nodes.ConstantNode): Expr {
  const where = placeOf(low, node);
  const { constType } = node.d;
  if (constType === KeywordType.Debug) return { kind: "Name", ...where, id: "__debug__" };
  if (constType === KeywordType.None) return { kind: "Constant", ...where, value: { type: "None" } };
  return { kind: "Constant", ...where, value: { type: "bool", value: constType === KeywordType.True } };
}

function list(low: Lowering, node: Nodes.ListNode): Expr {
  const [first] = node.d.items;
  if (isBareComprehension(low, first)) return comprehension(low, first, "ListComp", node);
  return { kind: "List", ...placeOf(low, node), elts: lowerAll(low, node.d.items) };
}

function isBareComprehension(
  low: Lowering,
  node: Nodes.ParseNode | undefined,
): node is Nodes.ComprehensionNode {
  return node?.nodeType === NodeType.Comprehension && !inParentheses(low, node);
}

function dictionary(low: Lowering, node: Nodes.DictionaryNode): Expr {
  const [first] = node.d.items;
  const where = placeOf(low, node);
  if (first?.nodeType === NodeType.Comprehension && first.d.expr.nodeType === NodeType.DictionaryKeyEntry) {
    const { keyExpr, valueExpr } = first.d.expr.d;
    const [key, value] = [lowerExpr(low, keyExpr), lowerExpr(low, valueExpr)];
    return { kind: "DictComp", ...where, key, value, generators: generators(low, first) };
  }
  const keys: Dict["keys"][number][] = [];
  const values: Expr[] = [];
  for (const item of node.d.items) {
    if (item.nodeType === NodeType.DictionaryKeyEntry) {
      keys.push(lowerExpr(low, item.d.keyExpr));
      values.push(lowerExpr(low, item.d.valueExpr));
    } else {
      keys.push(null);
      values.push(
        item.nodeType === NodeType.DictionaryExpandEntry ? lowerExpr(low, item.d.expr) : hole(low, item, []),
      );
    }
  }
  return { kind: "Dict", ...where, keys, values };
}

function comprehension(
  low: Lowering,
  node: Nodes.ComprehensionNode,
  kind: "ListComp" | "SetComp" | "GeneratorExp",
  brackets: Nodes.ParseNode,
): Expr {
  return {
    kind,
    ...placeOf(low, brackets),
    elt: lowerExpr(low, node.d.expr),
    generators: generators(low, node),
  };
}

function generators(low: Lowering, { d: { forIfNodes } }: Nodes.ComprehensionNode): readonly Comprehension[] {
  const found: Comprehension[] = [];
  for (const [index, node] of forIfNodes.entries()) {
    if (node.nodeType !== NodeType.ComprehensionFor) continue;
    const ifs: Expr[] = [];
    let end = endOf(node);
    for (const condition of forIfNodes.slice(index + 1)) {
      if (condition.nodeType !== NodeType.ComprehensionIf) break;
      ifs.push(lowerExpr(low, condition.d.testExpr));
      end = endOf(condition);
    }
    found.push({
      kind: "comprehension",
      ...place(low, node.start, end),
      target: lowerExpr(low, node.d.targetExpr),
      iter: lowerExpr(low, node.d.iterableExpr),
      ifs,
      is_async: node.d.isAsync ? 1 : 0,
    });
  }
  return found;
}
