/**
 * `npm run package`: builds for production and packs ndlens-VERSION.vsix, without a network. Fails
 * above 1.5 MB.
 */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { createVSIX } from "@vscode/vsce";
import { build } from "./build.mjs";
import { at, isMain, manifest, root } from "./project.mjs";

const largestBytes = 1.5e6;

/**
 * Builds and packs the extension into a file. Returns the file's size in bytes.
 * @param {string} file
 */
export async function pack(file) {
  await build({ production: true });
  await createVSIX({
    cwd: root,
    packagePath: file,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  const { size } = statSync(file);
  if (size > largestBytes) throw new Error(`${file} has ${size} bytes, more than ${largestBytes}`);
  return size;
}

if (isMain(import.meta)) {
  const file = resolve(process.argv[2] ?? at(`${manifest.name}-${manifest.version}.vsix`));
  const size = await pack(file);
  console.log(`${file}: ${(size / 1000).toFixed(0)} kB`);
}
