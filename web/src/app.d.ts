import 'node:http';

declare global {
  namespace App {
    /** What an error page may say: `id` finds the entry in the server's log. */
    interface Error {
      id?: string;
      code?: string;
    }
    interface Locals {
      /** `Set-Cookie` headers of API replies that a load function asked for; they belong to the visitor's browser. */
      setCookies: string[];
    }
  }
}

declare module 'node:http' {
  interface IncomingMessage {
    /** Put there by the server: answers a request of the pages to the API without leaving the process. */
    penholder?: { inject(request: Request): Promise<Response> };
  }
}

export {};
