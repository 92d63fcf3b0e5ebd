import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config";

/** What a page may weigh, measured one page after the other: two at once would slow each other down. */
export default defineConfig(journeys, {
  testDir: "budgets",
  testIgnore: [],
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  use: { trace: "off" },
  reporter: [...(Array.isArray(journeys.reporter) ? journeys.reporter : [["list"] as const]), ["./budgets/table.ts"]],
});
