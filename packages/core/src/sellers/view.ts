import type { PictureView } from "@emporia/contracts/common";
import type { OwnSellerView, SellerView, StaffSellerView } from "@emporia/contracts/sellers";
import { permissionsOfMember } from "../platform";
import type { OwnSellerRow, SellerRow } from "./queries";
import type { StaffSellerRow } from "./staff-queries";
import { toVacationView } from "./vacation";

function toPicture(media: SellerRow["logo"], alt: string): PictureView | null {
  if (!media) return null;
  return {
    id: media.id,
    url: `/media/${media.id}`,
    width: media.width,
    height: media.height,
    alt,
    dominantColor: media.dominant_color,
  };
}

export function toSellerView(row: SellerRow): SellerView {
  return {
    id: row.id,
    shopName: row.shop_name,
    shopSlug: row.shop_slug,
    tagline: row.tagline,
    city: row.city,
    state: row.state,
    logo: toPicture(row.logo, `Logo of ${row.shop_name}`),
    banner: toPicture(row.banner, row.shop_name),
    description: row.description,
    policies: row.policies,
    country: row.country,
    foundedYear: row.founded_year,
    processingDays: row.processing_days,
    rating: row.rating_count === 0 ? null : row.rating_hundredths / 100,
    reviewCount: row.rating_count,
    productCount: row.product_count,
    salesCount: row.sales_count,
    followerCount: row.follower_count,
    isVerified: row.verified_at !== null,
    memberSince: row.created_at.toISOString(),
    vacation: row.vacation_now ? toVacationView(row) : null,
  };
}

export function toOwnSellerView(row: OwnSellerRow): OwnSellerView {
  return {
    ...toSellerView(row),
    status: row.status,
    statusReason: row.status_reason,
    businessType: row.business_type,
    role: row.role,
    timeZone: row.time_zone,
    permissions: permissionsOfMember(row.role),
    plannedVacation: toVacationView(row),
  };
}

export function toStaffSellerView(row: StaffSellerRow): StaffSellerView {
  return {
    id: row.id,
    shopName: row.shop_name,
    shopSlug: row.shop_slug,
    tagline: row.tagline,
    description: row.description,
    status: row.status,
    statusReason: row.status_reason,
    businessType: row.business_type,
    city: row.city,
    state: row.state,
    country: row.country,
    owner: { email: row.owner_email, name: row.owner_name, emailVerified: row.is_owner_verified },
    isTrusted: row.is_trusted,
    productCount: row.product_count,
    orderCount: row.order_count,
    appliedAt: row.created_at.toISOString(),
    verifiedAt: row.verified_at?.toISOString() ?? null,
  };
}
