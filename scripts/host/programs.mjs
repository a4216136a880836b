/** Finds programs of this machine: a browser that can be driven, VS Code, the user's own browser. */
import { spawn } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const chromiumNames = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "chrome",
];

/** Where installers put it without adding it to the PATH. */
const chromiumPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
  ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => {
    const folder = process.env[name];
    return folder ? [`${folder}\\Google\\Chrome\\Application\\chrome.exe`] : [];
  }),
];

/** Returns a Chromium to drive: CHROMIUM, the PATH's, or an installed one; undefined when there is none. */
export function findChromium() {
  const { CHROMIUM } = process.env;
  if (CHROMIUM) return CHROMIUM;
  return onPath(chromiumNames) ?? chromiumPlaces.find((place) => existsSync(place));
}

/** Returns the desktop VS Code's command; undefined when there is none or nothing to show it on. */
export function findDesktopCode() {
  if (!hasDesktop()) return undefined;
  const places = ["/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code"];
  return onPath(["code", "code-insiders"]) ?? places.find((place) => existsSync(place));
}

/** Opens an address in the user's browser when there is a desktop; says whether it tried. @param {string} address */
export function openInBrowser(address) {
  if (!hasDesktop() || process.env.CI) return false;
  /** @type {[string, string[]]} */
  const [command, args] =
    process.platform === "darwin"
      ? ["open", [address]]
      : process.platform === "win32"
        ? ["explorer", [address]]
        : ["xdg-open", [address]];
  if (!onPath([command])) return false;
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
  return true;
}

/** Returns the full path of the first of these programs that is on the PATH. @param {readonly string[]} names */
export function onPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const endings = process.platform === "win32" ? [".cmd", ".exe"] : [""];
  for (const name of names)
    for (const folder of folders)
      for (const ending of endings) {
        const file = join(folder, name + ending);
        if (isExecutable(file)) return file;
      }
  return undefined;
}

/** Says whether windows can be shown. */
export function hasDesktop() {
  if (process.platform !== "linux") return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
