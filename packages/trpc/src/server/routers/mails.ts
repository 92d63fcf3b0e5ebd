import { mailPreviewInput, mailPreviewView, mailTemplateView } from "@emporia/contracts/platform";
import { listMailTemplates, previewMail } from "@emporia/core/notifications";
import { z } from "zod";
import { answer, router, staffProcedure } from "../trpc";

export const mailsRouter = router({
  templates: staffProcedure("mails:read")
    .output(answer(z.array(mailTemplateView)))
    .query(() => listMailTemplates()),
  preview: staffProcedure("mails:read")
    .input(mailPreviewInput)
    .output(answer(mailPreviewView))
    .query(({ input }) => previewMail(input.template)),
});
