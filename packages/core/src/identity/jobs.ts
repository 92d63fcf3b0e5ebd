import { z } from "zod";
import { defineJob } from "../platform";

// Each request is a mail of its own, so a retry of the job never sends a second one; requests that still wait are one.
const mailTo = z.object({ userId: z.uuid(), requestId: z.uuid() });

export const sendVerificationJob = defineJob({
  name: "identity.sendVerification",
  payload: mailTo,
  key: ({ userId }) => userId,
});

/** Also asked for when nobody has the address, so that asking takes as long; it then does nothing. */
export const sendPasswordResetJob = defineJob({
  name: "identity.sendPasswordReset",
  payload: mailTo.extend({ userId: z.uuid().nullable() }),
  key: ({ userId }) => userId ?? "nobody",
});

export const sendAlreadyRegisteredJob = defineJob({
  name: "identity.sendAlreadyRegistered",
  payload: mailTo.omit({ requestId: true }),
  key: ({ userId }) => userId,
});
