import type { z } from 'zod';

/** HTTP methods an operation may have. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call an operation at all; declared by every route, socket event and document kind.
 * - `anyone`: no sign-in.
 * - `signed-in`: any person with a live sign-in or token.
 * - `administrator`: of this instance.
 * - `act`: whoever the permission table lets do `act` in the round table of the path's `:roundTable`.
 */
export type Policy =
  | { readonly who: 'anyone' }
  | { readonly who: 'signed-in' }
  | { readonly who: 'administrator' }
  | { readonly who: 'act'; readonly act: string };

type Nothing = undefined;
type Schema = z.ZodType | Nothing;

/**
 * One operation, described once: the server mounts it, the web calls it, OpenAPI writes itself from it.
 * `path` is below `/api/v1`, with `:params`. `status` is what success answers (default 200; 204 when `reply` is left out).
 * `refusals` lists the codes that are this operation's own. `raw` marks bodies that are not JSON: an uploaded file, bytes out.
 */
export interface Route<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Reply extends Schema = Schema,
> {
  readonly method: Method;
  readonly path: `/${string}`;
  readonly summary: string;
  readonly policy: Policy;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly reply?: Reply;
  readonly status?: 200 | 201 | 202 | 204;
  readonly refusals?: readonly string[];
  readonly raw?: 'upload' | 'download';
  /** The reply holds a secret that is shown once: it is not kept for a repeated request, which acts anew. */
  readonly isSecret?: true;
}

export type In<S> = S extends z.ZodType ? z.input<S> : undefined;
export type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

/** Describes an operation; see `Route`. The types of its schemas are kept. */
export function defineRoute<
  Params extends Schema = Nothing,
  Query extends Schema = Nothing,
  Body extends Schema = Nothing,
  Reply extends Schema = Nothing,
>(route: Route<Params, Query, Body, Reply>): Route<Params, Query, Body, Reply> {
  return route;
}
