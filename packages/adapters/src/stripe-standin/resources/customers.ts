import { emit, get, page, type Route, reading, route } from "../context";
import { newId } from "../ids";
import {
  address,
  flag,
  free,
  hash,
  list,
  mergeMetadata,
  metadata,
  oneOf,
  orNull,
  paging,
  shipping,
  text,
} from "../params";
import type { StripeObject } from "../store";
import { attach } from "./payment-methods";

const fields = {
  name: text,
  email: text,
  phone: text,
  description: text,
  address: hash(address),
  shipping,
  preferred_locales: list(text),
  tax_exempt: oneOf("none", "exempt", "reverse"),
  invoice_settings: free,
  tax: free,
  metadata,
};
const FIELDS = ["name", "email", "phone", "description", "address", "shipping"] as const;

export const customerRoutes: Route[] = [
  route("POST", "/v1/customers", { ...fields, payment_method: text, validate: flag }, (ctx, input) => {
    const customer: StripeObject = {
      id: newId("cus_", 14),
      object: "customer",
      address: input.address ?? null,
      balance: 0,
      created: ctx.now,
      currency: null,
      default_source: null,
      delinquent: false,
      description: orNull(input.description),
      discount: null,
      email: orNull(input.email),
      invoice_prefix: newId("", 8).toUpperCase(),
      invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
      livemode: false,
      metadata: mergeMetadata({}, input.metadata),
      name: orNull(input.name),
      next_invoice_sequence: 1,
      phone: orNull(input.phone),
      preferred_locales: input.preferred_locales ?? [],
      shipping: input.shipping ?? null,
      tax_exempt: input.tax_exempt ?? "none",
      test_clock: null,
    };
    ctx.store.add("customers", ctx.account, customer);
    if (input.payment_method) attach(ctx, input.payment_method, customer.id);
    emit(ctx, "customer.created", customer);
    return customer;
  }),
  route("POST", "/v1/customers/:", fields, (ctx, input, [id]) => {
    const stored = get(ctx, "customers", "customer", id);
    for (const field of FIELDS) if (input[field] !== undefined) stored.object[field] = orNull<unknown>(input[field]);
    if (input.preferred_locales) stored.object.preferred_locales = input.preferred_locales;
    if (input.tax_exempt) stored.object.tax_exempt = input.tax_exempt;
    stored.object.metadata = mergeMetadata(stored.object.metadata ?? {}, input.metadata);
    if (typeof input.invoice_settings === "object" && typeof input.invoice_settings.default_payment_method === "string")
      Object.assign(stored.object.invoice_settings as object, {
        default_payment_method: orNull(input.invoice_settings.default_payment_method),
      });
    ctx.store.touch("customers", stored);
    emit(ctx, "customer.updated", stored.object);
    return stored.object;
  }),
  route("DELETE", "/v1/customers/:", {}, (ctx, _, [id]) => {
    const stored = get(ctx, "customers", "customer", id);
    emit(ctx, "customer.deleted", stored.object);
    for (const method of ctx.store.all("payment_methods"))
      if (method.object.customer === id) {
        method.object.customer = null;
        method.hidden.consumed = true;
        ctx.store.touch("payment_methods", method);
      }
    stored.object = { id, object: "customer", created: stored.object.created, deleted: true };
    ctx.store.touch("customers", stored);
    return { id, object: "customer", deleted: true };
  }),
  route("GET", "/v1/customers/:/payment_methods", { ...paging, type: text }, (ctx, input, [id]) => {
    get(ctx, "customers", "customer", id);
    const mine = (method: StripeObject) =>
      method.customer === id && (input.type === undefined || method.type === input.type);
    return page(ctx, "payment_methods", `/v1/customers/${id}/payment_methods`, input, mine);
  }),
  route(
    "GET",
    "/v1/customers/:/payment_methods/:",
    {},
    (ctx, _, [, id]) => get(ctx, "payment_methods", "PaymentMethod", id).object,
  ),
  ...reading("customers", "customer", { email: text }),
];
