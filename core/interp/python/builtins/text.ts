import { elementsOf } from "../../../ndarray/access.ts";
import { anyStr, none, pyInt, pyStr, unknown, type Value } from "../../../ndarray/value.ts";
import type { Machine } from "../../machine.ts";
import type { Native } from "../../objects.ts";
import { exactInt, exactText } from "../arguments.ts";
import { formatOf, reprText, strText } from "../format.ts";

const known = (text: string | undefined): Value => (text === undefined ? anyStr : pyStr(text));

/** Builtins that make or print text. */
export const textFunctions: Readonly<Record<string, Native>> = {
  str: (machine, args) => {
    const [value] = args.positional;
    return value ? known(strText(machine, value)) : pyStr("");
  },
  repr: (machine, { positional: [value] }) => known(reprText(machine, value)),
  ascii: (machine, { positional: [value] }) => known(reprText(machine, value)),
  format: (machine, { positional: [value, spec] }) => {
    const text = spec ? exactText(spec) : "";
    return text === undefined ? anyStr : known(formatOf(machine, value, text));
  },
  print: (machine, args) => {
    for (const value of args.positional)
      if (value.t === "ndarray") machine.recorder.use(args.node, value, "print");
    machine.print?.(printed(machine, args.positional, args.named));
    return none;
  },
  chr: (_, { positional: [value] }) => {
    const code = exactInt(value);
    return code === undefined ? anyStr : pyStr(String.fromCodePoint(code));
  },
  ord: (_, { positional: [value] }) => {
    const text = exactText(value);
    return text === undefined ? unknown : pyInt(text.codePointAt(0) ?? 0);
  },
  hex: (_, { positional: [value] }) => based(value, 16, "0x"),
  oct: (_, { positional: [value] }) => based(value, 8, "0o"),
  bin: (_, { positional: [value] }) => based(value, 2, "0b"),
  input: () => anyStr,
};

function based(value: Value, base: number, prefix: string): Value {
  const whole =
    value.t === "scalar" && "iu".includes(value.dtype.kind) ? elementsOf(value.cell)?.[0] : undefined;
  const given = value.t === "int" ? value.v : whole;
  if (typeof given !== "number" && typeof given !== "bigint") return anyStr;
  const number = BigInt(given);
  return pyStr((number < 0n ? "-" : "") + prefix + (number < 0n ? -number : number).toString(base));
}

/** Returns what `print` writes; undefined when a part of it is not known. */
function printed(
  machine: Machine,
  values: readonly Value[],
  named: ReadonlyMap<string, Value>,
): string | undefined {
  const separator = named.has("sep") ? exactText(named.get("sep")) : " ";
  const end = named.has("end") ? exactText(named.get("end")) : "\n";
  const texts = values.map((value) => strText(machine, value));
  return separator === undefined || end === undefined || texts.includes(undefined)
    ? undefined
    : texts.join(separator) + end;
}
