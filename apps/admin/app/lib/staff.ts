import type { UserView } from "@emporia/contracts/identity";
import { useRouteLoaderData } from "@remix-run/react";

interface StaffData {
  user: UserView;
}

/** Who is signed in. */
export function useSelf(): UserView {
  const data = useRouteLoaderData<StaffData>("routes/_staff");
  if (!data) throw new Error("This page stands outside the staff's layout");
  return data.user;
}

/** Whether the role of whoever is signed in allows something; the pages draw their buttons by it. */
export function useMay(permission: string): boolean {
  return useSelf().permissions.includes(permission);
}

export function usePermissions(): readonly string[] {
  return useRouteLoaderData<StaffData>("routes/_staff")?.user.permissions ?? [];
}
