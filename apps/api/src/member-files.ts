import { Readable } from "node:stream";
import { type Ctx, type MemberPermission, permittedMembership, SignInNeeded } from "@emporia/core/platform";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { RequestContexts } from "./request-context";

/** Lets members of a shop in who may do something, before anything of the request's body is read. */
export function memberGate(contexts: RequestContexts) {
  const members = new WeakMap<FastifyRequest, { ctx: Ctx; sellerId: string }>();
  return {
    only: (permission: MemberPermission) => async (request: FastifyRequest) => {
      const { core: ctx, requestedSellerId, drawCall } = await contexts.of(request);
      await drawCall("default");
      const { sellerId } = permittedMembership(ctx, requestedSellerId, permission);
      members.set(request, { ctx, sellerId });
    },
    memberOf: (request: FastifyRequest) => {
      const member = members.get(request);
      if (!member) throw new SignInNeeded();
      return member;
    },
  };
}

/** A table, row by row. */
export function sendFile(reply: FastifyReply, file: { fileName: string; text: AsyncIterable<string> }): FastifyReply {
  return reply
    .header("content-disposition", `attachment; filename="${file.fileName}"`)
    .header("cache-control", "no-store")
    .type("text/csv; charset=utf-8")
    .send(Readable.from(file.text));
}
