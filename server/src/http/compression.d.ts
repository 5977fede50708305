// What is used of it: its published types bring those of Express along.
declare module 'compression' {
  import type { IncomingMessage, ServerResponse } from 'node:http';
  import type { BrotliOptions } from 'node:zlib';

  type Filter = (request: IncomingMessage, reply: ServerResponse) => boolean;
  /** Has the answers to requests that are handed to what it returns leave compressed, where `filter` agrees. */
  function compression(options: {
    /** In bytes; shorter answers are left as they are. */
    threshold: number;
    filter: Filter;
    brotli: BrotliOptions;
  }): (request: IncomingMessage, reply: ServerResponse, next: () => void) => void;
  namespace compression {
    /** Whether an answer's type is one of those that compressing makes smaller. */
    const filter: Filter;
  }
  export default compression;
}
