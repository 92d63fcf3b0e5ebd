import type { OwnProductView } from "@emporia/contracts/catalog";
import { type Api, apiErrorOf } from "@emporia/trpc/client";
import { type FailedSubmit, readForm, submit } from "@emporia/ui/remix/submit.server";
import { type AppLoadContext, data, redirect } from "@remix-run/node";
import { type Difference, differencesOf } from "./conflict";
import { sendPicture } from "./media.server";
import { appendPicture, picturesIn, productForm, productInput } from "./product-input.server";

/** Saves what the editor sends: new or changed, published at once when that was asked for. */
export async function saveProduct(
  { request, context }: { request: Request; context: AppLoadContext },
  api: Api,
  productId: string | undefined,
) {
  const sent = await readForm(request);
  const intent = sent.get("intent");
  const form = productForm(sent);
  // Pictures come along only where there is no JavaScript to send them ahead.
  const problems: string[] = [];
  for (const file of picturesIn(sent)) {
    const answer = await sendPicture(request, context, file);
    if ("picture" in answer) appendPicture(form, answer.picture.id);
    else problems.push(answer.problem);
  }
  let differences: Difference[] | undefined;
  const saved = await submit(form, productInput, async ({ version, ...fields }) => {
    if (productId === undefined) return api.catalog.create.mutate(fields);
    try {
      return await api.catalog.update.mutate({ ...fields, productId, ...(intent === "overwrite" ? {} : { version }) });
    } catch (error) {
      if (apiErrorOf(error)?.code === "PRODUCT_CHANGED")
        differences = differencesOf(fields, await api.catalog.own.get.query({ productId }));
      throw error;
    }
  });
  if (!isSaved(saved)) return differences ? data({ ...saved.data, differences }, saved.init ?? 409) : saved;
  if (problems.length > 0)
    return data(
      { ok: false as const, fieldErrors: {}, formError: `All else is saved. ${problems.join(" ")}`, values: {} },
      { status: 422 },
    );
  if (intent !== "publish") return redirect(`/products/${saved.id}?done=${productId ? "saved" : "created"}`);
  try {
    const published = await api.catalog.publish.mutate({ productId: saved.id });
    if (published.status !== "PUBLISHED") return redirect(`/products/${saved.id}?done=handedIn`);
  } catch {
    // Saved it is; the page says what publishing still needs.
    return redirect(`/products/${saved.id}?done=incomplete`);
  }
  return redirect(`/products/${saved.id}?done=published`);
}

function isSaved(result: OwnProductView | FailedSubmit): result is OwnProductView {
  return "missingToPublish" in result;
}
