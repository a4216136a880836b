import { elementsOf } from "../../../ndarray/access.ts";
import { anyStr, none, pyInt, pyStr, unknown, type Value } from "../../../ndarray/value.ts";
import { errorIn } from "../../../numpy/index.ts";
import { type Native, PyInstance } from "../../classes/objects.ts";
import type { Machine } from "../../machine.ts";
import { exactInt, exactText } from "../arguments.ts";
import { formatOf, reprText, strText } from "../format.ts";
import { TextStream } from "../textfile.ts";

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
    const file = args.named.get("file");
    if (file && file.t !== "none") {
      // What is printed of approximate values is not to be read again as exact.
      const isSure = args.positional.every((value) => errorIn(value) === 0);
      const text = printed(machine, args.positional, args.named);
      if (file instanceof TextStream) file.write(machine, isSure ? text : undefined);
      return none;
    }
    // The program's own classes say what they look like, which runs their code.
    if (machine.print || args.positional.some((value) => holdsInstance(value))) {
      const text = printed(machine, args.positional, args.named);
      machine.print?.(text);
    }
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

/** True for an object of one of the program's classes, and for what holds one within a few levels. */
export function holdsInstance(value: Value, depth = 3): boolean {
  if (value instanceof PyInstance) return true;
  if (depth === 0) return false;
  if (value.t === "list" || value.t === "tuple")
    return value.items?.some((item) => holdsInstance(item, depth - 1)) ?? false;
  if (value.t !== "dict") return false;
  return [...(value.entries?.values() ?? [])].some((entry) => holdsInstance(entry.value, depth - 1));
}

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
