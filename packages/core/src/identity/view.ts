import type { AddressView, StaffUserView, UserView } from "@emporia/contracts/identity";
import { permissionsOfStaff } from "../platform";
import type { AddressRow, UserRow } from "./queries";
import type { StaffUserRow } from "./staff-queries";

export function toUserView(row: UserRow): UserView {
  return {
    id: row.id,
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    phone: row.phone,
    emailVerified: row.email_verified_at !== null,
    staffRole: row.staff_role,
    permissions: permissionsOfStaff(row.staff_role),
    memberships: row.memberships,
    createdAt: row.created_at.toISOString(),
  };
}

export function toStaffUserView(row: StaffUserRow): StaffUserView {
  const { permissions: _, ...user } = toUserView(row);
  return {
    ...user,
    orderCount: row.order_count,
    closedAt: row.closed_at?.toISOString() ?? null,
    bannedAt: row.banned_at?.toISOString() ?? null,
    banReason: row.ban_reason,
  };
}

export function toAddressView(row: AddressRow): AddressView {
  return {
    id: row.id,
    label: row.label,
    firstName: row.first_name,
    lastName: row.last_name,
    line1: row.line1,
    line2: row.line2,
    city: row.city,
    state: row.state,
    postalCode: row.postal_code,
    country: row.country,
    phone: row.phone,
    isDefault: row.is_default,
  };
}
