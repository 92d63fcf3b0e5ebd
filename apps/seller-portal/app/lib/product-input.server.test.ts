import { submit } from "@emporia/ui/remix/submit.server";
import { describe, expect, it } from "vitest";
import { blankVariant, offPageFrom, offPageText } from "./product-draft";
import { productForm, productInput, rowErrors } from "./product-input.server";

function form(entries: Record<string, string | string[]>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(entries)) for (const each of [value].flat()) data.append(name, each);
  return data;
}
const read = (entries: Record<string, string | string[]>) =>
  submit(productForm(form(entries)), productInput, (input) => input);

describe("the editor's form", () => {
  const id = "01930000-0000-7000-8000-000000000001";

  it("makes a variant of a product without options", async () => {
    expect(
      await read({
        name: "Mug",
        description: "Blue.",
        tags: "clay, Clay, gift",
        categoryId: "",
        "variants.0.price": "24.50",
      }),
    ).toMatchObject({
      name: "Mug",
      description: "<p>Blue.</p>",
      tags: ["clay", "gift"],
      categoryId: null,
      variants: [{ options: [], price: 2450, compareAtPrice: null, weightGrams: 0, weightUnit: "lb" }],
    });
  });

  it("leaves a count alone that nobody changed", async () => {
    const row = { name: "Mug", grid: "true", "variants.0.id": id, "variants.0.quantityWas": "7" };
    const same = await read({ ...row, "variants.0.quantity": "7" });
    expect((same as { variants: object[] }).variants[0]).not.toHaveProperty("quantity");
    expect(await read({ ...row, "variants.0.quantity": "9" })).toMatchObject({ variants: [{ id, quantity: 9 }] });
  });

  it("makes the rows of new options without JavaScript, and keeps the grid as it is with it", async () => {
    const entries = {
      name: "Shirt",
      "options.0.name": "Size",
      "options.0.list": "S, M",
      optionsWas: "[]",
      "variants.0.price": "10",
    };
    expect(await read(entries)).toMatchObject({
      options: [{ name: "Size", values: ["S", "M"] }],
      variants: [
        { options: ["S"], price: 1000 },
        { options: ["M"], price: 1000 },
      ],
    });
    expect(
      await read({
        name: "Shirt",
        grid: "true",
        "options.0.name": "Size",
        "options.0.values[]": ["S", "M"],
        "variants.0.options[]": "M",
      }),
    ).toMatchObject({ variants: [{ options: ["M"] }] });
  });

  it("keeps videos in their order, leaves out rows without an address and stills that are taken away", async () => {
    const [still, gone] = [id, "01930000-0000-7000-8000-000000000002"];
    expect(
      await read({
        name: "Mug",
        "pictures.0.mediaId": still,
        "pictures.1.mediaId": gone,
        removeMediaIds: gone,
        "videos.0.url": "",
        "videos.0.posterMediaId": still,
        "videos.1.url": " https://youtu.be/dQw4w9WgXcQ ",
        "videos.1.title": "On the wheel",
        "videos.1.posterMediaId": gone,
        "videos.1.afterPictures": "0",
        "videos.2.url": "https://vimeo.com/76979871",
        "videos.2.posterMediaId": still,
        "videos.2.afterPictures": "",
      }),
    ).toMatchObject({
      videos: [
        { url: "https://youtu.be/dQw4w9WgXcQ", title: "On the wheel", posterMediaId: null, afterPictures: 0 },
        { url: "https://vimeo.com/76979871", title: "", posterMediaId: still, afterPictures: null },
      ],
    });
    expect(await read({ name: "Mug" })).toMatchObject({ videos: [] });
  });

  it("keeps pictures in their order, with what they show, without those to be removed", async () => {
    const [first, second, third] = [1, 2, 3].map((end) => `01930000-0000-7000-8000-00000000000${end}`);
    expect(
      await read({
        name: "Mug",
        "pictures.0.mediaId": third!,
        "pictures.0.alt": " A blue mug ",
        "pictures.1.mediaId": first!,
        "pictures.1.alt": "",
        "pictures.10.mediaId": second!,
        removeMediaIds: first!,
      }),
    ).toMatchObject({
      pictures: [
        { mediaId: third, alt: "A blue mug" },
        { mediaId: second, alt: "" },
      ],
    });
  });

  it("reads weights in the unit they were typed in", async () => {
    expect(await read({ name: "Mug", weightUnit: "oz", "variants.0.weight": "12" })).toMatchObject({
      variants: [{ weightGrams: 340, weightUnit: "oz" }],
    });
  });

  it("names the field that is wrong and keeps what was typed", async () => {
    const { data } = (await read({ name: "", "variants.0.price": "abc" })) as unknown as {
      data: { fieldErrors: Record<string, string[]>; values: Record<string, string> };
    };
    expect(data.fieldErrors).toMatchObject({
      name: ["Name is required."],
      "variants.0.price": ["Enter an amount such as 49.99."],
    });
    expect(data.values["variants.0.price"]).toBe("abc");
  });

  it("sends of many variants only those that changed, whichever page they are on", async () => {
    const far = { ...blankVariant(["S"]), id, price: "12" };
    const entries = {
      name: "Mug",
      partial: "true",
      "options.0.name": "Size",
      "options.0.values[]": ["S", "M"],
      "variants.7.id": id.replace(/1$/, "2"),
      "variants.7.options[]": ["M"],
      "variants.7.price": "x",
      offPage: offPageText([{ at: 61, draft: far }]),
      "removedVariantIds[]": [id.replace(/1$/, "3")],
    };
    expect(await read({ ...entries, "variants.7.price": "10" })).toMatchObject({
      changedVariants: [
        { options: ["M"], price: 1000 },
        { id, options: ["S"], price: 1200 },
      ],
      removedVariantIds: [id.replace(/1$/, "3")],
    });
    const refused = (await read(entries)) as { data: { fieldErrors: Record<string, string[]> } };
    expect(Object.keys(rowErrors(form(entries), refused.data.fieldErrors))).toEqual(["variants.7.price"]);
  });

  it("takes nothing from a text that it did not write", () => {
    for (const text of ["", "[", "{}", '[{"at":"x"}]', '[{"at":1,"draft":null}]'])
      expect(offPageFrom(text)).toEqual([]);
  });
});
