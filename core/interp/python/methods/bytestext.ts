import { PyList, pyStr, pyTuple, type Value } from "../../../ndarray/value.ts";
import type { Native } from "../../classes/objects.ts";
import type { Methods } from "../methods.ts";
import { plainText } from "../plain.ts";
import { textMethods } from "./text.ts";
import { isAscii as isAsciiText } from "./textspace.ts";

/** Methods that bytes have as texts do, whatever the characters. */
const alike =
  "find rfind count replace split rsplit partition rpartition startswith endswith removeprefix removesuffix ljust rjust center zfill";

/** Methods that treat letters, digits and white space apart, of which bytes know only the ASCII ones. */
const ofCharacters =
  "upper lower title capitalize swapcase strip lstrip rstrip splitlines isdigit isalpha isalnum isspace isupper islower";

/** Returns the bytes as a text of as many characters; other values as they are, and undefined for bytes that are not known. */
function asText(value: Value): Value | undefined {
  const plain = plainText(value);
  if (plain.t === "tuple") {
    const items = plain.items.map(asText);
    return items.includes(undefined) ? undefined : pyTuple(items as Value[]);
  }
  if (plain.t !== "bytes") return plain.t === "int" || plain.t === "none" ? plain : undefined;
  return plain.v && pyStr(Array.from(plain.v, (byte) => String.fromCharCode(byte)).join(""));
}

function asBytes(value: Value): Value {
  switch (value.t) {
    case "str":
      return { t: "bytes", v: value.v === undefined ? undefined : Uint8Array.from(value.v, codeOf) };
    case "tuple":
      return pyTuple(value.items.map(asBytes));
    case "list":
      return new PyList(value.items?.map(asBytes));
    default:
      return value;
  }
}

const codeOf = (character: string) => character.charCodeAt(0);

const isAscii = (value: Value) => value.t !== "str" || isAsciiText(value.v ?? "");

/** The same method of the text that the bytes are when each stands for a character. */
function onText(name: string, isOfCharacters: boolean): Native {
  const method = textMethods[name];
  return (machine, args) => {
    const [self, ...rest] = args.positional.map(asText);
    const takesNumber = /^(find|rfind|count)$/.test(name) && rest[0]?.t === "int";
    const isKnown = self?.t === "str" && rest.every((value) => value !== undefined) && args.named.size === 0;
    if (!isKnown || takesNumber || (isOfCharacters && !isAscii(self))) return machine.notKnown("bytes");
    return asBytes(method(machine, { ...args, positional: [self, ...(rest as Value[])] }));
  };
}

/** Methods of bytes that answer as those of texts do. */
export const bytesAsTextMethods: Methods = Object.fromEntries([
  ...alike.split(" ").map((name) => [name, onText(name, false)] as const),
  ...ofCharacters.split(" ").map((name) => [name, onText(name, true)] as const),
]);
