import { get, type Route, route } from "../context";
import { invalidParameter } from "../errors";
import { newId } from "../ids";
import { free, oneOf, required, text } from "../params";

const linkFields = {
  account: required(text),
  type: required(oneOf("account_onboarding", "account_update")),
  refresh_url: text,
  return_url: text,
  collect: text,
  collection_options: free,
};
const LINK_SECONDS = 300;

export const accountLinkRoutes: Route[] = [
  route("POST", "/v1/account_links", linkFields, (ctx, input) => {
    get(ctx, "accounts", "account", input.account, "account");
    for (const field of ["refresh_url", "return_url"] as const)
      if (input[field] === undefined)
        throw invalidParameter("parameter_missing", `Missing required param: ${field}.`, field);
    const id = newId("", 24);
    const expiresAt = ctx.now + LINK_SECONDS;
    const hidden = {
      account: input.account,
      expiresAt,
      returnUrl: input.return_url ?? "",
      refreshUrl: input.refresh_url ?? "",
    };
    ctx.store.add("account_links", ctx.account, { id, object: "account_link", created: ctx.now }, hidden);
    return {
      object: "account_link",
      created: ctx.now,
      expires_at: expiresAt,
      url: `${ctx.settings.publicUrl}/onboarding/${id}`,
    };
  }),
];
