import type { SavedProductView } from "@emporia/contracts/catalog";
import { filterParams } from "./bulk-filter";

type View = Pick<SavedProductView, "id" | "filter" | "isDefault">;

/** A view as it stands in an address. */
export function viewParams(view: View): URLSearchParams {
  const params = filterParams(view.filter);
  params.set("view", view.id);
  return params;
}

/**
 * Where an address that says nothing of the list leads: to the view that opens first, with what the page before has done.
 * Undefined where there is none, or the address asks for something.
 */
export function openingParams(params: URLSearchParams, views: readonly View[]): URLSearchParams | undefined {
  const opening = views.find(({ isDefault }) => isDefault);
  const isBare = [...params.keys()].every((name) => name === "done" || name === "_routes");
  if (!opening || !isBare) return undefined;
  const next = viewParams(opening);
  const done = params.get("done");
  if (done) next.set("done", done);
  return next;
}
