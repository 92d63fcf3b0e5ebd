import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config";

/** Takes pictures of every screen to be looked at; see scripts/screens.mjs. */
export default defineConfig(journeys, {
  testDir: "screens",
  testIgnore: [],
  timeout: 180_000,
  retries: 0,
  reporter: "line",
  outputDir: "test-results/screens-traces",
  use: { trace: "off" },
});
