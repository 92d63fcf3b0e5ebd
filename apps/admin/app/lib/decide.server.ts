import { setTrustInput } from "@emporia/contracts/moderation";
import { setSellerTermsInput } from "@emporia/contracts/payouts";
import { decideSellerInput, sellerIdInput } from "@emporia/contracts/sellers";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { type AppLoadContext, redirect } from "@remix-run/node";
import { apiFor } from "./api.server";

/** The decisions about a seller that a page offers; afterwards it goes to `next`. */
export async function decide(request: Request, context: AppLoadContext, next: (done: string) => string) {
  const { sellers, payouts } = apiFor(request, context);
  const { staff } = sellers;
  const data = await readForm(request);
  const done = (word: string) => () => redirect(next(word));
  switch (data.get("intent")) {
    case "approve":
      return submit(data, sellerIdInput, (input) => staff.approve.mutate(input).then(done("approved")));
    case "reject":
      return submit(data, decideSellerInput, (input) => staff.reject.mutate(input).then(done("rejected")));
    case "suspend":
      return submit(data, decideSellerInput, (input) => staff.suspend.mutate(input).then(done("suspended")));
    case "reinstate":
      return submit(data, sellerIdInput, (input) => staff.reinstate.mutate(input).then(done("reinstated")));
    case "trust":
      return submit(data, setTrustInput, (input) =>
        staff.setTrust.mutate(input).then(done(input.isTrusted ? "trusted" : "distrusted")),
      );
    case "terms":
      return submit(data, setSellerTermsInput, (input) =>
        payouts.staff.setSellerTerms.mutate(input).then(done("saved")),
      );
    default:
      throw new Response("The form was not complete.", { status: 400 });
  }
}
