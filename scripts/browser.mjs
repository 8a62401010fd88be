// @ts-check
/**
 * Finds a Chromium-family browser for the end-to-end tests, installs one where there is none, and
 * remembers the answer.
 *
 *   node scripts/browser.mjs               finds or installs, says what it does, remembers
 *   node scripts/browser.mjs --no-install  only looks
 *
 * Every candidate must start and render a page. A file that exists proves nothing: shared libraries
 * may be missing, and Ubuntu's `chromium` package is a stub for a snap.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

/**
 * @typedef {{ source: string, executablePath?: string, version: string, args: string[] }} Browser
 * A path left out means Playwright's own download.
 */

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const CACHE = join(root, "node_modules/.cache/browser.json");
const isRoot = process.getuid?.() === 0;

/**
 * For each window, seen or not, newer ones load two pages that show what the address bar would suggest: more work than
 * the page under test.
 */
const SUGGESTIONS = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

/** The last list on a command line takes the place of those before it; this is Playwright's, without what is other browsers'. */
const SWITCHED_OFF = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];

/**
 * Chromium refuses its sandbox to root; without a graphics card it would emulate one, which costs more than painting
 * without; the other flags keep it from calling home.
 */
export const ARGS = [
  `--disable-features=${[...SWITCHED_OFF, ...SUGGESTIONS].join(",")}`,
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(isRoot ? ["--no-sandbox"] : []),
];

/** What `ensureBrowser` found last, for playwright.config.ts, which cannot wait. */
export function cachedBrowser() {
  return cached() ?? { executablePath: process.env.BROWSER_PATH, args: ARGS };
}

/**
 * Answers a browser that works, or throws with what to do.
 * @param {{ install?: boolean }} options
 * @returns {Promise<Browser>}
 */
export async function ensureBrowser({ install = true } = {}) {
  const named = process.env.BROWSER_PATH;
  if (named !== undefined) {
    const browser = await tried("BROWSER_PATH", named);
    if (browser === undefined) throw new Error(`BROWSER_PATH=${named} does not start.`);
    return browser;
  }
  const found = (await triedCache()) ?? (await tried("Playwright's own")) ?? (await triedSystem("installed"));
  if (found !== undefined) return found;
  if (install) {
    log("no browser that works was found; looking for a way to install one");
    const installed = (await installedByPlaywright()) ?? (await installedByApt());
    if (installed !== undefined) return installed;
  }
  throw new Error(
    "No usable Chromium. Install Google Chrome or Chromium, or run `npx playwright install --with-deps chromium`, or set BROWSER_PATH to an executable.",
  );
}

/**
 * @param {string} source
 * @param {string} [executablePath]
 * @returns {Promise<Browser | undefined>}
 */
async function tried(source, executablePath) {
  try {
    const browser = await chromium.launch({ args: ARGS, timeout: 30_000, ...(executablePath === undefined ? {} : { executablePath }) });
    try {
      const page = await browser.newPage();
      await page.setContent("<h1>ok</h1>");
      if ((await page.textContent("h1")) !== "ok") return undefined;
      return remembered({ source, executablePath, version: browser.version(), args: ARGS });
    } finally {
      await browser.close();
    }
  } catch (error) {
    if (executablePath !== undefined) log(`${executablePath} does not work: ${String(error).split("\n")[0]}`);
    return undefined;
  }
}

/** @param {Browser} browser */
function remembered(browser) {
  mkdirSync(dirname(CACHE), { recursive: true });
  writeFileSync(CACHE, JSON.stringify(browser));
  log(`${browser.source}: ${browser.executablePath ?? "chromium"} ${browser.version}`);
  return browser;
}

/** @returns {Browser | undefined} */
function cached() {
  try {
    return JSON.parse(readFileSync(CACHE, "utf8"));
  } catch {
    return undefined;
  }
}

async function triedCache() {
  const browser = cached();
  if (browser === undefined) return undefined;
  return tried(browser.source, browser.executablePath);
}

/** @param {string} source */
async function triedSystem(source) {
  for (const path of systemBrowsers()) {
    const browser = await tried(source, path);
    if (browser !== undefined) return browser;
  }
  return undefined;
}

/** @returns {string[]} */
function systemBrowsers() {
  if (process.platform === "darwin") {
    return ["Google Chrome", "Chromium", "Microsoft Edge"]
      .map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
      .filter((path) => existsSync(path));
  }
  if (process.platform === "win32") {
    return [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [join(folder, "Google/Chrome/Application/chrome.exe"), join(folder, "Microsoft/Edge/Application/msedge.exe")])
      .filter((path) => existsSync(path));
  }
  const names = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "microsoft-edge"];
  const folders = (process.env.PATH ?? "").split(":").filter((folder) => folder !== "");
  return names.flatMap((name) => folders.map((folder) => join(folder, name)).filter((path) => existsSync(path)).slice(0, 1));
}

/**
 * Playwright's installer tries several hosts for minutes before it gives up, so its download host is
 * asked one cheap question first.
 */
async function installedByPlaywright() {
  if (!(await answers(process.env.PLAYWRIGHT_DOWNLOAD_HOST ?? "https://cdn.playwright.dev"))) {
    log("Playwright's download host cannot be reached from here");
    return undefined;
  }
  const libraries = process.platform === "linux" && asRoot() !== undefined ? ["--with-deps"] : [];
  const cli = join(root, "node_modules/@playwright/test/cli.js");
  if (!ran(process.execPath, [cli, "install", ...libraries, "chromium"])) return undefined;
  return tried("downloaded by Playwright");
}

/** Debian and its relatives. */
async function installedByApt() {
  const prefix = asRoot();
  if (prefix === undefined || !isDebian()) return undefined;
  /** @param {string[]} args */
  const apt = (...args) => {
    const [command = "apt-get", ...rest] = [...prefix, "apt-get", "-o", "DPkg::Lock::Timeout=300", ...args];
    return ran(command, rest);
  };
  if (!apt("update") || !apt("install", "-y", "--no-install-recommends", "chromium")) return undefined;
  return triedSystem("installed by apt-get");
}

/** How to become root without a password: no words, `sudo -n`, or not at all. */
function asRoot() {
  if (isRoot) return [];
  return spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0 ? ["sudo", "-n"] : undefined;
}

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*debian/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function ran(command, args) {
  log(`$ ${command} ${args.join(" ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, args, { stdio: ["ignore", 2, 2], timeout: 900_000, cwd: root, env }).status === 0;
}

/** @param {string} url */
async function answers(url) {
  try {
    await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(6000) });
    return true;
  } catch {
    return false;
  }
}

/** @param {string} sentence */
function log(sentence) {
  process.stderr.write(`[browser] ${sentence}\n`);
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  try {
    await ensureBrowser({ install: !process.argv.includes("--no-install") });
  } catch (error) {
    log(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
