import { randomBytes } from "node:crypto";
import { aSeller, testContext, useDatabase } from "@emporia/testing";
import { expect, it } from "vitest";
import { unseal } from "../platform/index";
import { getTaxId, rotateTaxIds, setTaxId } from "./tax-id";
import { findTaxId } from "./tax-id-queries";

const database = useDatabase();
const key = (id: string) => ({ id, key: randomBytes(32).toString("base64") });

function worldWith(encryptionKeys: { id: string; key: string }[]) {
  const ctx = testContext(database.db);
  return { ...ctx, services: { ...ctx.services, settings: { ...ctx.services.settings, encryptionKeys } } };
}

it("keeps a tax id that only the key opens, and shows its last four", async () => {
  const [seller, keys] = [await aSeller(database.db), [key("a")]];
  const ctx = worldWith(keys);
  expect(await getTaxId(ctx, { sellerId: seller.id })).toEqual({ taxId: null });
  await setTaxId(ctx, { sellerId: seller.id, kind: "ein", taxId: "123456789" });
  expect(await getTaxId(ctx, { sellerId: seller.id })).toMatchObject({ taxId: { kind: "ein", last4: "6789" } });
  const row = await findTaxId(database.db, seller.id);
  expect(JSON.stringify(row)).not.toContain("123456789");
  expect(unseal(keys, seller.id, { keyId: row?.key_id ?? "", sealed: row?.sealed ?? "" })).toBe("123456789");
  const audit = await database.db.selectFrom("audit_log").where("subject_id", "=", seller.id).selectAll().execute();
  expect(audit).toHaveLength(1);
  expect(JSON.stringify(audit)).not.toContain("6789");
});

it("seals anew with the current key, however many do so at once, and then needs the old one no more", async () => {
  const [old, current] = [key("old"), key("new")];
  const sellers = [await aSeller(database.db), await aSeller(database.db), await aSeller(database.db)];
  await database.db.deleteFrom("seller_tax_ids").execute();
  for (const [index, { id }] of sellers.entries())
    await setTaxId(worldWith([old]), { sellerId: id, kind: "ssn", taxId: `00000000${index}` });
  const both = worldWith([current, old]);
  await Promise.all(Array.from({ length: 4 }, () => rotateTaxIds(both)));
  expect(await rotateTaxIds(both)).toBe(0);
  for (const [index, { id }] of sellers.entries()) {
    const row = await findTaxId(database.db, id);
    expect(unseal([current], id, { keyId: row?.key_id ?? "", sealed: row?.sealed ?? "" })).toBe(`00000000${index}`);
  }
});
