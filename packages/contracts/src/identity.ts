import { z } from "zod";
import {
  countrySchema,
  emailSchema,
  idSchema,
  instantSchema,
  optionalTextSchema,
  pageInput,
  pageOf,
  textSchema,
} from "./common";

export const passwordSchema = z
  .string()
  .min(10, "A password needs at least 10 characters.")
  .max(200, "A password can have 200 characters at most.");

export const staffRoles = ["owner", "operations", "support", "finance", "catalog"] as const;
export type StaffRole = (typeof staffRoles)[number];
export const memberRoles = ["owner", "admin", "catalog", "orders", "finance", "support"] as const;
export type MemberRole = (typeof memberRoles)[number];

export const registerInput = z.object({
  email: emailSchema,
  password: passwordSchema,
  firstName: textSchema(1, 80, "First name"),
  lastName: textSchema(1, 80, "Last name"),
});
export const loginInput = z.object({
  email: emailSchema,
  password: z.string().min(1, "Enter your password.").max(200),
});
export const forgotPasswordInput = z.object({ email: emailSchema });
export const resetPasswordInput = z.object({ token: z.string().min(10).max(200), password: passwordSchema });
export const verifyEmailInput = z.object({ token: z.string().min(10).max(200) });
export const updateUserInput = z.object({
  firstName: textSchema(1, 80, "First name").optional(),
  lastName: textSchema(1, 80, "Last name").optional(),
  phone: optionalTextSchema(40, "Phone").nullable(),
});

export const membershipView = z.object({
  sellerId: idSchema,
  shopName: z.string(),
  shopSlug: z.string(),
  sellerStatus: z.enum(["PENDING", "APPROVED", "REJECTED", "SUSPENDED", "BANNED"]),
  role: z.enum(memberRoles),
});
export const userView = z.object({
  id: idSchema,
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string().nullable(),
  emailVerified: z.boolean(),
  staffRole: z.enum(staffRoles).nullable(),
  permissions: z.array(z.string()).describe("What staff may do, as domain:verb"),
  memberships: z.array(membershipView),
  createdAt: instantSchema,
});
export type UserView = z.infer<typeof userView>;
export const userKinds = ["banned", "sellers", "staff"] as const;
export const listUsersInput = pageInput.extend({
  kind: z.enum(userKinds).optional(),
  query: z.string().trim().max(100).optional().describe("Part of the e-mail address or the name"),
});
export const userIdInput = z.object({ userId: idSchema });
export const banUserInput = userIdInput.extend({ reason: textSchema(10, 1000, "The reason") });
/** A person as staff see them. */
export const staffUserView = userView.omit({ permissions: true }).extend({
  orderCount: z.int(),
  closedAt: instantSchema.nullable().describe("Since when nothing is known of who it was"),
  bannedAt: instantSchema.nullable(),
  banReason: z.string().nullable(),
});
export type StaffUserView = z.infer<typeof staffUserView>;
export const staffUsersView = pageOf(staffUserView);
export const sessionView = z.object({ token: z.string(), user: userView, cartId: idSchema.nullable() });
/** A taken address answers like a free one, with a token that opens nothing: who owns the address learns by mail. */
export const registrationView = z.object({ token: z.string(), user: userView });

/** Where a parcel goes. State and postal code are required where the country has them. */
const addressFields = z.object({
  firstName: textSchema(1, 80, "First name"),
  lastName: textSchema(1, 80, "Last name"),
  line1: textSchema(1, 200, "Address"),
  line2: optionalTextSchema(200, "Apartment, suite"),
  city: textSchema(1, 120, "City"),
  state: textSchema(0, 120, "State").default(""),
  postalCode: textSchema(0, 20, "Postal code").default(""),
  country: countrySchema,
  phone: optionalTextSchema(40, "Phone"),
});
export const usStates = (
  "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK " +
  "OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR GU VI AS MP"
).split(" ");

type Issues = { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void };
function checkRegion(
  address: { country?: string | undefined; state?: string | undefined; postalCode?: string | undefined },
  issues: Issues,
) {
  if (address.country !== "US") return;
  if (address.state !== undefined && !usStates.includes(address.state.toUpperCase()))
    issues.addIssue({ code: "custom", path: ["state"], message: "Choose a state, such as CA." });
  if (address.postalCode !== undefined && !/^\d{5}(-\d{4})?$/.test(address.postalCode))
    issues.addIssue({ code: "custom", path: ["postalCode"], message: "Enter a ZIP code such as 94110." });
}
/** Where a business is: an address without a person. */
export const businessAddressFields = addressFields.omit({ firstName: true, lastName: true, phone: true });
export const checkAddressRegion = checkRegion;
export const postalAddressSchema = addressFields.superRefine(checkRegion);
export type PostalAddress = z.infer<typeof postalAddressSchema>;

export const createAddressInput = addressFields
  .extend({ label: textSchema(1, 40, "Label").default("Home"), isDefault: z.boolean().default(false) })
  .superRefine(checkRegion);
export const updateAddressInput = addressFields
  // Without their defaults, so that what is absent stays as it is.
  .extend({
    label: textSchema(1, 40, "Label"),
    isDefault: z.boolean(),
    state: textSchema(0, 120, "State"),
    postalCode: textSchema(0, 20, "Postal code"),
  })
  .partial()
  .extend({ addressId: idSchema })
  .superRefine(checkRegion);
export const addressIdInput = z.object({ addressId: idSchema });
export const postalAddressView = z.object({
  firstName: z.string(),
  lastName: z.string(),
  line1: z.string(),
  line2: z.string().nullish(),
  city: z.string(),
  state: z.string(),
  postalCode: z.string(),
  country: z.string(),
  phone: z.string().nullish(),
});
export type PostalAddressView = z.infer<typeof postalAddressView>;
export const addressView = postalAddressView.extend({ id: idSchema, label: z.string(), isDefault: z.boolean() });
export type AddressView = z.infer<typeof addressView>;
