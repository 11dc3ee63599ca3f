/**
 * OAuth2 for applications that act for users of Canvas: getting tokens, and keeping them fresh.
 *
 *     const oauth = new OAuth({ baseUrl, clientId, clientSecret, redirectUri: "https://app.example/back" });
 *     // send the user to oauth.authorizationUrl({ state, scopes: ["url:GET|/api/v1/courses"] })
 *     const tokens = await oauth.exchange(code); // the code that comes back with the state
 *     const canvas = new Canvas({ baseUrl, token: oauth.renewed(tokens, store) });
 *
 * "OAuth2 Overview" and "OAuth2 Endpoints" in the docs of Canvas.
 */

import { AuthorizationError, InvalidArgumentError, parsed } from "./errors.ts";
import type { RenewableToken } from "./options.ts";
import { Transport } from "./transport.ts";
import { VERSION } from "./version.ts";

const MARGIN = 60_000; // milliseconds before its end at which a token is renewed

/** A developer key of one Canvas. */
export interface OAuthOptions {
  /** The address of the Canvas: `https://school.instructure.com`. */
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  /** Where Canvas sends the user back to; it must be one of those of the key. */
  redirectUri: string;
  /** Allow `http://`, for tests on one machine. */
  allowHttp?: boolean;
  fetch?: typeof fetch;
}

/** What lets an application act for a user. Store it as you store passwords. */
export interface Tokens {
  accessToken: string;
  refreshToken?: string | undefined;
  /** When the access token ends, in milliseconds since 1970. */
  expiresAt?: number | undefined;
  /** Who it is: `id` and `name`. */
  user?: unknown;
}

/** Gets tokens. */
export class OAuth {
  readonly #options: OAuthOptions;
  readonly #transport: Transport;

  constructor(options: OAuthOptions) {
    this.#options = options;
    const { baseUrl, allowHttp = false, fetch: send } = options;
    this.#transport = new Transport({ baseUrl, allowHttp, token: "none", ...(send ? { fetch: send } : {}) });
  }

  /**
   * Where to send the user, who is asked whether the application may act for them. `state` is a value that nobody can
   * guess, kept in the user's session: compare it when they come back. `more` is what else Canvas takes: `purpose`,
   * `force_login`, `unique_id`, `prompt`.
   */
  authorizationUrl({ state, scopes = [], more = {} }: AuthorizationOptions): string {
    if (!state) throw new InvalidArgumentError("state must be a value that nobody can guess");
    const { clientId, redirectUri } = this.#options;
    const url = new URL("/login/oauth2/auth", this.#transport.origin);
    const asked = { client_id: clientId, response_type: "code", redirect_uri: redirectUri, state, ...more };
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
    if (scopes.length > 0) url.searchParams.set("scope", scopes.join(" "));
    return url.href;
  }

  /** The tokens for the code with which Canvas sent the user back. A code works once. */
  exchange(code: string): Promise<Tokens> {
    return this.#asked({ grant_type: "authorization_code", code, redirect_uri: this.#options.redirectUri });
  }

  /** New tokens for old ones. Canvas keeps the refresh token. */
  async refresh(tokens: Tokens): Promise<Tokens> {
    if (!tokens.refreshToken) throw new InvalidArgumentError("these tokens have no refresh token");
    return this.#asked({ grant_type: "refresh_token", refresh_token: tokens.refreshToken }, tokens);
  }

  /** Logs the application out: the tokens work no more. */
  async revoke(tokens: Tokens): Promise<void> {
    await this.#sent("DELETE", { access_token: tokens.accessToken });
  }

  /**
   * A token for a client that is renewed when it ends or is refused, once however many calls need it. `onRenewal` is told
   * the new tokens, to store them.
   */
  renewed(tokens: Tokens, onRenewal?: (tokens: Tokens) => unknown): RenewableToken {
    let current = tokens;
    let renewal: Promise<void> | undefined;
    const renew = async (): Promise<void> => {
      current = await this.refresh(current);
      await onRenewal?.(current);
    };
    const once = async (): Promise<void> => {
      renewal ??= renew().finally(() => (renewal = undefined));
      await renewal;
    };
    const token = async (): Promise<string> => {
      const { expiresAt, refreshToken } = current;
      if (refreshToken && expiresAt !== undefined && Date.now() > expiresAt - MARGIN) await once();
      return current.accessToken;
    };
    return Object.assign(token, {
      renew: async (refused: string): Promise<string> => {
        if (current.accessToken === refused && current.refreshToken) await once();
        return current.accessToken;
      },
    });
  }

  async #asked(grant: Record<string, string>, before?: Tokens): Promise<Tokens> {
    const answer = (await this.#sent("POST", grant)) as Record<string, unknown> | undefined;
    const { access_token: accessToken, refresh_token: refreshToken, expires_in: lasts, user } = answer ?? {};
    if (typeof accessToken !== "string") throw new AuthorizationError("Canvas answered without an access token");
    return {
      accessToken,
      refreshToken: typeof refreshToken === "string" ? refreshToken : before?.refreshToken,
      expiresAt: typeof lasts === "number" ? Date.now() + lasts * 1000 : undefined,
      user: user ?? before?.user,
    };
  }

  async #sent(method: string, form: Record<string, string>): Promise<unknown> {
    const { clientId, clientSecret } = this.#options;
    const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...form });
    const { response } = await this.#transport.send({
      method,
      url: this.#transport.resolve("/login/oauth2/token", this.#transport.origin),
      headers: {
        accept: "application/json",
        "content-type": "application/x-www-form-urlencoded",
        "user-agent": `canvas-openapi-client/${VERSION}`,
      },
      body: body.toString(),
      withToken: false,
      options: { repeat: false },
    });
    return parsed(response);
  }
}

/** What the user is asked. */
export interface AuthorizationOptions {
  state: string;
  /** What the application may do, such as `url:GET|/api/v1/courses`; keys that enforce scopes need them. */
  scopes?: readonly string[];
  more?: Record<string, string>;
}
