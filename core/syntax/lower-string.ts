import { StringTokenFlags, TokenType } from "@zzzen/pyright-internal";
import type * as Nodes from "@zzzen/pyright-internal/dist/parser/parseNodes";
import type { Token } from "@zzzen/pyright-internal/dist/parser/tokenizerTypes";
import type { Constant, ConstantValue, Expr, JoinedStr } from "./ast.ts";
import { type Lowering, place, placeOf } from "./lower.ts";
import { endOf } from "./reader.ts";
import { decodeBytes, decodeString } from "./strings.ts";

/** Turns an expression into ours; given by the caller, as strings hold expressions and expressions strings. */
export type LowerExpr = (low: Lowering, node: Nodes.ExpressionNode) => Expr;

/** Adjacent literals as one node: a Constant, JoinedStr or TemplateStr; a hole if one of them is unterminated. */
export function lowerStrings(low: Lowering, list: Nodes.StringListNode, lowerExpr: LowerExpr): Expr {
  const { strings } = list.d;
  const where = placeOf(low, list);
  if (!strings.every((part) => isComplete(low, part))) {
    const fields = strings.flatMap((part) => ("fieldExprs" in part.d ? part.d.fieldExprs : []));
    return { kind: "ErrorExpr", ...where, children: fields.map((field) => lowerExpr(low, field)) };
  }
  const parts = strings.flatMap((part) =>
    isFormat(part) ? formatParts(low, part, lowerExpr) : [literal(low, part)],
  );
  const template = strings.some((part) => (part.d.token.flags & StringTokenFlags.Template) !== 0);
  if (template || strings.some(isFormat)) {
    return { kind: template ? "TemplateStr" : "JoinedStr", ...where, values: merged(parts) };
  }
  return {
    kind: "Constant",
    ...where,
    value: joined(parts.map((part) => (part.kind === "Constant" ? part.value : UNKNOWN))),
  };
}

const UNKNOWN: ConstantValue = { type: "unknown" };

function isFormat(part: Nodes.StringNode | Nodes.FormatStringNode): part is Nodes.FormatStringNode {
  return "fieldExprs" in part.d;
}

function isComplete(low: Lowering, part: Nodes.StringNode | Nodes.FormatStringNode): boolean {
  if (!isFormat(part)) return (part.d.token.flags & StringTokenFlags.Unterminated) === 0;
  const format = low.reading.formats.get(part);
  if (format === undefined || !format.complete) return false;
  const last = low.reading.tokens[format.end - 1];
  return last.type === TokenType.FStringEnd && last.length > 0;
}

function literal(low: Lowering, { d: { token } }: Nodes.StringNode): Constant {
  const begin = token.start + token.prefixLength + token.quoteMarkLength;
  const text = low.text.slice(begin, endOf(token) - token.quoteMarkLength);
  const raw = (token.flags & StringTokenFlags.Raw) !== 0;
  const value =
    (token.flags & StringTokenFlags.Bytes) !== 0 ? decodeBytes(text, raw) : decodeString(text, raw);
  return { kind: "Constant", ...place(low, token.start, endOf(token)), value };
}

/** The literal texts and replacement fields of one f-string, in order. */
function formatParts(low: Lowering, node: Nodes.FormatStringNode, lowerExpr: LowerExpr): readonly Expr[] {
  const { begin, end } = low.reading.formats.get(node) ?? { begin: 0, end: 0 };
  const format: Format = {
    low,
    lowerExpr,
    raw: (node.d.token.flags & StringTokenFlags.Raw) !== 0,
    template: (node.d.token.flags & StringTokenFlags.Template) !== 0,
  };
  return partsBetween(format, begin, end - 1, false);
}

interface Format {
  readonly low: Lowering;
  readonly lowerExpr: LowerExpr;
  readonly raw: boolean;
  /** In a t-string's own fields, not those of its format specifications. */
  readonly template: boolean;
}

