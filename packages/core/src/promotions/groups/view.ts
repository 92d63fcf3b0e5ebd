import { money } from "@emporia/contracts/money";
import type { ShopperGroupView } from "@emporia/contracts/shopper-groups";
import type { GroupWithUse } from "./queries";

export function toGroupView(group: GroupWithUse): ShopperGroupView {
  const { id, name, note, rule, memberCount, promotions, createdAt, home } = group;
  return {
    ...{ id, name, note, memberCount, promotions },
    rule: rule && {
      orders: rule.orders,
      amount: rule.amount === null ? null : money(rule.amount, home),
      days: rule.days,
    },
    createdAt: createdAt.toISOString(),
  };
}
