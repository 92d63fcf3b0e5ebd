import { codeStates, makeCodesInput, revokeCodesInput } from "@emporia/contracts/promotions";
import { redirect } from "@remix-run/node";
import type { z } from "zod";
import { cursorOf } from "../lib/list-paths";
import { type FailedSubmit, readForm, submit } from "./submit.server";

/** Which codes of a promotion the address of their page asks for. */
export function askedCodes(request: Request, promotionId: string) {
  const asked = new URL(request.url).searchParams;
  return {
    promotionId,
    state: codeStates.find((each) => each === asked.get("state")),
    query: asked.get("query")?.trim().slice(0, 80) || undefined,
    cursor: cursorOf(asked),
    limit: 50,
  };
}

export interface CodeCalls {
  make: { mutate: (input: z.output<typeof makeCodesInput>) => Promise<unknown> };
  revoke: { mutate: (input: z.output<typeof revokeCodesInput>) => Promise<unknown> };
}

/** Makes codes of a promotion or revokes a batch of them, as the form of their page says, and comes back to it. */
export async function submitCodes(
  request: Request,
  promotionId: string,
  codes: CodeCalls,
): Promise<Response | FailedSubmit> {
  const form = await readForm(request);
  form.set("promotionId", promotionId);
  const here = (done: string) => redirect(`/promotions/${promotionId}/codes?done=${done}`);
  switch (form.get("intent")) {
    case "make":
      return submit(form, makeCodesInput, (input) => codes.make.mutate(input).then(() => here("codesMade")));
    case "revoke":
      return submit(form, revokeCodesInput, (input) => codes.revoke.mutate(input).then(() => here("codesRevoked")));
    default:
      throw new Response("The form was not complete.", { status: 400 });
  }
}
