import { errorView } from "@emporia/contracts/errors";
import { NotImplementedYet } from "@emporia/core/platform";
import { z } from "zod";
import { answer, router, shopperProcedure } from "../trpc";

const refuse = (what: string) => (): never => {
  throw new NotImplementedYet(what);
};

/** Endpoints of the plan whose domain comes later: they say so, and are listed in docs/status.md. */
export const plannedRouter = router({
  sellerAnalytics: shopperProcedure
    .meta({ rest: "GET /sellers/{sellerId}/analytics", summary: "Planned: a shop's figures" })
    .input(z.object({ sellerId: z.string() }))
    .output(answer(errorView))
    .query(refuse("Seller analytics")),
  inviteTeamMember: shopperProcedure
    .meta({ rest: "POST /sellers/{sellerId}/team-members", summary: "Planned: invite somebody to a shop's team" })
    .input(z.object({ sellerId: z.string() }))
    .output(answer(errorView))
    .mutation(refuse("Inviting team members")),
});
