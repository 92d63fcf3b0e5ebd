import { describe, expect, it } from "vitest";
import { refundFormInput } from "./orders";

const id = "0197a000-0000-7000-8000-000000000001";
const other = "0197a000-0000-7000-8000-000000000002";
const shared = { sellerOrderId: id, to: "card", cause: "damaged", reason: "A scratch", key: "a-key-of-ours" };
const items = [
  { orderItemId: id, quantity: "2" },
  { orderItemId: other, quantity: "0" },
];

describe("P-118 the form of a refund", () => {
  it("is an amount, whatever units it carries besides", () => {
    const read = refundFormInput.parse({ ...shared, by: "amount", amount: 500, items, withShipping: "true" });
    expect(read).toEqual({ ...shared, amount: 500 });
  });

  it("is units with the shipping or without, whatever amount it carries besides", () => {
    const read = refundFormInput.parse({ ...shared, by: "units", amount: 500, items, withShipping: "false" });
    expect(read).toEqual({ ...shared, items: [{ orderItemId: id, quantity: 2 }], withShipping: false });
    const shipping = [{ orderItemId: id, quantity: "0" }];
    expect(refundFormInput.parse({ ...shared, by: "units", items: shipping, withShipping: "true" })).toMatchObject({
      items: [],
      withShipping: true,
    });
  });

  it("names what is missing", () => {
    const fieldsOf = (form: object) => refundFormInput.safeParse(form).error?.issues.map(({ path }) => path.join("."));
    const nothing = [{ orderItemId: id, quantity: "0" }];
    expect(fieldsOf({ ...shared, by: "units", items: nothing, withShipping: "false" })).toEqual(["items"]);
    expect(fieldsOf({ ...shared, by: "amount" })).toEqual(["amount"]);
    expect(fieldsOf({ ...shared, by: "amount", amount: 500, cause: "" })).toEqual(["cause"]);
  });
});
