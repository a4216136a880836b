import { latin1 } from "../../../ndarray/text/codec.ts";
import { Builtin } from "../../classes/objects.ts";
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
      const text = bytes?.t === "bytes" ? bytes.v && latin1(bytes.v) : given ? undefined : "";
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
