import { setShippingRateInput, updateShippingZoneInput } from "@emporia/contracts/shipping";
import { describe, expect, it } from "vitest";
import { moneyMarker } from "../lib/form-names";
import { gramsOf, shippingForm } from "./shipping-form.server";
import { submit } from "./submit.server";

const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};
const zoneId = "01a22c0a-d9c9-75cf-9dfc-65e9feec3b2b";

describe("a form of shipping", () => {
  it("reads kilograms, and leaves what is none to be refused", () => {
    expect(["2.5", "0,25 kg", "30", "abc", "-1", "1.2345"].map(gramsOf)).toEqual([
      ...["2500", "250", "30000", "abc", "-1", "1.2345"],
    ]);
  });

  it("reads a zone with its states, and a rate with its money", async () => {
    const zone = formOf({ zoneId, name: "West", states: "ca, or;WA" });
    zone.append("countries[]", "US");
    expect(await submit(shippingForm(zone), updateShippingZoneInput, (input) => input)).toEqual({
      ...{ zoneId, name: "West", countries: ["US"], states: ["CA", "OR", "WA"] },
    });
    const rate = { zoneId, name: "Express", kilograms: "2", currency: "USD", minDays: "1", maxDays: "2" };
    const money = { amount: "19.95", [moneyMarker("amount")]: "USD", freeOver: "", [moneyMarker("freeOver")]: "USD" };
    expect(
      await submit(shippingForm(formOf({ ...rate, ...money })), setShippingRateInput, (input) => input),
    ).toMatchObject({ maxWeightGrams: 2000, amount: 1995, minDays: 1, maxDays: 2 });
  });

  it("names the field of what does not pass", async () => {
    const rate = { zoneId, name: "", kilograms: "heavy", currency: "USD", amount: "-1", minDays: "5", maxDays: "2" };
    const said = await submit(shippingForm(formOf(rate)), setShippingRateInput, (input) => input);
    expect(said).toMatchObject({
      data: { fieldErrors: { name: [expect.any(String)], maxWeightGrams: ["Enter a weight such as 2.5."] } },
    });
  });
});
