/** The web address that opens VS Code's workbench on a folder. */

/**
 * Returns the address.
 * @param {string} origin of the running server
 * @param {object} what
 * @param {string} what.folder to open as the workspace
 * @param {string} [what.file] to open in the editor
 * @param {string} [what.extension] folder of an extension to load from source
 * @param {string} [what.tests] script to run in the extension host
 */
export function workbenchAddress(origin, { folder, file, extension, tests }) {
  const remote = (/** @type {string} */ path) => `vscode-remote://${new URL(origin).host}${path}`;
  const payload = [
    file && ["openFile", remote(file)],
    extension && ["extensionDevelopmentPath", remote(extension)],
    tests && ["extensionTestsPath", remote(tests)],
  ].filter(Boolean);
  const address = new URL(origin);
  address.searchParams.set("folder", folder);
  if (payload.length > 0) address.searchParams.set("payload", JSON.stringify(payload));
  return address.href;
}
