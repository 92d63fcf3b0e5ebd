import { voteQuestionInput } from "@emporia/contracts/questions";
import { readForm } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { apiFor, read } from "~/lib/api.server";
import { sessionCookie } from "~/lib/cookies.server";
import { loginPath, safeNext } from "~/lib/safe-next";

export const loader = () => redirect("/");

/** Says that an answer was helpful, or takes it back; who is not signed in signs in first and finds the page again. */
export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request);
  const next = safeNext(form.get("next"), "/");
  if (sessionCookie.read(args.request) === undefined) throw redirect(loginPath(new URL(next, args.request.url)));
  const input = voteQuestionInput.safeParse({
    questionId: args.params.questionId,
    isHelpful: form.get("isHelpful") === "true",
  });
  if (!input.success) throw new Response("There is no such question.", { status: 404 });
  const voted = await read(args, apiFor(args).questions.vote.mutate(input.data));
  return form.get("byScript") === "true" ? data(voted) : redirect(next);
}
