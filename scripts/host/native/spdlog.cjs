/**
 * Takes the place of @vscode/spdlog in the VS Code from npm: that package is native code which would
 * have to be compiled, and without it every output channel stays empty. Same functions, in JavaScript;
 * files are not rotated, since a profile lives for one run.
 */
const { appendFileSync, mkdirSync } = require("node:fs");
const { dirname } = require("node:path");

const levels = ["trace", "debug", "info", "warn", "error", "critical"];
let commonLevel = 2;

class Logger {
  /**
   * @param {string} _type
   * @param {string} _name
   * @param {string} file
   */
  constructor(_type, _name, file) {
    this.file = file;
    this.level = commonLevel;
    this.isPlain = false;
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, "");
  }

  /** @param {number} level @param {string} message */
  write(level, message) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace("T", " ").slice(0, -1);
    const text = this.isPlain ? message : `${time} [${levels[level]}] ${message}\n`;
    try {
      appendFileSync(this.file, text);
    } catch {
      // The profile has been removed: there is nobody left to read it.
    }
  }

  getLevel() {
    return this.level;
  }

  /** @param {number} level */
  setLevel(level) {
    this.level = level;
  }

  clearFormatters() {
    this.isPlain = true;
  }

  setPattern() {}
  flush() {}
  drop() {}
}

for (const [level, name] of levels.entries())
  Object.defineProperty(Logger.prototype, name, {
    /** @this {Logger} @param {string} message */
    value(message) {
      this.write(level, message);
    },
  });

// VS Code imports these by name, which Node offers only for assignments written like this.
/** @param {string} name @param {string} file */
exports.createRotatingLogger = async (name, file) => new Logger("rotating", name, file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
exports.Logger = Logger;
exports.version = 0;
exports.setFlushOn = () => {};
/** @param {number} level */
exports.setLevel = (level) => {
  commonLevel = level;
};
