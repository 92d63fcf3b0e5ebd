import { formStateOf } from "@emporia/ui/lib/form-result";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DisputedParts } from "./disputed-parts";

const parts = [
  { sellerOrderId: "one", number: "E-1-A", shopName: "Kiln & Tide", isConcerned: true },
  { sellerOrderId: "two", number: "E-1-B", shopName: "Sole Practice", isConcerned: false },
];
const refused = (values: Record<string, string | string[]>) => ({
  ok: false,
  fieldErrors: { reason: ["Say why."] },
  values: { intent: "parts", ...values },
});
const ticked = (said: unknown) => {
  const html = renderToStaticMarkup(<DisputedParts parts={parts} said={formStateOf(said)} />);
  return [...html.matchAll(/<input[^>]*>/g)]
    .map(([input]) => input)
    .filter((input) => input.includes('checked=""'))
    .map((input) => /value="([^"]*)"/.exec(input)?.[1]);
};

describe("the parts that a chargeback is about (PAY-09)", () => {
  it("are ticked as it stands", () => {
    expect(ticked(undefined)).toEqual(["one"]);
  });

  it("are ticked as they were sent, after the form was refused", () => {
    expect(ticked(refused({ sellerOrderIds: "two" }))).toEqual(["two"]);
    expect(ticked(refused({ sellerOrderIds: ["one", "two"] }))).toEqual(["one", "two"]);
    expect(ticked(refused({}))).toEqual([]);
  });
});
