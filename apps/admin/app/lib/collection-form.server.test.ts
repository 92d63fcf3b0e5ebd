import { updateCollectionInput } from "@emporia/contracts/collections";
import { submit } from "@emporia/ui/remix/submit.server";
import { describe, expect, it } from "vitest";
import { collectionForm, namesNothing } from "./collection-form.server";

const read = (entries: Record<string, string>) => {
  const form = new FormData();
  form.set("collectionId", "01930000-0000-7000-8000-000000000001");
  for (const [name, value] of Object.entries(entries)) form.append(name, value);
  return submit(collectionForm(form), updateCollectionInput, (input) => input);
};

describe("a collection's form", () => {
  it("takes addresses and whole links, one to a line, in order", async () => {
    expect(
      await read({ productLines: "blue-mug\r\n\r\nhttps://shop.example/products/red-mug?glaze=fog\n" }),
    ).toMatchObject({
      products: ["blue-mug", "red-mug"],
    });
    const none = new FormData();
    expect(namesNothing(none)).toBe(false);
    none.set("productLines", " \n");
    expect(namesNothing(none)).toBe(true);
  });

  it("takes a rule with what is left empty left out", async () => {
    const rule = { "rule.categoryId": "", "rule.tag": "tea", "$money:rule.priceMax": "USD", "rule.priceMax": "50" };
    expect(await read({ ...rule, attributeLines: "Material : oak" })).toMatchObject({
      rule: { categoryId: null, tag: "tea", priceMax: 5000, attributes: ["material:oak"], sellerIds: [] },
    });
  });
});
