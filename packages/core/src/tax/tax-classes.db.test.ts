import { createProductInput } from "@emporia/contracts/catalog";
import { createTaxClassInput } from "@emporia/contracts/tax";
import { actor, aProduct, aSeller, testContext, useDatabase } from "@emporia/testing";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { createProduct, updateProduct } from "../catalog/index";
import { newId } from "../platform/index";
import {
  createTaxClass,
  listTaxClasses,
  removeTaxClass,
  retireTaxClass,
  reviveTaxClass,
  setTaxRate,
  taxClassesByWord,
  updateTaxClass,
} from "./index";

describe("AD-07 CAT-16 tax classes", () => {
  const database = useDatabase();
  const staff = () => testContext(database.db).as(actor({ id: newId(), staffRole: "finance" }));
  const create = (input: z.input<typeof createTaxClassInput>) =>
    createTaxClass(staff(), createTaxClassInput.parse(input));
  const refusal = (fields: Record<string, string>) => ({ code: "VALIDATION_FAILED", details: { fieldErrors: fields } });

  it("are made with a code of their name, and each name and code is there once", async () => {
    const { classes } = await create({ name: "Children’s clothing", providerCode: "PC040111" });
    expect(classes.find(({ code }) => code === "children_s_clothing")).toMatchObject({
      name: "Children’s clothing",
      providerCode: "PC040111",
      isRetired: false,
      isUsed: false,
    });
    expect(classes[0]).toMatchObject({ code: "standard", isUsed: true });
    await expect(create({ name: "Children’s clothing" })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await expect(create({ name: "CHILDREN’S CLOTHING", code: "kids" })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
    await expect(create({ name: "童装" })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
    await updateTaxClass(staff(), { code: "children_s_clothing", name: "Clothing for children", providerCode: "" });
    const found = (await listTaxClasses(staff())).classes.find(({ code }) => code === "children_s_clothing");
    expect(found?.name).toBe("Clothing for children");
  });

  it("are chosen for products until they are retired, and stay with those that have them", async () => {
    const ctx = testContext(database.db);
    const seller = await aSeller(database.db);
    const make = (taxClass: string) =>
      createProduct(ctx, {
        ...createProductInput.parse({ name: "Tea", basePrice: 100, taxClass }),
        sellerId: seller.id,
      });
    await expect(make("luxury")).rejects.toMatchObject(refusal({ taxClass: "There is no tax class luxury." }));
    await create({ name: "Drinks" });
    const tea = await make("drinks");
    await retireTaxClass(staff(), { code: "drinks" });
    await retireTaxClass(staff(), { code: "drinks" });
    await expect(make("drinks")).rejects.toMatchObject(refusal({ taxClass: "The tax class Drinks is retired." }));
    const own = { sellerId: seller.id, productId: tea.id };
    expect(await updateProduct(ctx, { ...own, name: "Green tea", taxClass: "drinks" })).toMatchObject({
      taxClass: "drinks",
    });
    expect(await updateProduct(ctx, { ...own, taxClass: "food" })).toMatchObject({ taxClass: "food" });
    await expect(updateProduct(ctx, { ...own, taxClass: "drinks" })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
    });
    await reviveTaxClass(staff(), { code: "drinks" });
    expect(await updateProduct(ctx, { ...own, taxClass: "drinks" })).toMatchObject({ taxClass: "drinks" });
    await expect(retireTaxClass(staff(), { code: "standard" })).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
  });

  it("have a provider's code of their own for as long as they may be chosen", async () => {
    const taken = refusal({ providerCode: "Another class has this code of the provider." });
    await create({ name: "Lamps", providerCode: "PC1" });
    await expect(create({ name: "Lights", providerCode: "pc1" })).rejects.toMatchObject(taken);
    await create({ name: "Lights" });
    const lights = { code: "lights", name: "Lights", providerCode: "PC1" };
    await expect(updateTaxClass(staff(), lights)).rejects.toMatchObject(taken);
    await retireTaxClass(staff(), { code: "lamps" });
    await updateTaxClass(staff(), lights);
    await expect(reviveTaxClass(staff(), { code: "lamps" })).rejects.toMatchObject(taken);

    const words = await taxClassesByWord(database.db);
    expect(["pc1", "lights", "lamps"].map((word) => words.get(word)?.code)).toEqual(["lights", "lights", "lamps"]);
    await retireTaxClass(staff(), { code: "lights" });
    await reviveTaxClass(staff(), { code: "lamps" });
    expect((await taxClassesByWord(database.db)).get("pc1")?.code).toBe("lamps");
  });

  it("are known in files by code before name, and those that may be chosen before those that are retired", async () => {
    await create({ name: "Vases", code: "v1" });
    await retireTaxClass(staff(), { code: "v1" });
    await create({ name: "Pots", code: "v2", providerCode: "Vases" });
    await create({ name: "v1", code: "v3" });
    const words = await taxClassesByWord(database.db);
    expect(["vases", "v1", "pots"].map((word) => words.get(word)?.code)).toEqual(["v2", "v1", "v2"]);
  });

  it("are deleted only while nothing has them", async () => {
    await create({ name: "Toys" });
    const seller = await aSeller(database.db);
    await aProduct(database.db, seller, { taxClass: "toys", status: "DRAFT" });
    await expect(removeTaxClass(staff(), { code: "toys" })).rejects.toMatchObject({ code: "TAX_CLASS_IN_USE" });
    await create({ name: "Maps" });
    const rate = {
      country: "CH",
      state: "",
      taxClass: "maps",
      rateMillionths: 26_000,
      isShippingTaxed: false,
      name: "MWST",
    };
    await setTaxRate(staff(), rate);
    await expect(removeTaxClass(staff(), { code: "maps" })).rejects.toMatchObject({ code: "TAX_CLASS_IN_USE" });
    await expect(setTaxRate(staff(), { ...rate, taxClass: "globes" })).rejects.toMatchObject(
      refusal({ taxClass: "There is no tax class globes." }),
    );
    await create({ name: "Globes" });
    for (let again = 0; again < 2; again++) await removeTaxClass(staff(), { code: "globes" });
    expect((await listTaxClasses(staff())).classes.map(({ code }) => code)).not.toContain("globes");
    const audit = await database.db
      .selectFrom("audit_log")
      .where("subject_id", "=", "globes")
      .select("action")
      .orderBy("id")
      .execute();
    expect(audit.map(({ action }) => action)).toEqual(["taxClass.create", "taxClass.remove"]);
  });
});
