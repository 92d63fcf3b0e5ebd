import type { LabelAddress, LabelRequest } from "@emporia/core/labels";

/** A parcel in Shippo's words: `ShipmentCreateRequest` of its OpenAPI. */
export function shipmentBody(request: LabelRequest) {
  const { from, to, parcel } = request;
  return {
    address_from: addressBody(from),
    address_to: addressBody(to),
    parcels: [
      {
        length: String(parcel.lengthCm),
        width: String(parcel.widthCm),
        height: String(parcel.heightCm),
        distance_unit: "cm",
        weight: String(parcel.weightGrams),
        mass_unit: "g",
      },
    ],
    async: false,
    metadata: request.labelId,
    ...(from.country === to.country ? {} : { customs_declaration: customsBody(request) }),
  };
}

function addressBody({
  firstName,
  lastName,
  company,
  line1,
  line2,
  city,
  state,
  postalCode,
  country,
  ...rest
}: LabelAddress) {
  return {
    name: [firstName, lastName].filter(Boolean).join(" "),
    ...(company ? { company } : {}),
    street1: line1,
    ...(line2 ? { street2: line2 } : {}),
    city,
    state,
    zip: postalCode,
    country,
    ...(rest.phone ? { phone: rest.phone } : {}),
    ...(rest.email ? { email: rest.email } : {}),
  };
}

function customsBody({ from, to, currency, isReturn, contents }: LabelRequest) {
  const signer = [from.firstName, from.lastName].filter(Boolean).join(" ");
  return {
    certify: true,
    certify_signer: signer,
    contents_type: isReturn ? "RETURN_MERCHANDISE" : "MERCHANDISE",
    non_delivery_option: "RETURN",
    // What of the law lets such a parcel leave the United States without a filing.
    ...(from.country === "US" ? { eel_pfc: to.country === "CA" ? "NOEEI_30_36" : "NOEEI_30_37_a" } : {}),
    items: contents.map((item) => ({
      description: item.name.slice(0, 100),
      quantity: item.quantity,
      // Customs want to read a weight, also of what nobody weighed.
      net_weight: String(Math.max(1, item.weightGrams)),
      mass_unit: "g",
      value_amount: decimal(item.worth, currency),
      value_currency: currency,
      origin_country: from.country,
      ...(item.sku ? { sku_code: item.sku } : {}),
    })),
  };
}

function decimal(minor: number, currency: string): string {
  const digits =
    new Intl.NumberFormat("en-US", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const text = String(minor).padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
