import type { OwnProductView } from "@emporia/contracts/catalog";
import { type Api, apiErrorOf } from "@emporia/trpc/client";
import { typedValues } from "@emporia/ui/remix/form-values.server";
import { type FailedSubmit, readForm, submit } from "@emporia/ui/remix/submit.server";
import { type AppLoadContext, data, redirect } from "@remix-run/node";
import { type Difference, differencesOf } from "./conflict";
import { sendPicture } from "./media.server";
import { appendPicture, picturesIn, productForm, productInput, rowErrors } from "./product-input.server";

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
  const saved = await submit(form, productInput, async (input) => {
    const { version, changedVariants, removedVariantIds, ...fields } = input;
    if (productId === undefined) return api.catalog.create.mutate(fields);
    const { variants, ...rest } = fields;
    // Of a product with many variants only those go that changed.
    const change = changedVariants ? { ...rest, changedVariants, removedVariantIds } : fields;
    try {
      return await api.catalog.update.mutate({ ...change, productId, ...(intent === "overwrite" ? {} : { version }) });
    } catch (error) {
      if (apiErrorOf(error)?.code === "PRODUCT_CHANGED")
        differences = differencesOf(
          { ...rest, variants: changedVariants ?? variants },
          await api.catalog.own.get.query({ productId }),
        );
      throw error;
    }
  });
  if (!isSaved(saved)) {
    const fieldErrors = rowErrors(sent, saved.data.fieldErrors);
    // What was typed goes back by the names of the editor, whose rows may have been sent as one text.
    const values = { ...saved.data.values, ...typedValues(sent) };
    return data({ ...saved.data, values, fieldErrors, ...(differences ? { differences } : {}) }, saved.init ?? 422);
  }
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
