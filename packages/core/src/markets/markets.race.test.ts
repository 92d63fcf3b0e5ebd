import { actor, aUser, testContext, useDatabase } from "@emporia/testing";
import { describe, expect, it } from "vitest";
import { createMarket, listStaffMarkets, updateMarket } from "./index";

const fields = { name: "Alps", countries: ["AT", "CH"], locale: "de-AT", pricesIncludeTax: true };

describe("markets that are made or changed at the same moment", () => {
  const database = useDatabase();
  const asStaff = async () => {
    const { id } = await aUser(database.db, { staffRole: "owner" });
    return testContext(database.db, { actor: actor({ id, staffRole: "owner" }) });
  };
  const codesIn = async (country: string, currency: string) =>
    (await listStaffMarkets(await asStaff())).items
      .filter((market) => market.currency === currency && market.countries.includes(country))
      .map(({ code }) => code);

  it("never share a country and a currency when eight are opened", async () => {
    const staff = await asStaff();
    const codes = Array.from({ length: 8 }, (_, nth) => `alps-${nth}`);
    const opened = await Promise.allSettled(
      codes.map((code) => createMarket(staff, { ...fields, code, currency: "EUR" })),
    );
    expect(opened.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of opened)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "VALIDATION_FAILED" });
    expect(await codesIn("AT", "EUR")).toHaveLength(1);
  });

  it("never share one when two are widened to it and a third is opened with it", async () => {
    const staff = await asStaff();
    const own = { north: ["NO"], south: ["IT"] };
    for (const [code, countries] of Object.entries(own))
      await createMarket(staff, { ...fields, code, countries, currency: "CHF" });
    const outcomes = await Promise.allSettled([
      ...Object.entries(own).map(([code, countries]) =>
        updateMarket(staff, { ...fields, code, countries: [...countries, "LI"], isOpen: true }),
      ),
      createMarket(staff, { ...fields, code: "middle", countries: ["LI"], currency: "CHF" }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await codesIn("LI", "CHF")).toHaveLength(1);
  });
});
