import {
  pinInput,
  redirectQueryInput,
  savePinInput,
  saveRedirectInput,
  saveSynonymsInput,
  stopWordInput,
  synonymsIdInput,
} from "@emporia/contracts/search";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { z } from "zod";
import { Asked } from "~/components/search/asked";
import { IndexState } from "~/components/search/index-state";
import { Rules } from "~/components/search/rules";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { search } = apiFor(request, context);
  const [state, report, rules] = await page(
    request,
    Promise.all([search.state.query(), search.report.query(), search.rules.query()]),
  );
  return { state, report, rules };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { search } = apiFor(request, context);
  const form = await readForm(request);
  const back = (done: string) => () => redirect(`/search-tuning?done=${done}`);
  switch (form.get("intent")) {
    case "rebuild":
      return submit(form, z.object({}), () => search.rebuild.mutate().then(back("rebuilding")));
    case "check":
      return submit(form, z.object({}), () => search.check.mutate().then(back("checking")));
    case "save-synonyms":
      return submit(wordList(form), saveSynonymsInput, (input) =>
        search.saveSynonyms.mutate(input).then(back("saved")),
      );
    case "remove-synonyms":
      return submit(form, synonymsIdInput, (input) => search.removeSynonyms.mutate(input).then(back("removed")));
    case "add-stop-word":
      return submit(form, stopWordInput, (input) => search.addStopWord.mutate(input).then(back("saved")));
    case "remove-stop-word":
      return submit(form, stopWordInput, (input) => search.removeStopWord.mutate(input).then(back("removed")));
    case "add-pin":
      return submit(form, savePinInput, (input) => search.addPin.mutate(input).then(back("saved")));
    case "remove-pin":
      return submit(form, pinInput, (input) => search.removePin.mutate(input).then(back("removed")));
    case "save-redirect":
      return submit(form, saveRedirectInput, (input) => search.saveRedirect.mutate(input).then(back("saved")));
    case "remove-redirect":
      return submit(form, redirectQueryInput, (input) => search.removeRedirect.mutate(input).then(back("removed")));
    default:
      throw new Response("The form was not complete.", { status: 400 });
  }
}

/** Words written one after the other, parted by commas. */
function wordList(form: FormData): FormData {
  const read = new FormData();
  read.set("intent", "save-synonyms");
  for (const word of String(form.get("words") ?? "").split(/[,\n]/))
    if (word.trim()) read.append("words[]", word.trim());
  return read;
}

export const meta: MetaFunction = () => [{ title: "Search · Emporia Admin" }];

export default function SearchTuningPage() {
  const { state, report, rules } = useLoaderData<typeof loader>();
  const mayWrite = useMay("search:write");
  return (
    <>
      <PageHeader
        title="Search"
        description="What shoppers look for, what they find, and whether what is searched is what is sold."
      />
      <IndexState state={state} mayWrite={mayWrite} />
      <Asked report={report} />
      <Rules rules={rules} mayWrite={mayWrite} />
    </>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" />;
}
