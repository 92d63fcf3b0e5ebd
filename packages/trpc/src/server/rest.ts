import type { AnyRouter } from "@trpc/server";
import { z } from "zod";
import type { Answer, ProcedureMeta } from "./trpc";

export interface RestEndpoint {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** With parameters in braces, below /api/v1. */
  path: string;
  /** Path of the procedure in the router, as in "orders.cancel". */
  procedure: string;
  summary: string;
  access: string;
  input: z.ZodType | undefined;
  output: z.ZodType;
  parameters: string[];
}

interface ProcedureDef {
  meta?: ProcedureMeta;
  inputs: z.ZodType[];
  output?: Answer;
}

/** The REST endpoints that the procedures declare. */
export function restEndpoints(router: AnyRouter): RestEndpoint[] {
  return Object.entries(router._def.procedures as Record<string, { _def: ProcedureDef }>).flatMap(
    ([procedure, { _def: definition }]) => {
      if (!definition.meta?.rest) return [];
      const [method, path] = definition.meta.rest.split(" ") as [RestEndpoint["method"], string];
      return {
        method,
        path,
        procedure,
        summary: definition.meta.summary ?? procedure,
        access: definition.meta.access ?? "public",
        input: definition.inputs[0],
        output: definition.output?.schema ?? z.unknown(),
        parameters: [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string),
      };
    },
  );
}

/**
 * Query parameters are texts. Where the input has a number or a yes-or-no, one that is plainly written is read; any other
 * text stays a text, for the schema to refuse by name.
 */
export function readQuery(input: z.ZodType | undefined, query: object): Record<string, unknown> {
  const shape: Record<string, z.core.SomeType> = input instanceof z.ZodObject ? input.shape : {};
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      typeof value === "string" ? readText(shape[name], value) : value,
    ]),
  );
}

function readText(schema: z.core.SomeType | undefined, text: string): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return readText(schema.unwrap(), text);
  if (schema instanceof z.ZodNumber)
    return (schema.isInt ? /^-?\d{1,15}$/ : /^-?\d{1,15}(\.\d{1,6})?$/).test(text) ? Number(text) : text;
  if (schema instanceof z.ZodBoolean) return text === "true" ? true : text === "false" ? false : text;
  return text;
}

type JsonSchema = Record<string, unknown> & { properties?: Record<string, JsonSchema>; required?: string[] };

/** A schema without definitions of its own: what refers to itself moves to `shared`, where the document finds it. */
function jsonSchema(
  schema: z.ZodType,
  io: "input" | "output",
  name: string,
  shared: Record<string, JsonSchema>,
): JsonSchema {
  const { $schema: _, ...whole } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    reused: "inline",
  }) as JsonSchema;
  const text = JSON.stringify(whole).replaceAll('"#/$defs/', `"#/components/schemas/${name}.`);
  const { $defs = {}, ...rest } = JSON.parse(text) as JsonSchema & { $defs?: Record<string, JsonSchema> };
  for (const [key, definition] of Object.entries($defs)) shared[`${name}.${key}`] = definition;
  return rest;
}

/** OpenAPI 3.1 of the REST facade, derived from the procedures. */
export function openApiDocument(router: AnyRouter, options: { version: string; errorSchema: z.ZodType }): object {
  const paths: Record<string, Record<string, unknown>> = {};
  const shared: Record<string, JsonSchema> = {};
  for (const endpoint of restEndpoints(router)) {
    const { procedure } = endpoint;
    const input = endpoint.input ? jsonSchema(endpoint.input, "input", `${procedure}.input`, shared) : undefined;
    const properties = input?.properties ?? {};
    const inBody = Object.keys(properties).filter((name) => !endpoint.parameters.includes(name));
    const hasBody = endpoint.method === "POST" || endpoint.method === "PATCH";
    const parameter = (name: string, place: "path" | "query") => ({
      name,
      in: place,
      required: place === "path" || (input?.required ?? []).includes(name),
      schema: properties[name] ?? { type: "string" },
    });
    const operation = {
      operationId: endpoint.procedure,
      summary: endpoint.summary,
      tags: [endpoint.path.split("/")[1]],
      description: endpoint.access === "public" ? "Anybody may call it." : `For: ${endpoint.access}.`,
      security: endpoint.access === "public" ? [{}, { bearer: [] }] : [{ bearer: [] }],
      parameters: [
        ...endpoint.parameters.map((name) => parameter(name, "path")),
        ...(hasBody ? [] : inBody.map((name) => parameter(name, "query"))),
        ...(/^\/(cart|checkout)/.test(endpoint.path)
          ? [
              {
                name: "x-cart-id",
                in: "header",
                required: false,
                description: "A guest's cart, as given by the first cart answer",
                schema: { type: "string", format: "uuid" },
              },
            ]
          : []),
      ],
      ...(hasBody && inBody.length > 0
        ? {
            requestBody: {
              required: (input?.required ?? []).some((name) => inBody.includes(name)),
              content: {
                "application/json": {
                  schema: {
                    type: "object",
                    properties: Object.fromEntries(inBody.map((name) => [name, properties[name]])),
                    required: (input?.required ?? []).filter((name) => inBody.includes(name)),
                  },
                },
              },
            },
          }
        : {}),
      responses: {
        "200": {
          description: "Done",
          content: {
            "application/json": { schema: jsonSchema(endpoint.output, "output", `${procedure}.output`, shared) },
          },
        },
        default: {
          description: "Refused, with a code and a sentence",
          content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
        },
      },
    };
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Emporia API",
      version: options.version,
      description:
        "A marketplace of many sellers. Money is `{ amount, currency }` in minor units. " +
        "Sign in with `POST /auth/login` and send `Authorization: Bearer <token>`.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/api/v1" }],
    paths,
    components: {
      schemas: { Error: jsonSchema(options.errorSchema, "output", "Error", shared), ...shared },
      securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
    },
  };
}
