import { anyStr, pyStr, type Value } from "../../ndarray/value.ts";
import type { FormattedValue, Interpolation, JoinedStr } from "../../syntax/ast.ts";
import type { Machine } from "../machine.ts";
import { formatOf, reprText, strText } from "../python/format.ts";
import { strangersRun } from "../strangers/strangers.ts";

/** Evaluates an f-string or one of its fields; the text is unknown where a part of it is. */
export function joinedText(machine: Machine, node: JoinedStr | FormattedValue | Interpolation): Value {
  if (node.kind === "FormattedValue" || node.kind === "Interpolation") return field(machine, node);
  let text: string | undefined = "";
  for (const part of node.values) {
    const value = machine.eval(part);
    text = text !== undefined && value.t === "str" && value.v !== undefined ? text + value.v : undefined;
  }
  return text === undefined ? anyStr : pyStr(text);
}

function field(machine: Machine, node: FormattedValue | Interpolation): Value {
  const value = machine.eval(node.value);
  if (value.t === "unknown") strangersRun(machine, "operation");
  if (value.t === "ndarray") machine.recorder.use(node, value, "print");
  const spec = node.format_spec ? machine.eval(node.format_spec) : pyStr("");
  const specText = spec.t === "str" ? spec.v : undefined;
  if (specText === undefined) return anyStr;
  return machine.python(() => {
    const text = converted(machine, value, node.conversion, specText);
    return text === undefined ? anyStr : pyStr(text);
  });
}

function converted(machine: Machine, value: Value, conversion: number, spec: string): string | undefined {
  if (conversion < 0) return formatOf(machine, value, spec);
  const text = conversion === "s".charCodeAt(0) ? strText(machine, value) : reprText(machine, value);
  return text === undefined ? undefined : formatOf(machine, pyStr(text), spec);
}
