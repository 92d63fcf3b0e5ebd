import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../../..");
/** Migrations change what there was; tests cheat on purpose. */
const isLeftOut = (file: string) => /(^|\/)(node_modules|dist|build|migrations)\/|\.test\.tsx?$/.test(file);
const sources = ["packages", "apps"].flatMap((folder) =>
  readdirSync(path.join(root, folder)).flatMap((name) => {
    const parts = ["src", "app"].map((part) => path.join(folder, name, part));
    return parts.flatMap((part) => filesIn(part));
  }),
);

function filesIn(folder: string): string[] {
  try {
    return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .map((file) => path.join(folder, file))
      .filter((file) => /\.tsx?$/.test(file) && !isLeftOut(file));
  } catch {
    return [];
  }
}

const writing = (pattern: RegExp) =>
  sources.filter((file) => pattern.test(readFileSync(path.join(root, file), "utf8")));
const verb = "(update|insert into|delete from)\\s+";
const call = '(updateTable|insertInto|deleteFrom|mergeInto)\\(\\s*"';

it("writes stock nowhere but in inventory, and what is counted by movements alone", () => {
  expect(sources.length).toBeGreaterThan(500);
  const stock = "(stock_levels|location_levels|stock_movements|stock_reservations)\\b";
  const writers = writing(new RegExp(`${verb}${stock}|${call}${stock}`, "i"));
  expect(writers).toContain("packages/core/src/inventory/move-stock.ts");
  expect(writers.filter((file) => !file.startsWith("packages/core/src/inventory/"))).toEqual([]);

  const counted = "(location_levels|stock_movements)\\b";
  expect(writing(new RegExp(`${verb}${counted}|${call}${counted}`, "i"))).toEqual([
    "packages/core/src/inventory/move-stock.ts",
  ]);
});
