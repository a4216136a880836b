import { PyList, pyBool, unknown, type Value } from "../../../ndarray/value.ts";
import { Builtin } from "../../classes/objects.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { letGo } from "../../strangers/escape.ts";
import { exactText } from "../arguments.ts";
import type { ModuleTable } from "../modules.ts";
import { joinedPath, PyPath, pathText } from "../path.ts";
import { plainText } from "../plain.ts";
import { TextStream } from "../textfile.ts";

/** `io`. */
export const ioModule: ModuleTable = {
  functions: {
    StringIO: (_, { positional: [given] }) =>
      new TextStream("StringIO", given ? exactText(given) : "", false),
    BytesIO: (_, { positional: [given] }) => {
      const bytes = given && plainText(given);
      const text = bytes?.t === "bytes" ? bytes.v && String.fromCharCode(...bytes.v) : given ? undefined : "";
      return new TextStream("BytesIO", text, true);
    },
  },
};

const path = new Builtin(
  "Path",
  (_, { positional }) => joinedPath(positional.length ? positional.map(pathText) : ["."]),
  undefined,
  new Map(["cwd", "home"].map((name) => [name, new Builtin(name, () => new PyPath(undefined))])),
);

/** `pathlib`. */
export const pathlibModule: ModuleTable = { values: { Path: path, PurePath: path, PosixPath: path } };

/** What writes rows is not followed: it may write into its stream from now on. */
function writerTo(machine: Machine, { positional, node }: CallArguments): Value {
  for (const value of positional) letGo(machine, value, node);
  return unknown;
}

/** `csv`: rows of known lines. */
export const csvModule: ModuleTable = {
  functions: {
    reader: (machine, { positional: [source], named }) => {
      const lines = machine.context.iterate(source)?.map(exactText);
      const delimiter = named.has("delimiter") ? exactText(named.get("delimiter")) : ",";
      if (
        !lines ||
        lines.includes(undefined) ||
        delimiter === undefined ||
        lines.some((line) => line?.includes('"'))
      )
        return machine.notKnown("a CSV text");
      return new PyList(
        lines.map((line) => {
          const text = (line as string).replace(/\r?\n$/, "");
          return new PyList((text === "" ? [] : text.split(delimiter)).map((v) => ({ t: "str", v })));
        }),
      );
    },
    DictReader: () => unknown,
    writer: writerTo,
    DictWriter: writerTo,
    field_size_limit: () => pyBool(undefined),
  },
};
