import { labelForm } from "@emporia/ui/remix/label-form.server";
import { expect, it } from "vitest";
import { askedParcel } from "./label-input.server";

it("P-123 reads what a label's form says: kilograms as grams, an offer as service and price", () => {
  const form = new FormData();
  form.set("kilograms", "1.25");
  form.set("offer", "usps_priority 550");
  form.set("parcels.0.offer", "DHL Express 1290");
  form.set("key", "12345678");
  expect(Object.fromEntries(labelForm(form))).toEqual({
    ...{ weightGrams: "1250", service: "usps_priority", amount: "550", key: "12345678" },
    ...{ "parcels.0.service": "DHL Express", "parcels.0.amount": "1290" },
  });
  const empty = new FormData();
  empty.set("kilograms", " ");
  expect([...labelForm(empty)]).toEqual([]);
});

it("asks for prices only where the address does, and says what is wrong with a parcel", () => {
  const asked = (search: string) => askedParcel(new URLSearchParams(search));
  expect(asked("")).toBeUndefined();
  expect(asked("kilograms=")).toEqual({ size: { lengthCm: 30, widthCm: 22, heightCm: 10 }, errors: {} });
  expect(asked("kilograms=0.4&lengthCm=12")?.size).toMatchObject({ weightGrams: 400, lengthCm: 12 });
  expect(asked("kilograms=heavy&heightCm=900")?.errors).toEqual({
    ...{ kilograms: "Enter a weight such as 1.2.", heightCm: "The height is 150 cm at most." },
  });
});
