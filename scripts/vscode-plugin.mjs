import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** Where VS Code's types are, which name all that its module has. */
const types = createRequire(import.meta.url).resolve("@types/vscode/index.d.ts");

/**
 * esbuild plugin: all parts of a bundle share one module "vscode". By itself each part would copy the several hundred names of it,
 * which takes most of the time of the extension's start.
 * @returns {import("esbuild").Plugin}
 */
export function vscodePlugin() {
  return {
    name: "vscode-once",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^vscode$/ }, ({ kind, namespace }) =>
        namespace === "vscode-once"
          ? { path: "vscode", external: true }
          : { path: kind === "require-call" ? "required" : "imported", namespace: "vscode-once" },
      );
      onLoad({ filter: /^required$/, namespace: "vscode-once" }, () => ({
        // What is compiled from TypeScript takes a module that says so as it is.
        contents: 'module.exports = { __proto__: require("vscode"), __esModule: true };',
      }));
      onLoad({ filter: /^imported$/, namespace: "vscode-once" }, () => ({
        contents: `const api = require("vscode");\nexport const { ${namesOfModule().join(", ")} } = api;`,
      }));
    },
  };
}

/** The names that are there when the extension runs; interfaces and types are not. */
function namesOfModule() {
  const declared = /^\texport (?:abstract )?(?:class|enum|namespace|const|function) (\w+)/gm;
  return [...new Set([...readFileSync(types, "utf8").matchAll(declared)].map(([, name]) => name))];
}
