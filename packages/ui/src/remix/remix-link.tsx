import { Link, type LinkProps as RemixLinkProps } from "@remix-run/react";
import { forwardRef } from "react";
import type { LinkProps } from "../primitives/link";

/** For `<LinkProvider link={RemixLink}>`: every link of these components goes through the router. */
export const RemixLink = forwardRef<HTMLAnchorElement, LinkProps>(function RemixLink({ href, ...rest }, ref) {
  return <Link {...(rest as Omit<RemixLinkProps, "to">)} to={href} ref={ref} />;
});
