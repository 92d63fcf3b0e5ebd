import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { FormFailure } from "../lib/form-result";
import { nestedValues, typedValues, valuesFor } from "./form-values.server";
import { refusalIn, submit } from "./submit.server";

function form(...pairs: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  return data;
}

const read = (schema: z.ZodType, ...pairs: [string, string][]) => valuesFor(schema, nestedValues(form(...pairs)));

function failureOf(result: unknown): { failure: FormFailure; status: number | undefined } {
  const { data, init } = result as { data: FormFailure; init: ResponseInit | null };
  return { failure: data, status: init?.status };
}

describe("the values of a form", () => {
  it("nest by dots and brackets, and repeat into lists", () => {
    expect(
      nestedValues(
        form(
          ["address.city", "Portland"],
          ["items[0].quantity", "2"],
          ["items[1][quantity]", "3"],
          ["tags", "a"],
          ["tags", "b"],
        ),
      ),
    ).toEqual({
      address: { city: "Portland" },
      items: { 0: { quantity: "2" }, 1: { quantity: "3" } },
      tags: ["a", "b"],
    });
  });

  it("are read by the option of a union that is meant, also where it goes on to become something else", () => {
    const schema = z.discriminatedUnion("by", [
      z.object({ by: z.literal("amount"), amount: z.int().min(1) }).transform(({ amount }) => amount),
      z
        .object({ by: z.literal("units"), items: z.array(z.object({ quantity: z.coerce.number() })) })
        .refine(({ items }) => items.some((item) => item.quantity > 0), "Choose one.")
        .transform(({ items }) => items.length),
    ]);
    expect(read(schema, ["by", "amount"], ["amount", "-5"])).toEqual({ by: "amount", amount: -5 });
    const none = read(schema, ["by", "units"], ["items.0.quantity", "0"]);
    expect(none).toMatchObject({ by: "units", items: [{}] });
    expect(schema.safeParse(none).error?.issues[0]?.message).toBe("Choose one.");
  });

  it("cannot reach a prototype", () => {
    nestedValues(form(["__proto__.polluted", "yes"], ["constructor.prototype.polluted", "yes"]));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("become numbers, booleans, dates and lists where the schema says so", () => {
    const schema = z.object({
      quantity: z.int(),
      weight: z.number().optional(),
      isDefault: z.boolean(),
      wants: z.boolean().default(true),
      tags: z.array(z.string()),
      items: z.array(z.object({ id: z.string(), quantity: z.coerce.number() })),
      size: z.enum(["S", "M"]).nullable(),
    });
    expect(
      read(
        schema,
        ["quantity", " 3 "],
        ["weight", ""],
        ["wants", "false"],
        ["tags", "one"],
        ["items[0].id", "a"],
        ["items[0].quantity", "2"],
        ["size", ""],
      ),
    ).toEqual({
      quantity: 3,
      isDefault: false,
      wants: false,
      tags: ["one"],
      items: [{ id: "a", quantity: 2 }],
      size: null,
    });
  });

  it("take the last of several for one value: a ticked box after its hidden no, a pressed button after the number", () => {
    const schema = z.object({ agree: z.boolean(), quantity: z.int() });
    expect(read(schema, ["agree", "false"], ["agree", "true"], ["quantity", "2"], ["quantity", "3"])).toEqual({
      agree: true,
      quantity: 3,
    });
  });

  it("leave a blank optional text as the schema can take it", () => {
    const schema = z.object({
      note: z.string().optional(),
      email: z.email().optional(),
      label: z.string().min(1).default("Home"),
    });
    expect(read(schema, ["note", ""], ["email", ""], ["label", ""])).toEqual({ note: "" });
  });

  it("leave out an optional group that is all blank", () => {
    const address = z.object({ city: z.string().min(1) });
    expect(read(z.object({ billing: address.optional() }), ["billing.city", ""])).toEqual({});
  });

  it("read typed money as minor units or as Money", () => {
    const schema = z.object({
      price: z.int(),
      limit: z.object({ amount: z.int(), currency: z.string() }),
      was: z.int().nullish(),
    });
    expect(
      read(
        schema,
        ["$money:price", "USD"],
        ["price", "49.99"],
        ["$money:limit", "JPY"],
        ["limit", "500"],
        ["$money:was", "USD"],
        ["was", ""],
      ),
    ).toEqual({ price: 4999, limit: { amount: 500, currency: "JPY" }, was: null });
  });

  it("are kept as typed, without passwords", () => {
    expect(
      typedValues(form(["email", "a@b"], ["password", "x"], ["$money:price", "USD"], ["tags[]", "a"], ["tags[]", "b"])),
    ).toEqual({
      email: "a@b",
      tags: ["a", "b"],
    });
  });
});

describe("submit", () => {
  const schema = z.object({
    address: z.object({ city: z.string().min(1, "City is required.") }),
    quantity: z.int().min(1),
  });

  it("gives what passes to the act and answers with what it returns", async () => {
    const result = await submit(form(["address.city", "Portland"], ["quantity", "2"]), schema, (input) => input);
    expect(result).toEqual({ address: { city: "Portland" }, quantity: 2 });
  });

  it("answers 422 with a sentence per field and what was typed", async () => {
    const { failure, status } = failureOf(
      await submit(form(["address.city", ""], ["quantity", "many"]), schema, () => "not reached"),
    );
    expect(status).toBe(422);
    expect(failure).toEqual({
      ok: false,
      fieldErrors: { "address.city": ["City is required."], quantity: ["Quantity must be a whole number."] },
      values: { "address.city": "", quantity: "many" },
    });
  });

  it("names the fields in the order of the page, whatever the schema's", async () => {
    const { failure } = failureOf(
      await submit(form(["quantity", "many"], ["address[city]", ""]), schema, () => "not reached"),
    );
    expect(Object.keys(failure.fieldErrors)).toEqual(["quantity", "address.city"]);
  });

  it("shows how an amount looks when it cannot be read", async () => {
    const { failure } = failureOf(
      await submit(form(["$money:price", "USD"], ["price", "abc"]), z.object({ price: z.int() }), () => 1),
    );
    expect(failure.fieldErrors.price).toEqual(["Enter an amount such as 49.99."]);
  });

  it.each(["99999999999999999", "$99,999,999,999,999,999.50"])("says of %s that it is too large", async (price) => {
    const { failure } = failureOf(
      await submit(form(["$money:price", "USD"], ["price", price]), z.object({ price: z.int() }), () => 1),
    );
    expect(failure.fieldErrors.price).toEqual(["That amount is too large. Enter one such as 49.99."]);
  });

  it.each([
    ["2.5", "Enter a whole number of days."],
    ["1e9", "60 days at most."],
  ])("says of %s days what is wrong with them", async (days, sentence) => {
    const schema = z.object({
      days: z.int({ error: () => "Enter a whole number of days." }).max(60, "60 days at most."),
    });
    const { failure } = failureOf(await submit(form(["days", days]), schema, () => 1));
    expect(failure.fieldErrors.days).toEqual([sentence]);
  });

  it("turns a refusal of the API into the same shape", async () => {
    const refusal = Object.assign(new Error("Conflict"), {
      data: {
        httpStatus: 409,
        domain: {
          code: "SKU_TAKEN",
          message: "This SKU is in use.",
          details: { fieldErrors: { "variants[0].sku": "In use." } },
        },
      },
    });
    const { failure, status } = failureOf(
      await submit(form(["name", "Mug"]), z.object({ name: z.string() }), () => Promise.reject(refusal)),
    );
    expect(status).toBe(409);
    expect(failure).toEqual({
      ok: false,
      code: "SKU_TAKEN",
      formError: "This SKU is in use.",
      fieldErrors: { "variants.0.sku": ["In use."] },
      values: { name: "Mug" },
    });
  });

  it("lets redirects and bugs pass", async () => {
    const away = new Response(null, { status: 302 });
    await expect(
      submit(form(), z.object({}), () => {
        throw away;
      }),
    ).rejects.toBe(away);
    expect(refusalIn(new Error("a bug"))).toBeUndefined();
    expect(refusalIn({ data: { httpStatus: 500, domain: { code: "INTERNAL", message: "x" } } })).toBeUndefined();
  });

  it("refuses a form from another site", async () => {
    const request = new Request("http://shop.test/cart", {
      method: "POST",
      body: new URLSearchParams({ a: "1" }),
      headers: { Origin: "http://evil.test", Host: "shop.test" },
    });
    await expect(submit(request, z.object({}), () => 1)).rejects.toMatchObject({ status: 403 });
  });
});
