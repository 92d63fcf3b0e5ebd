export function loader(): never {
  throw new Response("There is nothing at this address.", { status: 404 });
}

export default function NotFoundPage() {
  return null;
}
