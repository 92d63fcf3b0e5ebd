import { createPromotionInput } from "@emporia/contracts/promotions";
import { describe, expect, it } from "vitest";
import { moneyMarker } from "../lib/form-names";
import { basisPointsOf, promotionForm } from "./promotion-form.server";
import { submit } from "./submit.server";

const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};
const read = (fields: Record<string, string>) =>
  submit(promotionForm(formOf({ name: "Spring", ...fields })), createPromotionInput, (input) => input);

describe("the form of a promotion", () => {
  it("reads per cent, links, dates in UTC and money as people write them", async () => {
    const input = await read({
      "benefit.kind": "percentage",
      percent: "12.5 %",
      "benefit.amount": "nonsense",
      [moneyMarker("benefit.amount")]: "USD",
      minimumAmount: "20.00",
      [moneyMarker("minimumAmount")]: "USD",
      productLines: "https://emporia.example/products/blue-mug?x=1\n\n red-mug ",
      startsAt: "2026-12-01T09:30",
      code: "spring 12",
    });
    expect(input).toMatchObject({
      benefit: { kind: "percentage", basisPoints: 1250, maxAmount: null },
      minimumAmount: 2000,
      products: ["blue-mug", "red-mug"],
      startsAt: "2026-12-01T09:30:00Z",
      endsAt: null,
      code: "SPRING12",
      usageLimit: null,
    });
  });

  it("leaves out what belongs to another kind, and names the field that is wrong", async () => {
    expect(await read({ "benefit.kind": "free_shipping", percent: "10", "benefit.buy": "2" })).toMatchObject({
      benefit: { kind: "free_shipping" },
      code: null,
    });
    expect(
      await read({ "benefit.kind": "buy_x_get_y", percent: "100", "benefit.buy": "2", "benefit.get": "1" }),
    ).toMatchObject({
      benefit: { kind: "buy_x_get_y", buy: 2, get: 1, basisPoints: 10_000 },
    });
    expect(await read({ "benefit.kind": "percentage", percent: "a tenth" })).toMatchObject({
      data: { fieldErrors: { "benefit.basisPoints": [expect.any(String)] } },
    });
  });

  it("reads hundredths of a per cent and nothing finer", () => {
    expect(["8", "8.25", "100", "0.333", "x"].map(basisPointsOf)).toEqual(["800", "825", "10000", "0.333", "x"]);
  });
});
