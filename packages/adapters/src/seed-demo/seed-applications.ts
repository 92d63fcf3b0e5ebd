import { registerSeller } from "@emporia/core/sellers";
import type { Core } from "../create-core";

const applications = [
  {
    shopName: "Ember & Rye",
    tagline: "Sourdough crackers and seeded crispbread",
    description:
      "I bake crackers from a starter my aunt gave me in 2011. Everything is milled within sixty miles of the oven, and I would like to sell beyond our two farm markets.",
    businessType: "individual",
    city: "Tulsa",
    state: "OK",
    country: "US",
  },
  {
    shopName: "Second Loom",
    tagline: "Rag rugs from mill ends",
    description:
      "Two looms, one barn, and the offcuts of three cotton mills that would otherwise be baled. Each rug is the length the warp allows and no two are alike.",
    businessType: "llc",
    city: "Albany",
    state: "NY",
    country: "US",
  },
] as const;

/** Two people who want to sell and wait for an answer, so that staff have something to decide. */
export async function seedApplications(core: Core): Promise<void> {
  const people = await core.db
    .selectFrom("users")
    .leftJoin("seller_members", "seller_members.user_id", "users.id")
    .where("seller_members.user_id", "is", null)
    .where("users.staff_role", "is", null)
    .where("users.email", "<>", "shopper@example.com")
    .select(["users.id", "users.email", "users.first_name"])
    .orderBy("users.email")
    .limit(applications.length)
    .execute();
  for (const [index, application] of applications.entries()) {
    const person = people[index];
    if (!person) continue;
    const ctx = core.context({
      actor: {
        kind: "user",
        userId: person.id,
        email: person.email,
        firstName: person.first_name,
        isEmailVerified: true,
        staffRole: null,
        memberships: [],
      },
      correlationId: "seed-applications",
    });
    await registerSeller(ctx, application);
  }
}
