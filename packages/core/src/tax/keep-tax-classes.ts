import type {
  createTaxClassInput,
  staffTaxClassesView,
  TaxClassView,
  taxClassesView,
  taxClassInput,
  updateTaxClassInput,
} from "@emporia/contracts/tax";
import type { Db } from "@emporia/db";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, NotFound, recordAudit, violates } from "../platform/index";
import {
  deleteTaxClass,
  insertTaxClass,
  listTaxClassRows,
  lockTaxClass,
  setTaxClass,
  type TaxClassRow,
} from "./class-queries";
import { TaxClassInUse } from "./errors";

type Classes = z.output<typeof staffTaxClassesView>;

/** The classes that products may have, the standard one first; those that are retired, last, for products that have one. */
export async function listTaxClasses(ctx: Pick<Ctx, "db">): Promise<z.output<typeof taxClassesView>> {
  return { classes: (await listTaxClassRows(ctx.db)).map(toShown) };
}

/**
 * Whether a thing may be given this class, which it did not have before.
 * @throws InvalidInput no such class, or one that is retired
 */
export async function refuseTaxClass(db: Db, code: string): Promise<void> {
  const found = (await listTaxClassRows(db)).find((each) => each.code === code);
  if (!found) throw new InvalidInput({ taxClass: `There is no tax class ${code}.` });
  if (found.retired_at !== null) throw new InvalidInput({ taxClass: `The tax class ${found.name} is retired.` });
}

/** The same for staff, with what a provider calls them and whether they may be deleted. */
export async function listStaffTaxClasses(ctx: Pick<Ctx, "db">): Promise<Classes> {
  return { classes: (await listTaxClassRows(ctx.db)).map(toView) };
}

/**
 * By every word that a file may name it, in lower case: code, name and the provider's code. Where two are named alike, a
 * code goes first. Of names and providers' codes, those of classes that may be chosen go before those of retired ones,
 * and a name before a provider's code.
 */
export async function taxClassesByWord(db: Db): Promise<Map<string, TaxClassView>> {
  const all = await listTaxClassRows(db);
  const active = all.filter((each) => each.retired_at === null);
  const retired = all.filter((each) => each.retired_at !== null);
  const named = (some: readonly TaxClassRow[], wordOf: (each: TaxClassRow) => string | null) =>
    some.flatMap((each) => {
      const word = wordOf(each)?.trim().toLowerCase();
      return word ? [[word, toShown(each)] as const] : [];
    });
  // The last of a word stands.
  return new Map(
    [retired, active]
      .flatMap((some) => [named(some, (each) => each.provider_code), named(some, (each) => each.name)])
      .concat([named(all, (each) => each.code)])
      .flat(),
  );
}

/**
 * Adds a class of things that are taxed alike. It is taxed nowhere until rates are set for it.
 * @throws InvalidInput another class has the name, the code or the provider's code
 */
export async function createTaxClass(ctx: Ctx, input: z.output<typeof createTaxClassInput>): Promise<Classes> {
  const { name, providerCode } = input;
  const code = input.code || codeOf(name);
  if (code === "") throw new InvalidInput({ code: "Give a code of Latin letters and digits." });
  await asNamed(() =>
    inTransaction(ctx, async (tx) => {
      if (await lockTaxClass(tx, code))
        throw new InvalidInput({ code: `There is a class with the code ${code} already.` });
      await insertTaxClass(tx, { code, name, providerCode: providerCode || null }, ctx.clock.now());
      await recordAudit(tx, ctx, { ...subject(code), action: "taxClass.create", detail: { name, providerCode } });
    }),
  );
  return listStaffTaxClasses(ctx);
}

/**
 * Gives a class another name or another code of its provider. Its own code stays: products, files and orders have it.
 * @throws NotFound no such class
 * @throws InvalidInput another class has the name or the provider's code
 */
