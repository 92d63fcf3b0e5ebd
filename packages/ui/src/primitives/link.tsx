import {
  type AnchorHTMLAttributes,
  createContext,
  type ElementType,
  forwardRef,
  type ReactNode,
  useContext,
} from "react";

export interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
  prefetch?: "none" | "intent" | "viewport" | "render" | undefined;
  replace?: boolean | undefined;
  preventScrollReset?: boolean | undefined;
}

const LinkElement = createContext<ElementType | undefined>(undefined);

/** Lets an app draw every link of these components with its router's link; it gets `LinkProps`. */
export function LinkProvider({ link, children }: { link: ElementType; children: ReactNode }) {
  return <LinkElement.Provider value={link}>{children}</LinkElement.Provider>;
}

export const Link = forwardRef<HTMLAnchorElement, LinkProps>(function Link(props, ref) {
  const Element = useContext(LinkElement);
  if (Element && props.href.startsWith("/") && props.download === undefined && props.target === undefined) {
    return <Element {...props} ref={ref} />;
  }
  const { prefetch: _prefetch, replace: _replace, preventScrollReset: _scroll, ...rest } = props;
  return <a {...rest} ref={ref} />;
});
