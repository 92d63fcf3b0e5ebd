import type { mailPreviewView, mailTemplateView } from "@emporia/contracts/platform";
import type { z } from "zod";
import { NotFound } from "../platform";
import { type MailTemplate, renderMail } from "./template";
import {
  isMailTemplateName,
  type MailData,
  type MailTemplateName,
  mailTemplateNames,
  mailTemplates,
} from "./templates";

/** Every kind of mail we send. */
export function listMailTemplates(): z.infer<typeof mailTemplateView>[] {
  return mailTemplateNames.map((name) => ({ name, description: mailTemplates[name].description }));
}

/**
 * A mail as it would look, with made-up data.
 * @throws NotFound no template by that name
 */
export function previewMail(name: string): z.infer<typeof mailPreviewView> {
  if (!isMailTemplateName(name)) throw new NotFound("This mail template");
  return previewOf(name);
}

function previewOf<Name extends MailTemplateName>(name: Name): z.infer<typeof mailPreviewView> {
  const template: MailTemplate<MailData[Name]> = mailTemplates[name];
  return renderMail(template, template.sample);
}
