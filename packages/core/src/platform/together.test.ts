import { describe, expect, it } from "vitest";
import { together } from "./together";

/** Work that the test ends when it likes; it fails for groups with a negative number in them. */
function aPlace() {
  const groups: number[][] = [];
  const gates: (() => void)[] = [];
  const twice = async (items: readonly { of: object; value: number }[]) => {
    groups.push(items.map(({ value }) => value));
    await new Promise<void>((open) => gates.push(open));
    if (items.some(({ value }) => value < 0)) throw new Error("negative");
    return items.map(({ value }) => value * 2);
  };
  const openAll = async () => {
    for (let quiet = 0; quiet < 5; quiet++) {
      await new Promise((resolve) => setImmediate(resolve));
      for (const open of gates.splice(0)) {
        open();
        quiet = 0;
      }
    }
  };
  return { groups, openAll, ask: together({ of: ({ of }) => of, most: 3 }, twice) };
}

describe("what is done together", () => {
  it("begins at once for the first and takes those who came meanwhile next, so many at a time", async () => {
    const { groups, openAll, ask } = aPlace();
    const of = {};
    const answers = Promise.all([1, 2, 3, 4, 5].map((value) => ask({ of, value })));
    expect(groups).toEqual([[1]]);
    await openAll();
    expect(groups).toEqual([[1], [2, 3, 4], [5]]);
    expect(await answers).toEqual([2, 4, 6, 8, 10]);
  });

  it("keeps apart what has nothing in common", async () => {
    const { groups, openAll, ask } = aPlace();
    const answers = Promise.all([ask({ of: {}, value: 1 }), ask({ of: {}, value: 2 })]);
    expect(groups).toEqual([[1], [2]]);
    await openAll();
    expect(await answers).toEqual([2, 4]);
  });

  it("is tried for each alone when it fails for several, and goes on afterwards", async () => {
    const { groups, openAll, ask } = aPlace();
    const of = {};
    const answers = Promise.allSettled([1, 2, -3, 4].map((value) => ask({ of, value })));
    await openAll();
    expect(groups).toEqual([[1], [2, -3, 4], [2], [-3], [4]]);
    expect((await answers).map((each) => (each.status === "fulfilled" ? each.value : "refused"))).toEqual([
      2,
      4,
      "refused",
      8,
    ]);
    const later = ask({ of, value: 7 });
    await openAll();
    expect(await later).toBe(14);
  });
});
