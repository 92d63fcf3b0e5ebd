import { get, page, type Route, route } from "../context";
import { list, paging, text } from "../params";
import type { StripeObject } from "../store";

export const eventRoutes: Route[] = [
  route("GET", "/v1/events/:", {}, (ctx, _, [id]) => get(ctx, "events", "event", id).object),
  route("GET", "/v1/events", { ...paging, type: text, types: list(text) }, (ctx, input) => {
    const wanted = input.types ?? (input.type === undefined ? undefined : [input.type]);
    const matches = (type: string) =>
      wanted === undefined ||
      wanted.some((one) => one === type || (one.endsWith(".*") && type.startsWith(one.slice(0, -1))));
    return page(ctx, "events", "/v1/events", input, (event: StripeObject) => matches(String(event.type)));
  }),
];
