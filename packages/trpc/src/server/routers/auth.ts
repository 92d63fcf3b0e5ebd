import { okView } from "@emporia/contracts/common";
import {
  forgotPasswordInput,
  loginInput,
  registerInput,
  registrationView,
  resetPasswordInput,
  sessionView,
  verifyEmailInput,
} from "@emporia/contracts/identity";
import {
  forgotPassword,
  login,
  logout,
  logoutEverywhere,
  register,
  resendVerification,
  resetPassword,
  verifyEmail,
} from "@emporia/core/identity";
import { answer, publicProcedure, router, shopperProcedure } from "../trpc";

const ok = { ok: true } as const;

export const authRouter = router({
  register: publicProcedure
    .meta({
      rest: "POST /auth/register",
      summary: "Open an account; the answer is the same when the address has one",
      limit: "account",
    })
    .input(registerInput)
    .output(answer(registrationView))
    .mutation(({ ctx, input }) => register(ctx.core, input)),
  login: publicProcedure
    .meta({ rest: "POST /auth/login", summary: "Sign in; the cart named by the request comes along", limit: "account" })
    .input(loginInput)
    .output(answer(sessionView))
    .mutation(({ ctx, input }) => login(ctx.core, input)),
  logout: shopperProcedure
    .meta({ rest: "POST /auth/logout", summary: "End this session" })
    .output(answer(okView))
    .mutation(async ({ ctx }) => {
      await logout(ctx.core);
      return ok;
    }),
  logoutEverywhere: shopperProcedure
    .meta({ rest: "POST /auth/logout-everywhere", summary: "End the sessions of every device" })
    .output(answer(okView))
    .mutation(async ({ ctx }) => {
      await logoutEverywhere(ctx.core);
      return ok;
    }),
  forgotPassword: publicProcedure
    .meta({
      rest: "POST /auth/forgot-password",
      summary: "Have a link for a new password mailed; the answer is the same without an account",
      limit: "account",
    })
    .input(forgotPasswordInput)
    .output(answer(okView))
    .mutation(async ({ ctx, input }) => {
      await forgotPassword(ctx.core, input);
      return ok;
    }),
  resetPassword: publicProcedure
    .meta({
      rest: "POST /auth/reset-password",
      summary: "Set a new password by the link from the mail; every session ends",
      limit: "account",
    })
    .input(resetPasswordInput)
    .output(answer(okView))
    .mutation(async ({ ctx, input }) => {
      await resetPassword(ctx.core, input);
      return ok;
    }),
  verifyEmail: publicProcedure
    .meta({ rest: "POST /auth/verify-email", summary: "Verify an address by the link from the mail", limit: "account" })
    .input(verifyEmailInput)
    .output(answer(okView))
    .mutation(async ({ ctx, input }) => {
      await verifyEmail(ctx.core, input);
      return ok;
    }),
  resendVerification: shopperProcedure
    .meta({
      rest: "POST /auth/resend-verification",
      summary: "Have the verification link mailed again",
      limit: "account",
    })
    .output(answer(okView))
    .mutation(async ({ ctx }) => {
      await resendVerification(ctx.core);
      return ok;
    }),
});
