import ignore from "ignore";
import type { Settings } from "../core/ide/index.ts";
import type { PlacedSettings } from "./settings.ts";

/**
 * Returns the settings of one file: what `perFileIgnores` says of its path is added to what is ignored. Patterns are those of
 * .gitignore, relative to `root`, the folder of the file that they stand in.
 */
export function settingsForFile(
  { perFileIgnores, ...settings }: PlacedSettings,
  root: string | undefined,
  path: string | undefined,
): Settings {
  if (!perFileIgnores || root === undefined || path === undefined) return settings;
  const inside = relativeTo(root, path);
  if (inside === undefined) return settings;
  const more = Object.entries(perFileIgnores).flatMap(([pattern, selectors]) =>
    ignore().add(pattern).ignores(inside) ? selectors : [],
  );
  return more.length === 0 ? settings : { ...settings, ignore: [...settings.ignore, ...more] };
}

/** A path below a folder, with slashes; undefined when it is none. In a browser both are addresses. */
function relativeTo(folder: string, path: string): string | undefined {
  const base = `${slashed(folder).replace(/\/+$/, "")}/`;
  const full = slashed(path);
  return full.startsWith(base) && full.length > base.length ? full.slice(base.length) : undefined;
}

const slashed = (path: string) => path.replaceAll("\\", "/");

/** The folder that a file's path or address names. */
export const folderOf = (path: string) => path.replace(/[\\/][^\\/]*$/, "");
