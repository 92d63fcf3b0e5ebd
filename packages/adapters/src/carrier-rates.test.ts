import { CarrierRefusal } from "@emporia/core/labels";
import { describe, expect, it } from "vitest";
import { Breaker } from "./breaker";
import { createCarrierRates } from "./carrier-rates";

const place = {
  firstName: "Ada",
  lastName: "T",
  line1: "1 Elm",
  city: "Portland",
  state: "OR",
  postalCode: "97201",
  country: "US",
};
const request = { from: { ...place, company: "Clay" }, to: place, weightGrams: 900, worth: 4_000, currency: "USD" };

describe("CHK-03 asking carriers while a shopper waits", () => {
  it("ends after its time, and after three failures leaves them alone for a while", async () => {
    let now = 0;
    let asked = 0;
    const rates = createCarrierRates(
      {
        quote() {
          asked++;
          return new Promise(() => {});
        },
      },
      { breaker: new Breaker(() => now), timeoutMs: 20 },
    );
    for (let nth = 0; nth < 5; nth++)
      await expect(rates.offers(request)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(asked).toBe(3);
    now += 2_001;
    await expect(rates.offers(request)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(asked).toBe(4);
  });

  it("takes a refusal for an answer of somebody who is there", async () => {
    let asked = 0;
    const rates = createCarrierRates({
      async quote() {
        asked++;
        throw new CarrierRefusal("Too heavy.");
      },
    });
    for (let nth = 0; nth < 5; nth++) await expect(rates.offers(request)).rejects.toThrow("Too heavy.");
    expect(asked).toBe(5);
  });
});
