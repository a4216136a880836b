import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Lock {
  readonly packages: Readonly<Record<string, { optionalDependencies?: Record<string, string> }>>;
}

// Without an entry for each platform's package `npm ci` refuses the whole lock file, also on a platform
// that needs none of them.
it("locks the optional packages of every platform", () => {
  const lock: Lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !lock.packages[`${path}/node_modules/${name}`] && !lock.packages[`node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});
