import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse, TomlError } from "smol-toml";
import { reasonOf } from "../errors.ts";
import type { GivenSettings } from "../settings.ts";

/** The `[tool.ndlens]` table that governs a file. */
export interface Pyproject {
  /** pyproject.toml's path. */
  readonly path: string;
  readonly settings: GivenSettings;
  /** The line (from 1) on which a setting stands. */
  lineOf(name: string): number;
  /** The file cannot be read as TOML. */
  readonly error?: { readonly line: number; readonly message: string };
}

/** The nearest pyproject.toml at or above a file's folder that has a `[tool.ndlens]` table, or is broken. */
export function findPyproject(file: string): Pyproject | undefined {
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    const path = join(folder, "pyproject.toml");
    const found = existsSync(path) ? readPyproject(path) : undefined;
    if (found || dirname(folder) === folder) return found;
  }
}

function readPyproject(path: string): Pyproject | undefined {
  let text = "";
  try {
    text = readFileSync(path, "utf8");
    const tool = table(parse(text).tool);
    if (tool?.ndlens === undefined) return undefined;
    const settings = table(tool.ndlens);
    if (settings) return { path, settings, lineOf: (name) => lineOf(text, name) };
    return broken(path, lineOf(text, "ndlens"), "tool.ndlens must be a table");
  } catch (error) {
    // Somebody else's broken file is not ours to report.
    if (!/ndlens/.test(text)) return undefined;
    const line = error instanceof TomlError ? error.line : 1;
    return broken(path, line, reasonOf(error).split("\n")[0]);
  }
}

const broken = (path: string, line: number, message: string): Pyproject => ({
  path,
  settings: {},
  lineOf: () => line,
  error: { line, message },
});

const table = (value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;

function lineOf(text: string, name: string): number {
  const lines = text.split(/\r\n?|\n/);
  const header = lines.findIndex((line) => /^\s*\[\s*tool\s*\.\s*["']?ndlens\b/.test(line));
  const escaped = name.replace(/[^\w]/g, "\\$&");
  const key = new RegExp(`(?:^|[\\s.{,"'])${escaped}["']?\\s*=`);
  const at = lines.findIndex((line, index) => index > header && key.test(line));
  return Math.max(at >= 0 ? at : header, 0) + 1;
}
