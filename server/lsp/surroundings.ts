import type { Pyproject } from "../files/project.ts";
import type { Analyst } from "./analyst.ts";

/** What the server needs of where it runs: a machine with Node (machine.ts) or a browser (browser.ts). */
export interface Surroundings {
  readonly analyst: Analyst;
  /** The path of a document, beside which the files that it names are looked for; undefined when it is no file yet. */
  pathOf(uri: string): string | undefined;
  /** The address of a path. */
  uriOf(path: string): string;
  /** The pyproject.toml that governs a path. */
  projectOf(path: string): Pyproject | undefined | Promise<Pyproject | undefined>;
  /** The address of a rule's page; undefined when the pages cannot be reached. */
  rulePage(code: string): string | undefined;
  /** Forgets what was read, since files have changed. */
  forget(): void;
}