export async function updateTaxClass(ctx: Ctx, input: z.output<typeof updateTaxClassInput>): Promise<Classes> {
  const { code, name, providerCode } = input;
  await asNamed(() =>
    inTransaction(ctx, async (tx) => {
      const before = await lockTaxClass(tx, code);
      if (!before) throw new NotFound("This tax class");
      if (before.name === name && before.provider_code === (providerCode || null)) return;
      await setTaxClass(tx, code, { name, provider_code: providerCode || null });
      const detail = { before: { name: before.name, providerCode: before.provider_code }, name, providerCode };
      await recordAudit(tx, ctx, { ...subject(code), action: "taxClass.update", detail });
    }),
  );
  return listStaffTaxClasses(ctx);
}

/**
 * Has a class be chosen no more: products that have it keep it and are taxed as before. Repeats harmlessly.
 * @throws NotFound no such class
 * @throws InvalidInput it is the standard one, which products have that say nothing
 */
export async function retireTaxClass(ctx: Ctx, input: z.output<typeof taxClassInput>): Promise<Classes> {
  const { code } = input;
  if (code === "standard") throw new InvalidInput({ code: "Products have the standard class that say nothing else." });
  return setRetired(ctx, code, true);
}

/**
 * Lets a retired class be chosen again. Repeats harmlessly.
 * @throws NotFound no such class
 * @throws InvalidInput another class has its provider's code by now
 */
export async function reviveTaxClass(ctx: Ctx, input: z.output<typeof taxClassInput>): Promise<Classes> {
  return setRetired(ctx, input.code, false);
}

/**
 * Deletes a class that nothing has; one that is gone is none of its concern.
 * @throws TaxClassInUse products or rates have it
 */
export async function removeTaxClass(ctx: Ctx, input: z.output<typeof taxClassInput>): Promise<Classes> {
  const { code } = input;
  try {
    await inTransaction(ctx, async (tx) => {
      const before = await lockTaxClass(tx, code);
      if (!before) return;
      if (code === "standard") throw new TaxClassInUse(before.name);
      const used = (await listTaxClassRows(tx)).some((each) => each.code === code && each.is_used);
      if (used) throw new TaxClassInUse(before.name);
      await deleteTaxClass(tx, code);
      await recordAudit(tx, ctx, { ...subject(code), action: "taxClass.remove", detail: { name: before.name } });
    });
  } catch (error) {
    // Somebody gave it to a product at the same moment.
    if (violates(error, "products_tax_class_fkey") || violates(error, "tax_rates_tax_class_fkey"))
      throw new TaxClassInUse(code);
    throw error;
  }
  return listStaffTaxClasses(ctx);
}

async function setRetired(ctx: Ctx, code: string, isRetired: boolean): Promise<Classes> {
  await asNamed(() =>
    inTransaction(ctx, async (tx) => {
      const before = await lockTaxClass(tx, code);
      if (!before) throw new NotFound("This tax class");
      if ((before.retired_at !== null) === isRetired) return;
      await setTaxClass(tx, code, { retired_at: isRetired ? ctx.clock.now() : null });
      const action = isRetired ? "taxClass.retire" : "taxClass.revive";
      await recordAudit(tx, ctx, { ...subject(code), action, detail: { name: before.name } });
    }),
  );
  return listStaffTaxClasses(ctx);
}

async function asNamed<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (violates(error, "tax_classes_name")) throw new InvalidInput({ name: "Another class is called so." });
    if (violates(error, "tax_classes_provider_code"))
      throw new InvalidInput({ providerCode: "Another class has this code of the provider." });
    throw error;
  }
}

const subject = (code: string) => ({ subjectType: "tax_class", subjectId: code });

/** "Children’s clothing" is children_s_clothing. */
function codeOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .slice(0, 40)
    .replace(/^_+|_+$/g, "");
}

function toShown({ code, name, retired_at }: TaxClassRow): TaxClassView {
  return { code, name, isRetired: retired_at !== null };
}

function toView({ code, name, provider_code, retired_at, is_used }: TaxClassRow): Classes["classes"][number] {
  return { code, name, providerCode: provider_code, isRetired: retired_at !== null, isUsed: is_used };
}