function partsBetween(format: Format, begin: number, end: number, inSpec: boolean): readonly Expr[] {
  const { low } = format;
  const parts: Expr[] = [];
  for (let at = begin; at < end; ) {
    const token = low.reading.tokens[at];
    if (token.type === TokenType.FStringMiddle) {
      const text = low.text.slice(token.start, endOf(token));
      const value = decodeString(inSpec ? text : unescapeBraces(text, format.raw), format.raw);
      parts.push({ kind: "Constant", ...place(low, token.start, endOf(token)), value });
    }
    const field = low.reading.fields.get(at);
    if (field !== undefined) parts.push(...replacement(format, at, field.expr, field.end));
    at = field?.end ?? at + 1;
  }
  return parts;
}

/** `{{` and `}}` stand for one brace; the braces of `\N{...}` stay. */
function unescapeBraces(text: string, raw: boolean): string {
  return text.replace(raw ? /\{\{|\}\}/g : /\\N\{[^}]*\}|\\[^N]|\{\{|\}\}/gs, (found) =>
    found === "{{" || found === "}}" ? found[0] : found,
  );
}

/** One field; with `=` its source text comes before it as a Constant. `begin` is its `{`, `end` the token after its `}`. */
function replacement(
  format: Format,
  begin: number,
  expr: Nodes.ExpressionNode,
  end: number,
): readonly Expr[] {
  const { low, lowerExpr } = format;
  const { tokens } = low.reading;
  const open = tokens[begin];
  let at = begin + 1;
  while (at < end && tokens[at].start < endOf(expr)) at++;
  const debug = isText(low, tokens[at], "=");
  if (debug) at++;
  const textEnd = tokens[at].start;
  let conversion = -1;
  if (tokens[at].type === TokenType.ExclamationMark) {
    conversion = low.text.charCodeAt(tokens[at + 1].start);
    at += 2;
  }
  const spec = isText(low, tokens[at], ":") ? specification(format, at, end - 1) : null;
  if (debug && spec === null && conversion === -1) conversion = "r".charCodeAt(0);
  const where = place(low, open.start, endOf(tokens[end - 1]));
  const value = lowerExpr(low, expr);
  const source = low.text.slice(open.start + 1, textEnd);
  const field: Expr = format.template
    ? {
        kind: "Interpolation",
        ...where,
        value,
        str: source.replace(debug ? /\s*=?\s*$/ : /\s*$/, ""),
        conversion,
        format_spec: spec,
      }
    : { kind: "FormattedValue", ...where, value, conversion, format_spec: spec };
  if (!debug) return [field];
  const shown: ConstantValue = { type: "str", value: source.replace(/\r\n?/g, "\n") };
  return [{ kind: "Constant", ...place(low, open.start + 1, textEnd), value: shown }, field];
}

function specification(format: Format, colon: number, end: number): JoinedStr {
  const { low } = format;
  const { tokens } = low.reading;
  const values = merged(partsBetween({ ...format, template: false }, colon + 1, end, true));
  return { kind: "JoinedStr", ...place(low, tokens[colon].start, tokens[end].start), values };
}

function isText(low: Lowering, token: Token, text: string): boolean {
  return token.length === text.length && low.text.startsWith(text, token.start);
}

/** Neighbouring constants as one, and none that is empty. */
function merged(parts: readonly Expr[]): readonly Expr[] {
  const values: Expr[] = [];
  for (const part of parts) {
    const last = values.at(-1);
    if (part.kind === "Constant" && isEmpty(part.value)) continue;
    if (part.kind === "Constant" && last?.kind === "Constant") {
      values[values.length - 1] = { ...last, end: part.end, value: joined([last.value, part.value]) };
    } else values.push(part);
  }
  return values;
}

function isEmpty(value: ConstantValue): boolean {
  return value.type === "str" && value.value === "";
}

function joined(values: readonly ConstantValue[]): ConstantValue {
  if (values.length === 1) return values[0];
  if (values.every((value) => value.type === "str"))
    return { type: "str", value: values.map((value) => value.value).join("") };
  if (!values.every((value) => value.type === "bytes")) return UNKNOWN;
  return { type: "bytes", value: Uint8Array.from(values.flatMap((value) => [...value.value])) };
}
