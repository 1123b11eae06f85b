import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";

// Debian's Chromium where it is installed, Playwright's own otherwise (see xtask/src/setup/chromium.rs).
const chromium = process.env.CHROMIUM ?? (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined);

const phone = { ...devices["Pixel 7"], viewport: { width: 412, height: 915 }, isMobile: true, hasTouch: true };
const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } };
/** How pages look and read, which a wide screen may change. */
const looks = /(accessibility|keyboard)\.spec\.ts/;

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results/pages",
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  workers: 2,
  // What fails and then passes is counted, and told at the end.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["line"], ["json", { outputFile: "test-results/report.json" }]],
  use: {
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: chromium,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "phone", use: phone },
    // Everything that people do, done again by forms alone.
    { name: "no-scripts", use: { ...phone, javaScriptEnabled: false }, testIgnore: looks, grepInvert: /@scripts/ },
    { name: "desktop", use: desktop, testMatch: looks },
  ],
});
