import type { MemberRole, StaffRole } from "@emporia/contracts/identity";

/** What each staff role may do. The pages draw their buttons from the same table. */
export const staffPermissions = {
  owner: ["*"],
  operations: [
    "dashboard:read",
    "orders:read",
    "orders:write",
    "orders:refund",
    "chargebacks:write",
    "reviews:write",
    "messages:write",
    "sellers:read",
    "sellers:decide",
    "catalog:read",
    "people:read",
    "people:ban",
    "jobs:read",
    "jobs:write",
    "mails:read",
    "search:read",
    "search:write",
    "promotions:read",
    "promotions:write",
    "commission:read",
    "markets:read",
    "markets:write",
  ],
  support: [
    "dashboard:read",
    "orders:read",
    "orders:write",
    "chargebacks:write",
    "reviews:write",
    "messages:write",
    "sellers:read",
    "catalog:read",
    "people:read",
  ],
  finance: [
    "dashboard:read",
    "orders:read",
    "orders:refund",
    "ledger:read",
    "ledger:write",
    "payouts:write",
    "chargebacks:write",
    "sellers:read",
    "promotions:read",
    "commission:read",
    "commission:write",
    "markets:read",
    "markets:write",
  ],
  catalog: [
    "dashboard:read",
    "catalog:read",
    "catalog:write",
    "reviews:write",
    "sellers:read",
    "search:read",
    "search:write",
    "promotions:read",
  ],
} as const satisfies Record<StaffRole, readonly string[]>;

export const staffPermissionList = [
  "dashboard:read",
  "orders:read",
  "orders:write",
  "orders:refund",
  "ledger:read",
  "ledger:write",
  "payouts:write",
  "chargebacks:write",
  "sellers:read",
  "sellers:decide",
  "people:read",
  "people:ban",
  "staff:ban",
  "catalog:read",
  "catalog:write",
  "reviews:write",
  "messages:write",
  "jobs:read",
  "jobs:write",
  "mails:read",
  "search:read",
  "search:write",
  "promotions:read",
  "promotions:write",
  "commission:read",
  "commission:write",
  "markets:read",
  "markets:write",
] as const;
export type StaffPermission = (typeof staffPermissionList)[number];

/** What each role in a seller's team may do. */
export const memberPermissions = {
  owner: ["*"],
  admin: ["*"],
  catalog: [
    "shop:read",
    "products:read",
    "products:write",
    "reviews:write",
    "messages:write",
    "promotions:read",
    "promotions:write",
  ],
  orders: [
    "shop:read",
    "products:read",
    "orders:read",
    "orders:ship",
    "orders:write",
    "reviews:write",
    "messages:write",
  ],
  finance: ["shop:read", "orders:read", "balance:read", "balance:write", "promotions:read"],
  support: ["shop:read", "products:read", "orders:read", "reviews:write", "messages:write"],
} as const satisfies Record<MemberRole, readonly string[]>;

export const memberPermissionList = [
  "shop:read",
  "shop:write",
  "products:read",
  "products:write",
  "orders:read",
  "orders:ship",
  "orders:write",
  "balance:read",
  "balance:write",
  "promotions:read",
  "promotions:write",
  "reviews:write",
  "messages:write",
] as const;
export type MemberPermission = (typeof memberPermissionList)[number];

function expand(granted: readonly string[], all: readonly string[]): string[] {
  return granted.includes("*") ? [...all] : all.filter((permission) => granted.includes(permission));
}

export function permissionsOfStaff(role: StaffRole | null): string[] {
  return role === null ? [] : expand(staffPermissions[role], staffPermissionList);
}

export function permissionsOfMember(role: MemberRole): string[] {
  return expand(memberPermissions[role], memberPermissionList);
}
