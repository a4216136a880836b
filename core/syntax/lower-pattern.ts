import { NodeType } from "@zzzen/pyright-internal";
import type * as Nodes from "@zzzen/pyright-internal/dist/parser/parseNodes";
import type { Expr, Pattern } from "./ast.ts";
import { identifier, type Lowering, outerPlace, place } from "./lower.ts";
import { lowerExpr } from "./lower-expr.ts";
import { endOf } from "./reader.ts";

/** The pattern of a `case`; what can't be understood is a MatchValue of a hole. */
export function lowerPattern(low: Lowering, node: Nodes.PatternAtomNode): Pattern {
  const where = outerPlace(low, node);
  switch (node.nodeType) {
    case NodeType.PatternAs:
      return alternatives(low, node);
    case NodeType.PatternSequence: {
      const patterns = node.d.entries.map((entry) => lowerPattern(low, entry));
      return { kind: "MatchSequence", ...sequencePlace(low, node), patterns };
    }
    case NodeType.PatternLiteral:
      return literal(low, node);
    case NodeType.PatternValue:
      return { kind: "MatchValue", ...where, value: lowerExpr(low, node.d.expr) };
    case NodeType.PatternCapture: {
      const name =
        node.d.isWildcard || node.d.target.d.value === "_" ? null : identifier(node.d.target.d.value);
      if (node.d.isStar) return { kind: "MatchStar", ...where, name };
      return { kind: "MatchAs", ...where, pattern: null, name };
    }
    case NodeType.PatternClass:
      return classPattern(low, node);
    case NodeType.PatternMapping:
      return mapping(low, node);
    default:
      if (low.reading.emptyMappings.has(node))
        return { kind: "MatchMapping", ...where, keys: [], patterns: [], rest: null };
      return { kind: "MatchValue", ...where, value: lowerExpr(low, node) };
  }
}

function alternatives(low: Lowering, node: Nodes.PatternAsNode): Pattern {
  const { orPatterns, target } = node.d;
  const [first] = orPatterns;
  const patterns = orPatterns.map((pattern) => lowerPattern(low, pattern));
  const [only] = patterns;
  const either: Pattern =
    patterns.length === 1
      ? only
      : { kind: "MatchOr", ...place(low, first.start, endOf(orPatterns[orPatterns.length - 1])), patterns };
  if (target === undefined) return either;
  const where = place(low, first.start, endOf(target));
  return { kind: "MatchAs", ...where, pattern: either, name: identifier(target.d.value) };
}

/** Without brackets the trailing comma belongs to the sequence. */
function sequencePlace(low: Lowering, node: Nodes.PatternSequenceNode) {
  const inside = low.reading.lists.get(node.d.entries);
  return outerPlace(low, inside?.start === node.start ? inside : node);
}

function literal(low: Lowering, node: Nodes.PatternLiteralNode): Pattern {
  const value: Expr = lowerExpr(low, node.d.expr);
  const where = outerPlace(low, node);
  if (value.kind === "Constant" && (value.value.type === "None" || value.value.type === "bool")) {
    return { kind: "MatchSingleton", ...where, value: value.value };
  }
  return { kind: "MatchValue", ...where, value };
}

function classPattern(low: Lowering, node: Nodes.PatternClassNode): Pattern {
  const positional = node.d.args.filter((arg) => arg.d.name === undefined);
  const named = node.d.args.filter((arg) => arg.d.name !== undefined);
  return {
    kind: "MatchClass",
    ...outerPlace(low, node),
    cls: lowerExpr(low, node.d.className),
    patterns: positional.map((arg) => lowerPattern(low, arg.d.pattern)),
    kwd_attrs: named.map((arg) => identifier(arg.d.name?.d.value ?? "")),
    kwd_patterns: named.map((arg) => lowerPattern(low, arg.d.pattern)),
  };
}

function mapping(low: Lowering, node: Nodes.PatternMappingNode): Pattern {
  const keys: Expr[] = [];
  const patterns: Pattern[] = [];
  let rest: string | null = null;
  for (const entry of node.d.entries) {
    if (entry.nodeType === NodeType.PatternMappingExpandEntry) rest = identifier(entry.d.target.d.value);
    else if (entry.nodeType === NodeType.PatternMappingKeyEntry) {
      const { keyPattern, valuePattern } = entry.d;
      keys.push(lowerExpr(low, keyPattern.nodeType === NodeType.Error ? keyPattern : keyPattern.d.expr));
      patterns.push(lowerPattern(low, valuePattern));
    }
  }
  return { kind: "MatchMapping", ...outerPlace(low, node), keys, patterns, rest };
}
