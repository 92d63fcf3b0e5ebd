import type { PostalAddressView } from "@emporia/contracts/identity";
import type { AddressChecker } from "@emporia/core/checkout";
import { CarrierRefusal } from "@emporia/core/labels";
import { ServiceUnavailable } from "@emporia/core/platform";
import { z } from "zod";
import { Breaker } from "../breaker";
import { createShippoCall, type ShippoOptions } from "./call";

/** A shopper waits for it. */
const CHECK_MS = 2_500;

const validatedSchema = z.object({
  street1: z.string().nullish(),
  street2: z.string().nullish(),
  city: z.string().nullish(),
  state: z.string().nullish(),
  zip: z.string().nullish(),
  validation_results: z
    .object({
      is_valid: z.boolean().nullish(),
      messages: z.array(z.looseObject({ text: z.string().nullish() })).nullish(),
    })
    .nullish(),
});
type Validated = z.output<typeof validatedSchema>;

/** Checks addresses through Shippo, by its API of 2018-02-08. After three failures in a row it is left alone for a while. */
export function createShippoAddresses(options: ShippoOptions, breaker = new Breaker()): AddressChecker {
  const call = createShippoCall({ timeoutMs: CHECK_MS, ...options });
  return {
    async check(address) {
      if (!breaker.lets()) throw new ServiceUnavailable("The carriers do not answer, and are left alone for a while.");
      try {
        const { firstName, lastName, line1, line2, city, state, postalCode, country } = address;
        const validated = await call("POST", "/addresses", validatedSchema, {
          ...{ name: `${firstName} ${lastName}`, street1: line1, ...(line2 ? { street2: line2 } : {}) },
          ...{ city, state, zip: postalCode, country, validate: true },
        });
        breaker.succeeded();
        return doubtIn(address, validated);
      } catch (error) {
        // Somebody who says no is there.
        if (error instanceof CarrierRefusal) {
          breaker.succeeded();
          return null;
        }
        breaker.failed();
        throw error;
      }
    },
  };
}

/** How it is written makes no doubt: capitals, "St" for Street, four digits more. */
function doubtIn(address: PostalAddressView, validated: Validated): Awaited<ReturnType<AddressChecker["check"]>> {
  const results = validated.validation_results;
  if (results?.is_valid == null) return null;
  const suggestion = suggestionIn(address, validated);
  if (results.is_valid && !suggestion) return null;
  const said = results.messages?.flatMap(({ text }) => (text ? [text] : []))[0];
  return {
    message: results.is_valid
      ? "The carrier knows this address a little differently."
      : `The carrier does not know this address.${said ? ` It says: ${said.slice(0, 200)}` : ""}`,
    suggestion,
  };
}

function suggestionIn(address: PostalAddressView, { street1, city, state, zip }: Validated): PostalAddressView | null {
  const meant = {
    ...address,
    city: city || address.city,
    state: state || address.state,
    postalCode: zip || address.postalCode,
  };
  const key = (of: PostalAddressView) =>
    [of.city.toLowerCase(), of.state.toLowerCase(), of.postalCode.slice(0, 5)].join();
  const houseOf = (line: string) => /\d+/.exec(line)?.[0];
  const isOtherHouse = Boolean(street1) && houseOf(street1 ?? "") !== houseOf(address.line1);
  if (key(meant) === key(address) && !isOtherHouse) return null;
  return isOtherHouse ? { ...meant, line1: street1 ?? address.line1 } : meant;
}
