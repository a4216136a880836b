/**
 * Takes the place of @vscode/native-watchdog in the VS Code from npm, which is native code too: ends an
 * extension host whose server is gone.
 */

/** Watches a process from now on. @param {number} pid */
exports.start = (pid) => {
  const watch = () => {
    try {
      process.kill(pid, 0);
    } catch {
      process.exit(87);
    }
  };
  setInterval(watch, 1000).unref();
};
