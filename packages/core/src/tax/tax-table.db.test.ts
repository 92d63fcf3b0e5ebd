import { setTaxRateInput } from "@emporia/contracts/tax";
import { actor, testContext, useDatabase } from "@emporia/testing";
import { expect, it } from "vitest";
import type { z } from "zod";
import { newId } from "../platform/index";
import { getTaxTable, listTaxRates, removeTaxRate, setTaxRate } from "./index";

const database = useDatabase();

it("AD-18 staff keep the tax table: a state's rate goes before its country's, and who changed it is written down", async () => {
  const { db } = database;
  const staff = testContext(db).as(actor({ id: newId(), staffRole: "finance" }));
  const set = (rate: z.input<typeof setTaxRateInput>) => setTaxRate(staff, setTaxRateInput.parse(rate));
  const inZurich = async () =>
    (await listTaxRates(db, { country: "CH", state: "ZH" })).map((rate) => [rate.rateMillionths, rate.isShippingTaxed]);
  await set({ country: "ch", taxClass: "standard", rateMillionths: 81_000, isShippingTaxed: true, name: "MWST" });
  await set({ country: "CH", state: "zh", taxClass: "standard", rateMillionths: 90_000, name: "Zürich" });
  expect(await inZurich()).toEqual([[90_000, false]]);
  await set({ country: "CH", state: "ZH", taxClass: "standard", rateMillionths: 95_000, name: "Zürich" });
  expect(await inZurich()).toEqual([[95_000, false]]);
  const { rates } = await getTaxTable(staff);
  expect(rates.filter((rate) => rate.country === "CH").map((rate) => rate.state)).toEqual(["", "ZH"]);
  for (let again = 0; again < 2; again++)
    await removeTaxRate(staff, { country: "CH", state: "ZH", taxClass: "standard" });
  expect(await inZurich()).toEqual([[81_000, true]]);
  const audited = await db
    .selectFrom("audit_log")
    .where("subject_type", "=", "tax_rate")
    .select(["action", "subject_id"])
    .orderBy("id")
    .execute();
  expect(audited.map((each) => `${each.action} ${each.subject_id}`)).toEqual([
    "tax.setRate CH-standard",
    "tax.setRate CH-ZH-standard",
    "tax.setRate CH-ZH-standard",
    "tax.removeRate CH-ZH-standard",
  ]);
});
