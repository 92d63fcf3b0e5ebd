import type { addShippingProfileInput, shippingView, updateShippingProfileInput } from "@emporia/contracts/shipping";
import type { Db } from "@emporia/db";
import type { z } from "zod";
import { type Ctx, InvalidInput, NotFound, newId, violates } from "../platform/index";
import { ProfileNameTaken, TooMuchShipping } from "./errors";
import { changing } from "./keep-zones";
import { countProfiles, deleteProfile, findProfile, insertProfile, setProfile } from "./profile-queries";

type Shipping = z.output<typeof shippingView>;

const MOST_PROFILES = 20;

/**
 * Makes a shipping profile: things of the shop that ship otherwise than the rest. Until it has a rate of its own its things are
 * priced with the general zones, and only its days count.
 * @throws ProfileNameTaken @throws TooMuchShipping
 */
export async function addShippingProfile(
  ctx: Ctx,
  sellerId: string,
  input: z.output<typeof addShippingProfileInput>,
): Promise<Shipping> {
  return named(input.name, () =>
    changing(ctx, sellerId, "shipping.addProfile", input, async (tx) => {
      if ((await countProfiles(tx, sellerId)) >= MOST_PROFILES)
        throw new TooMuchShipping(`${MOST_PROFILES} shipping profiles at most.`);
      await insertProfile(tx, sellerId, { id: newId(), ...saidOf(input) }, ctx.clock.now());
    }),
  );
}

/** Renames a profile, or says how long its things take; what was ordered keeps its day. @throws NotFound @throws ProfileNameTaken */
export async function updateShippingProfile(
  ctx: Ctx,
  sellerId: string,
  input: z.output<typeof updateShippingProfileInput>,
): Promise<Shipping> {
  return named(input.name, () =>
    changing(ctx, sellerId, "shipping.updateProfile", input, async (tx) => {
      if (!(await setProfile(tx, sellerId, { id: input.profileId, ...saidOf(input) })))
        throw new NotFound("This shipping profile");
    }),
  );
}

/** Takes a profile out with its zones: its products ship like the rest from then on. Repeats harmlessly. */
export async function removeShippingProfile(
  ctx: Ctx,
  sellerId: string,
  input: { profileId: string },
): Promise<Shipping> {
  return changing(ctx, sellerId, "shipping.removeProfile", input, (tx) => deleteProfile(tx, sellerId, input.profileId));
}

/** Whether a product of this shop may have the profile. @throws InvalidInput none of the shop's */
export async function refuseShippingProfile(
  db: Db,
  sellerId: string,
  profileId: string | null | undefined,
  field = "shippingProfileId",
): Promise<void> {
  if (profileId && !(await findProfile(db, sellerId, profileId)))
    throw new InvalidInput({ [field]: "Your shop has no such shipping profile any more. Choose another one." });
}

const saidOf = ({ name, processingDays }: z.output<typeof addShippingProfileInput>) => ({
  name,
  processingDays: processingDays ?? null,
});

async function named(name: string, work: () => Promise<Shipping>): Promise<Shipping> {
  try {
    return await work();
  } catch (error) {
    if (violates(error, "shipping_profiles_name")) throw new ProfileNameTaken(name);
    throw error;
  }
}
