// How the two browsers are started: quietly, headless, and without talking to their makers.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import puppeteer from "puppeteer-core";
import { findChromium, findFirefox, stop } from "../../../scripts/setup.mjs";

/** @typedef {"chromium" | "firefox"} BrowserName */

/** @type {BrowserName[]} */
export const browserNames = ["chromium", "firefox"];

const chromiumFlags = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-sync",
  "--no-first-run",
  "--hide-scrollbars",
];

/** Firefox cannot be told about media features while it runs, so it runs light and with reduced motion throughout. */
const firefoxPreferences = {
  "layout.css.prefers-color-scheme.content-override": 1,
  "ui.prefersReducedMotion": 1,
  "app.update.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.telemetry.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "extensions.getAddons.cache.enabled": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
};

/** Puppeteer wants a whole path; the set-up finds names. @param {string} program */
function onPath(program) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? program;
}

/** @param {BrowserName} name */
export function launch(name) {
  const executablePath = name === "chromium" ? findChromium() : findFirefox();
  if (executablePath === undefined) stop(`No ${name} here: run npm test, which installs it or says how.`);
  const quiet = { executablePath: onPath(executablePath), headless: true, timeout: 120_000, protocolTimeout: 120_000 };
  if (name === "firefox") {
    return puppeteer.launch({ ...quiet, browser: "firefox", extraPrefsFirefox: firefoxPreferences });
  }
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return puppeteer.launch({ ...quiet, browser: "chrome", args: [...chromiumFlags, ...sandbox] });
}
