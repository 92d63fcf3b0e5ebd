import type { StaffUserView } from "@emporia/contracts/identity";
import { Badge } from "@emporia/ui/primitives/badge";

/** What an account is, the most important first. */
export function PersonBadge({
  person,
}: {
  person: Pick<StaffUserView, "closedAt" | "bannedAt" | "staffRole" | "memberships" | "emailVerified">;
}) {
  if (person.closedAt)
    return (
      <Badge tone="neutral" shape="bar">
        Closed
      </Badge>
    );
  if (person.bannedAt)
    return (
      <Badge tone="bad" shape="cross">
        Banned
      </Badge>
    );
  if (person.staffRole)
    return (
      <Badge tone="accent" shape="dot">
        Staff
      </Badge>
    );
  if (person.memberships.length > 0)
    return (
      <Badge tone="info" shape="half">
        Seller
      </Badge>
    );
  return person.emailVerified ? (
    <Badge tone="good" shape="tick">
      Shopper
    </Badge>
  ) : (
    <Badge tone="warn" shape="ring">
      Not confirmed
    </Badge>
  );
}
