import { Button } from "@emporia/ui/primitives/button";
import { Form } from "@remix-run/react";

/** Who is signed in and the way out, on pages without the rail. */
export function AccountEnd({ email }: { email: string }) {
  return (
    <Form method="post" action="/sign-out" className="flex min-w-0 items-center gap-3">
      <span className="min-w-0 truncate text-sm text-muted max-sm:hidden">{email}</span>
      <Button type="submit" variant="ghost" size="sm">
        Sign out
      </Button>
    </Form>
  );
}
