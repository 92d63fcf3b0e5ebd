import { shipSellerOrderInput } from "@emporia/contracts/orders";
import { z } from "zod";

/** The parcel of the form; which order it belongs to stands in the address. */
export const shipInput = shipSellerOrderInput.omit({ sellerOrderId: true }).extend({
  items: z
    .array(
      z.object({
        orderItemId: z.uuid(),
        quantity: z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(0, "Enter 0 or more."),
      }),
    )
    .max(200)
    .refine((items) => items.some((item) => item.quantity > 0), "Put at least one item into the parcel.")
    .transform((items) => items.filter((item) => item.quantity > 0)),
});

/** An emptied quantity means none of it, which is not the same as not saying. */
export function shippedForm(form: FormData): FormData {
  const read = new FormData();
  for (const [name, value] of form)
    read.append(name, /^items\.\d+\.quantity$/.test(name) && value === "" ? "0" : value);
  return read;
}
