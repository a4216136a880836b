import { readFileSync, statSync, writeFileSync } from "node:fs";
import type { TextEdit } from "../../core/ide/index.ts";
import { InputError, reasonOf } from "../errors.ts";
import { applyEdits } from "../fixes.ts";
import { type Decoded, decodePython, encodePython } from "./decode.ts";
import { type Notebook, readNotebook } from "./notebook.ts";

/** A Python file or notebook that was read from disk. */
export interface Source {
  /** As the user named it. */
  readonly path: string;
  /** The Python text; a notebook's cells joined. */
  readonly text: string;
  /** Present for notebooks: where the text's lines stand in their cells. */
  readonly notebook?: Notebook;
  /** The same file with its text changed; nothing is written. */
  edited(edits: readonly TextEdit[]): Source;
  /** Writes the file in the encoding that it had. Throws InputError. */
  save(): void;
  /** The whole file's text: Python, or a notebook's JSON. */
  readonly fileText: string;
}

/** More than any hand-written file; larger ones are data. */
const largestFile = 64 * 2 ** 20;

/** Reads a Python file or a notebook. Throws InputError with the path in its message. */
export function readSource(path: string): Source {
  return withPath(path, () => {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new InputError("is a directory; a file is needed");
    if (stat.size > largestFile) throw new InputError("is larger than 64 MiB, which no Python source is");
    return sourceOf(path, decodeFile(path, readFileSync(path)));
  });
}

function decodeFile(path: string, bytes: Uint8Array): Decoded {
  if (!isNotebook(path)) return decodePython(bytes);
  const text = new TextDecoder("utf-8").decode(bytes);
  return { text, encoding: "utf-8", bom: false };
}

function sourceOf(path: string, decoded: Decoded): Source {
  const notebook = isNotebook(path) ? readNotebook(decoded.text) : undefined;
  return {
    path,
    notebook,
    text: notebook?.text ?? decoded.text,
    fileText: decoded.text,
    edited: (edits) =>
      sourceOf(path, { ...decoded, text: notebook?.withEdits(edits) ?? applyEdits(decoded.text, edits) }),
    save: () => withPath(path, () => writeFileSync(path, encodePython(decoded))),
  };
}

export const isNotebook = (path: string) => path.endsWith(".ipynb");

/** Turns whatever goes wrong into one line that begins with the path. */
function withPath<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new InputError(`${path}: ${reasonOf(error)}`);
  }
}
