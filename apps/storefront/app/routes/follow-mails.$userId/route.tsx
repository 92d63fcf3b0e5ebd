import { followMailsLinkInput, setFollowMailsByLinkInput } from "@emporia/contracts/follows";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { isOneClickUnsubscribe } from "@emporia/ui/remix/one-click.server";
import { readForm, refusalIn, submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { NarrowPage } from "~/components/narrow-page";
import { apiFor } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { withQuery } from "~/lib/paths";
import { originOf } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  const token = new URL(args.request.url).searchParams.get("token")?.slice(0, 200) ?? "";
  const link = followMailsLinkInput.safeParse({ userId: args.params.userId, token });
  if (!link.success) return data({ token, mails: null }, { status: 404 });
  const mails = await apiFor(args)
    .follows.mailsByLink.query(link.data)
    .catch((error) => {
      if (refusalIn(error)?.code === "NOT_FOUND") return null;
      throw error;
    });
  return data({ token, mails }, { status: mails ? 200 : 404 });
}

/** A press of a button, not the visit itself: programs that look into mails open links, too. */
export async function action(args: ActionFunctionArgs) {
  const userId = args.params.userId ?? "";
  const isOneClick = await isOneClickUnsubscribe(args.request);
  const form = isOneClick ? new FormData() : await readForm(args.request);
  form.set("userId", userId);
  if (isOneClick) {
    form.set("token", new URL(args.request.url).searchParams.get("token") ?? "");
    form.set("wantsMails", "false");
  }
  return submit(form, setFollowMailsByLinkInput, async (input) => {
    await apiFor(args).follows.setMailsByLink.mutate(input);
    if (isOneClick) return { ok: true as const };
    throw redirect(withQuery(`/follow-mails/${userId}`, { token: input.token }));
  });
}

export const meta: MetaFunction = ({ matches }) =>
  pageMeta({ origin: originOf(matches), title: "Mails about shops you follow", isHidden: true });

export default function FollowMailsPage() {
  const { token, mails } = useLoaderData<typeof loader>();
  const form = useFieldErrors();
  const { state } = useNavigation();
  if (!mails)
    return (
      <NarrowPage title="Mails about shops you follow">
        <Alert tone="bad" title="This link does not work">
          Use the one in our latest mail, or your account.
        </Alert>
        <ButtonLink href="/account/following">Shops that you follow</ButtonLink>
      </NarrowPage>
    );
  const { wantsMails } = mails;
  return (
    <NarrowPage
      title={wantsMails ? "Shall we stop these mails?" : "Stopped"}
      lead={
        wantsMails
          ? "We tell you once a day at most what the shops that you follow have brought out."
          : "You still follow your shops. We do not mail you what they bring out any more."
      }
    >
      <FormErrors failure={form.failure} />
      <Form method="post" className="flex flex-col gap-3">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="wantsMails" value={String(!wantsMails)} />
        <Button
          type="submit"
          variant={wantsMails ? "primary" : "secondary"}
          size="lg"
          block
          loading={state !== "idle" && "One moment…"}
        >
          {wantsMails ? "Stop these mails" : "Mail me again"}
        </Button>
      </Form>
      <ButtonLink variant="ghost" href="/account/following">
        Shops that you follow
      </ButtonLink>
    </NarrowPage>
  );
}
