// @vitest-environment happy-dom
import { act } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, expect, it, vi } from "vitest";
import { ToastProvider } from "../primitives/toast";
import { useFlash } from "./use-flash";

const at = vi.hoisted(() => ({ location: { search: "?done=saved", key: "default", state: null as unknown } }));
vi.mock("@remix-run/react", () => ({ useLocation: () => at.location }));
vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
afterEach(() => vi.restoreAllMocks());

const flashOf = (search: string) => (search === "?done=saved" ? { title: "Saved." } : undefined);
function Page() {
  return <ToastProvider flash={useFlash(flashOf)}>The page</ToastProvider>;
}

it.each([
  { key: "default", state: null },
  { key: "k3jx", state: null },
  { key: "k3jx", state: { _isRedirect: true } },
])("draws a page opened afresh as the server did: %o", async (location) => {
  const box = document.createElement("div");
  at.location = { search: "?done=saved", key: "default", state: null };
  box.innerHTML = renderToString(<Page />);
  at.location = { search: "?done=saved", ...location };
  const complained = vi.spyOn(console, "error").mockImplementation(() => {});
  const onRecoverableError = vi.fn();
  const root = await act(async () => hydrateRoot(box, <Page />, { onRecoverableError }));
  expect(onRecoverableError).not.toHaveBeenCalled();
  expect(complained).not.toHaveBeenCalled();
  expect(box.querySelectorAll("[role=status] p")).toHaveLength(1);
  await act(async () => root.unmount());
});
