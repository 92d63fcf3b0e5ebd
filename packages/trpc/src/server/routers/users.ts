import { okView } from "@emporia/contracts/common";
import {
  addressIdInput,
  addressView,
  banUserInput,
  createAddressInput,
  listUsersInput,
  staffUsersView,
  staffUserView,
  updateAddressInput,
  updateUserInput,
  userIdInput,
  userView,
} from "@emporia/contracts/identity";
import {
  banUser,
  createAddress,
  getStaffUser,
  getUser,
  listAddresses,
  listUsers,
  removeAddress,
  unbanUser,
  updateAddress,
  updateUser,
} from "@emporia/core/identity";
import { z } from "zod";
import { answer, router, shopperProcedure, staffProcedure } from "../trpc";

export const usersRouter = router({
  me: shopperProcedure
    .meta({ rest: "GET /users/me", summary: "Who is signed in" })
    .output(answer(userView))
    .query(({ ctx }) => getUser(ctx.core)),
  update: shopperProcedure
    .meta({ rest: "PATCH /users/me", summary: "Change one's name or phone number" })
    .input(updateUserInput)
    .output(answer(userView))
    .mutation(({ ctx, input }) => updateUser(ctx.core, input)),
  staff: router({
    list: staffProcedure("people:read")
      .input(listUsersInput)
      .output(answer(staffUsersView))
      .query(({ ctx, input }) => listUsers(ctx.core, input)),
    get: staffProcedure("people:read")
      .input(userIdInput)
      .output(answer(staffUserView))
      .query(({ ctx, input }) => getStaffUser(ctx.core, input)),
    ban: staffProcedure("people:ban")
      .input(banUserInput)
      .output(answer(staffUserView))
      .mutation(({ ctx, input }) => banUser(ctx.core, input)),
    unban: staffProcedure("people:ban")
      .input(banUserInput)
      .output(answer(staffUserView))
      .mutation(({ ctx, input }) => unbanUser(ctx.core, input)),
  }),
  addresses: router({
    list: shopperProcedure
      .meta({ rest: "GET /users/me/addresses", summary: "The address book, the default first" })
      .output(answer(z.array(addressView)))
      .query(({ ctx }) => listAddresses(ctx.core)),
    create: shopperProcedure
      .meta({ rest: "POST /users/me/addresses", summary: "Add an address" })
      .input(createAddressInput)
      .output(answer(addressView))
      .mutation(({ ctx, input }) => createAddress(ctx.core, input)),
    update: shopperProcedure
      .meta({ rest: "PATCH /users/me/addresses/{addressId}", summary: "Change an address, or make it the default" })
      .input(updateAddressInput)
      .output(answer(addressView))
      .mutation(({ ctx, input }) => updateAddress(ctx.core, input)),
    remove: shopperProcedure
      .meta({
        rest: "DELETE /users/me/addresses/{addressId}",
        summary: "Remove an address; the newest takes the place of the default",
      })
      .input(addressIdInput)
      .output(answer(okView))
      .mutation(async ({ ctx, input }) => {
        await removeAddress(ctx.core, input);
        return { ok: true as const };
      }),
  }),
});
