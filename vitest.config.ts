import { defineConfig } from "vitest/config";
import { pyrightVitePlugin } from "./scripts/pyright-plugin.mjs";

export default defineConfig({
  plugins: [pyrightVitePlugin()],
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
  },
});
