import { type Module, spanOf } from "../../syntax/ast.ts";
import { isSubclass } from "../classes/exceptions.ts";
import { linearized } from "../classes/inheritance.ts";
import { PyClass, type PyFunction } from "../classes/objects.ts";
import type { Footprint, Part } from "../part.ts";
import { standardModule } from "../python/modules.ts";

/**
 * Marks the chapters of functions that nothing calls when the program is run: its statements do not, code that is not known has not got hold
 * of them, and no function that such code may run mentions them. What they would do is no part of what the program does.
 */
export function markDormant(
  module: Module,
  parts: ReadonlyMap<PyFunction, Part>,
  ground: Footprint | undefined,
): void {
  for (const { chapter } of parts.values()) chapter.isDormant = false;
  if (!ground || parts.size === 0 || looksAtItself(module.text)) return;
  const asleep = new Map([...parts].filter(([made]) => isUnused(made, ground)));
  for (const [made, part] of parts) if (!asleep.has(made)) wake(module, made, part, asleep);
  for (const { chapter } of asleep.values()) chapter.isDormant = true;
}

/** Whatever a function mentions or lends it may call. */
function wake(module: Module, { def }: PyFunction, { footprint }: Part, asleep: Map<PyFunction, Part>): void {
  const { start, end } = spanOf(def);
  const words = new Set(module.text.slice(start, end).match(/[\p{L}_][\p{L}\p{N}_]*/gu));
  const isReached = (made: PyFunction) =>
    words.has(made.name) ||
    footprint.lent.has(made) ||
    (made.name === "__init__" && words.has(made.definedIn?.name ?? ""));
  const woken = [...asleep].filter(([made]) => isReached(made));
  for (const [made] of woken) asleep.delete(made);
  for (const [made, part] of woken) wake(module, made, part, asleep);
}

/**
 * True for a function of which the program's run shows every call: all that there are, or none where Python does not call it by itself.
 * What one that is called would do with anything is asked only because another one that is not called lends it.
 */
function isUnused(made: PyFunction, ground: Footprint): boolean {
  if (ground.lent.has(made)) return false;
  if (ground.calls.has(made)) return true;
  if (made.def.kind === "Lambda" || made.def.decorator_list.length > 0) return false;
  const { definedIn, name } = made;
  const isSpecial = name.startsWith("__") && name.endsWith("__");
  if (!definedIn) return !isSpecial && made.closure.kind !== "class";
  if (!linearized(definedIn).every(isOwn)) return false;
  return !isSpecial || ![...ground.made].some((cls) => isSubclass(cls, definedIn) !== false);
}

/** A class that the program itself has written: a library's or Python's own may call the methods of those that inherit from it. */
const isOwn = (cls: unknown) =>
  cls instanceof PyClass && (!cls.builtin || ["ABC", "Generic", "Protocol"].includes(cls.name));

/** What finds functions by their names. */
const reflective =
  /\b(globals|locals|vars|eval|exec|compile|__import__|importlib|inspect|__main__\.|__globals__|__subclasses__|_getframe|modules)\b|getattr\((?![^,()]+,\s*["'])/;

/** Libraries that call what they are given, and nothing else. */
const modest = new Set(
  "numpy scipy skimage sklearn matplotlib mpl_toolkits cv2 PIL pandas seaborn numba imageio tqdm __future__".split(
    " ",
  ),
);

function looksAtItself(text: string): boolean {
  if (reflective.test(text)) return true;
  for (const [, from, names] of text.matchAll(
    /^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import|import[ \t]+([\w., \t]+))/gm,
  ))
    for (const name of from ? [from] : names.split(",").map((one) => one.trim().split(/\s/)[0])) {
      const [root] = name.split(".");
      if (!modest.has(root) && !standardModule(root)) return true;
    }
  return false;
}
