const nodeModule: { enableCompileCache?: () => unknown } = require("node:module");

// Node 22 and later keep the compiled code from one run to the next.
nodeModule.enableCompileCache?.();
require("./program.cjs");
