import { schedulePublicationInput, setSaleInput, setWithdrawalExclusionInput } from "@emporia/contracts/catalog";
import { countPlacesInput } from "@emporia/contracts/inventory";
import type { Api } from "@emporia/trpc/client";
import { submit } from "@emporia/ui/remix/submit.server";
import { redirect } from "@remix-run/node";
import { instantOf } from "./shop-time";

/** Without a choice there is no reason. */
const withdrawalForm = setWithdrawalExclusionInput.partial({ exclusion: true });

/** What the buttons of a product's page do that do not save what was written. Undefined for a step there is none of. */
export async function takeStep(api: Api, step: string, form: FormData, productId: string) {
  const here = (word: string) => redirect(`/products/${productId}?done=${word}`);
  form.set("productId", productId);
  switch (step) {
    case "archive":
      await api.catalog.archive.mutate({ productId });
      return here("archived");
    case "remove": {
      const { outcome } = await api.catalog.remove.mutate({ productId });
      return outcome === "deleted" ? redirect("/products?done=removed") : here("archived");
    }
    case "duplicate": {
      const copy = await api.catalog.duplicate.mutate({ productId });
      return redirect(`/products/${copy.id}?done=duplicated`);
    }
    case "sale":
      return submit(withInstants(form, ["startsAt", "endsAt"], await zoneOf(api)), setSaleInput, (input) =>
        api.catalog.setSale.mutate(input).then(() => here("sale")),
      );
    case "end-sale":
      await api.catalog.endSale.mutate({ productId });
      return here("saleEnded");
    case "schedule":
      return submit(withInstants(form, ["publishAt"], await zoneOf(api)), schedulePublicationInput, (input) =>
        api.catalog.schedule.mutate(input).then(() => here(input.publishAt === null ? "unscheduled" : "scheduled")),
      );
    case "withdrawal":
      if (form.get("exclusion") === "") form.delete("exclusion");
      return submit(form, withdrawalForm, ({ exclusion = null }) =>
        api.catalog.setWithdrawalExclusion.mutate({ productId, exclusion }).then(() => here("saved")),
      );
    case "places":
      return submit(form, countPlacesInput, (input) =>
        api.inventory.countPlaces.mutate(input).then(() => here("counted")),
      );
    default:
      return undefined;
  }
}

async function zoneOf(api: Api): Promise<string> {
  return (await api.sellers.mine.query()).timeZone;
}

/** A field for a date and a time has no zone: it is the shop's, and says so. */
function withInstants(form: FormData, names: readonly string[], timeZone: string): FormData {
  for (const name of names) {
    const text = form.get(name)?.toString() ?? "";
    form.set(name, instantOf(text, timeZone) ?? text);
  }
  return form;
}
