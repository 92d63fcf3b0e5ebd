import { isOneClickUnsubscribe } from "@emporia/ui/remix/one-click.server";
import { readForm, refusalIn } from "@emporia/ui/remix/submit.server";
import { data, type LoaderFunctionArgs } from "@remix-run/node";

/** The token in the address of a link in a mail. */
export const tokenIn = (request: Request): string =>
  new URL(request.url).searchParams.get("token")?.slice(0, 200) ?? "";

/**
 * What a link in a mail is about; status 404 where it does not work.
 * @param wanted asks whether the mails are wanted; undefined where the address alone says that the link is none
 */
export async function choiceOf({ request }: LoaderFunctionArgs, wanted: Promise<boolean> | undefined) {
  const isWanted = await Promise.resolve(wanted ?? null).catch((error) => {
    if (refusalIn(error)?.code === "NOT_FOUND") return null;
    throw error;
  });
  return data({ token: tokenIn(request), isWanted }, { status: isWanted === null ? 404 : 200 });
}

/**
 * The form of such a page: that of a press of its button, not of the visit itself, because programs that look into mails open
 * links, too; or what a mail program sends for somebody who unsubscribes there (RFC 8058).
 * @param fields what the address says, and in the second case is answered
 */
export async function choiceForm(
  request: Request,
  { about, stop }: { about: readonly [name: string, value: string]; stop: string },
): Promise<{ form: FormData; isOneClick: boolean }> {
  const isOneClick = await isOneClickUnsubscribe(request);
  const form = isOneClick ? new FormData() : await readForm(request);
  form.set(...about);
  if (isOneClick) {
    form.set("token", tokenIn(request));
    form.set(stop, "false");
  }
  return { form, isOneClick };
}
