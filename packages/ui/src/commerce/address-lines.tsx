import type { PostalAddressView } from "@emporia/contracts/identity";
import { countryName } from "../lib/regions";

export function AddressLines({ address, withPhone }: { address: PostalAddressView; withPhone?: boolean | undefined }) {
  const place = [[address.city, address.state].filter(Boolean).join(", "), address.postalCode]
    .filter(Boolean)
    .join(" ");
  const lines = [
    `${address.firstName} ${address.lastName}`.trim(),
    address.line1,
    address.line2,
    place,
    countryName(address.country),
    withPhone ? address.phone : undefined,
  ].filter((line): line is string => Boolean(line));
  return (
    <address className="text-[0.9375rem] leading-relaxed not-italic wrap-anywhere">
      {lines.map((line, at) => (
        <span key={`${at}-${line}`} className="block">
          {line}
        </span>
      ))}
    </address>
  );
}
