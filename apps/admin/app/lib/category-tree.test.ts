import type { StaffCategoryRowView } from "@emporia/contracts/categories";
import { describe, expect, it } from "vitest";
import { categoryOptions, placeOf } from "./category-tree";

const row = (id: string, parentId: string | null, level: number): StaffCategoryRowView => ({
  id,
  parentId,
  name: id,
  slug: id,
  level,
  productCount: 0,
  attributeCount: 0,
});
const tree = [row("home", null, 1), row("lamps", "home", 2), row("floor", "lamps", 3), row("rugs", "home", 2)];

describe("the tree of categories", () => {
  it("says where a category stands among its siblings", () => {
    expect(placeOf(tree, row("rugs", "home", 2))).toEqual({ position: 1, count: 2 });
    expect(placeOf(tree, row("home", null, 1))).toEqual({ position: 0, count: 1 });
  });

  it("offers every place but those within a category itself", () => {
    expect(categoryOptions(tree).map(({ label }) => label)).toEqual([
      "home",
      "\u2003lamps",
      "\u2003\u2003floor",
      "\u2003rugs",
    ]);
    expect(categoryOptions(tree, "lamps").map(({ value }) => value)).toEqual(["home", "rugs"]);
  });
});
