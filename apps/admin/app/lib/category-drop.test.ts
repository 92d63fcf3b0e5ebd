import { describe, expect, it } from "vitest";
import { dropPlace } from "./category-drop";

/** Home (Furniture (Seating, Tables), Lighting), Kitchen */
const tree = [
  { id: "home", parentId: null, level: 1 },
  { id: "furniture", parentId: "home", level: 2 },
  { id: "seating", parentId: "furniture", level: 3 },
  { id: "tables", parentId: "furniture", level: 3 },
  { id: "lighting", parentId: "home", level: 2 },
  { id: "kitchen", parentId: null, level: 1 },
];
const deep = [1, 2, 3, 4, 5, 6].map((level) => ({
  id: `l${level}`,
  parentId: level === 1 ? null : `l${level - 1}`,
  level,
}));

describe("where a category that is dropped comes to hang", () => {
  it.each([
    ["lighting", "seating", "before", { parentId: "furniture", position: 0 }],
    ["lighting", "seating", "after", { parentId: "furniture", position: 1 }],
    ["lighting", "kitchen", "inside", { parentId: "kitchen", position: 0 }],
    ["kitchen", "home", "before", { parentId: null, position: 0 }],
    ["seating", "tables", "after", { parentId: "furniture", position: 1 }],
    ["tables", "seating", "before", { parentId: "furniture", position: 0 }],
    ["seating", "home", "inside", { parentId: "home", position: 2 }],
  ] as const)("%s on %s, %s it", (moved, over, part, expected) => {
    expect(dropPlace(tree, moved, over, part)).toEqual(expected);
  });

  it.each([
    ["on itself", "home", "home", "inside"],
    ["below itself", "home", "seating", "inside"],
    ["beside what is below it", "home", "seating", "after"],
    ["where it is", "seating", "tables", "before"],
    ["where it is, said otherwise", "tables", "seating", "after"],
    ["as the last where it is the last", "lighting", "home", "inside"],
  ] as const)("nowhere %s", (_, moved, over, part) => {
    expect(dropPlace(tree, moved, over, part)).toBeUndefined();
  });

  it("not deeper than six levels, counting what hangs below it", () => {
    const all = [...tree, ...deep];
    expect(dropPlace(all, "kitchen", "l6", "inside")).toBeUndefined();
    expect(dropPlace(all, "kitchen", "l6", "after")).toEqual({ parentId: "l5", position: 1 });
    expect(dropPlace(all, "home", "l4", "inside")).toBeUndefined();
    expect(dropPlace(all, "home", "l3", "inside")).toEqual({ parentId: "l3", position: 1 });
  });
});
