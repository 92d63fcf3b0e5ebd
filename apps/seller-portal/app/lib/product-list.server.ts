import { createBulkEditInput, saveGridInput } from "@emporia/contracts/bulk-edits";
import {
  createProductViewInput,
  productIdInput,
  productViewIdInput,
  removeProductsInput,
  updateProductViewInput,
} from "@emporia/contracts/catalog";
import type { Api } from "@emporia/trpc/client";
import { submit } from "@emporia/ui/remix/submit.server";
import { redirect } from "@remix-run/node";
import { bulkFilterOf, filterParams, sortOf } from "./bulk-filter";

/** What the list of products does to the products in it, and to what is kept of it. */
export async function actOnList(api: Api, form: FormData, params: URLSearchParams) {
  const [intent = "", word = ""] = String(form.get("intent")).split(":");
  switch (intent) {
    case "change":
      return redirect(`/products/bulk?${withChange(meant(form, params), word)}`);
    case "status": {
      const edit = new FormData();
      edit.set("action.type", "status");
      edit.set("action.status", word);
      for (const [name, value] of meant(form, params))
        edit.append(name === "productIds" ? "filter.productIds[]" : `filter.${name}`, value);
      return submit(edit, createBulkEditInput, (input) =>
        api.bulkEdits.create.mutate(input).then(({ id }) => redirect(`/products/bulk/${id}`)),
      );
    }
    case "remove": {
      const ticked = new FormData();
      for (const id of form.getAll("productIds")) ticked.append("productIds[]", id);
      return submit(ticked, removeProductsInput, async (input) => {
        const removed = await api.catalog.removeMany.mutate(input);
        return { ok: true as const, removed };
      });
    }
    case "set":
      return submit(form, productIdInput, async (input) => {
        const saved = await (word === "PUBLISHED"
          ? api.catalog.publish.mutate(input)
          : api.catalog.archive.mutate(input));
        return { ok: true as const, isHandedIn: word === "PUBLISHED" && saved.status !== "PUBLISHED" };
      });
    case "count":
      return submit(form, saveGridInput, async (input) => {
        const { problems } = await api.bulkEdits.grid.save.mutate(input);
        return { ok: true as const, problem: problems[0]?.message };
      });
    default:
      return actOnViews(api, intent, form, params);
  }
}

/** Those that are ticked, or all that the list's filter finds. */
function meant(form: FormData, params: URLSearchParams): URLSearchParams {
  if (form.get("scope") === "all") return filterParams({ ...bulkFilterOf(params), productIds: undefined });
  const ticked = new URLSearchParams();
  for (const id of form.getAll("productIds")) ticked.append("productIds", String(id));
  if (!ticked.has("productIds")) throw redirect(`/products?${params}`);
  return ticked;
}

function withChange(params: URLSearchParams, change: string): URLSearchParams {
  const all = new URLSearchParams(params);
  all.set("change", change);
  return all;
}

async function actOnViews(api: Api, intent: string, form: FormData, params: URLSearchParams) {
  const { views } = api.catalog.own;
  const shown = filterParams({ ...bulkFilterOf(params), productIds: undefined, sort: sortOf(params) });
  const address = (view: { id: string; filter: object }) => {
    const next = filterParams(view.filter);
    next.set("view", view.id);
    return `/products?${next}&done=viewSaved`;
  };
  const writeShown = () => {
    // A filter of nothing is one, too.
    if ([...shown].length === 0) form.set("filter.query", "");
    for (const [name, value] of shown) form.set(`filter.${name}`, value);
  };
  switch (intent) {
    case "createView":
      writeShown();
      return submit(form, createProductViewInput, (input) =>
        views.create.mutate(input).then((view) => redirect(address(view))),
      );
    case "replaceView":
      writeShown();
      form.delete("name");
      return submit(form, updateProductViewInput, (input) =>
        views.update.mutate(input).then((view) => redirect(address(view))),
      );
    case "updateView":
      return submit(form, updateProductViewInput, (input) =>
        views.update.mutate(input).then((view) => redirect(address(view))),
      );
    case "removeView":
      return submit(form, productViewIdInput, (input) =>
        views.remove.mutate(input).then(() => redirect("/products?view=none&done=viewRemoved")),
      );
    default:
      throw new Response("The form was not complete.", { status: 400 });
  }
}
