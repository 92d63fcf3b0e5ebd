import type { StaffSellerView } from "@emporia/contracts/sellers";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { countryName } from "@emporia/ui/lib/regions";
import { Badge } from "@emporia/ui/primitives/badge";
import { Fact } from "./fact";

const types = { individual: "Sells on their own", llc: "Limited liability company", corporation: "Corporation" };

export function SellerFacts({ seller }: { seller: StaffSellerView }) {
  return (
    <dl className="grid gap-x-8 gap-y-3 text-sm sm:grid-cols-2">
      <Fact label="Owner">
        {seller.owner.name}
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
          <span className="wrap-anywhere">{seller.owner.email}</span>
          <Badge
            tone={seller.owner.emailVerified ? "good" : "warn"}
            shape={seller.owner.emailVerified ? "tick" : "ring"}
          >
            {seller.owner.emailVerified ? "Confirmed" : "Not confirmed"}
          </Badge>
        </span>
      </Fact>
      <Fact label="Business">{seller.businessType ? types[seller.businessType] : "Not said"}</Fact>
      <Fact label="Place">{[seller.city, seller.state, countryName(seller.country)].filter(Boolean).join(", ")}</Fact>
      <Fact label="Applied">
        <DateTime value={seller.appliedAt} style="both" />
      </Fact>
    </dl>
  );
}
