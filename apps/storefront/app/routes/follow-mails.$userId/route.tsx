import { followMailsLinkInput, setFollowMailsByLinkInput } from "@emporia/contracts/follows";
import { submit } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MailChoice } from "~/components/mail-choice";
import { apiFor } from "~/lib/api.server";
import { choiceForm, choiceOf, tokenIn } from "~/lib/mail-choice.server";
import { pageMeta } from "~/lib/meta";
import { withQuery } from "~/lib/paths";
import { originOf } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  const link = followMailsLinkInput.safeParse({ userId: args.params.userId, token: tokenIn(args.request) });
  const mails = link.success ? apiFor(args).follows.mailsByLink.query(link.data) : undefined;
  return choiceOf(
    args,
    mails?.then(({ wantsMails }) => wantsMails),
  );
}

export async function action(args: ActionFunctionArgs) {
  const userId = args.params.userId ?? "";
  const { form, isOneClick } = await choiceForm(args.request, { about: ["userId", userId], stop: "wantsMails" });
  return submit(form, setFollowMailsByLinkInput, async (input) => {
    await apiFor(args).follows.setMailsByLink.mutate(input);
    if (isOneClick) return { ok: true as const };
    throw redirect(withQuery(`/follow-mails/${userId}`, { token: input.token }));
  });
}

const TITLE = "Mails about shops you follow";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta({ origin: originOf(matches), title: TITLE, isHidden: true });

export default function FollowMailsPage() {
  return (
    <MailChoice
      {...useLoaderData<typeof loader>()}
      title={TITLE}
      field="wantsMails"
      words={{
        question: "Shall we stop these mails?",
        wanted: "We tell you once a day at most what the shops that you follow have brought out.",
        stopped: "You still follow your shops. We do not mail you what they bring out any more.",
        stop: "Stop these mails",
        again: "Mail me again",
        broken: "Use the one in our latest mail, or your account.",
      }}
      onward={{ href: "/account/following", label: "Shops that you follow" }}
    />
  );
}
