/**
 * All that a thread or a process apart knows of the server's environment, since nothing else of it is any business of a
 * file's: where compiled code is kept, if it is. It takes most of what such a thread or process costs to start.
 */
export function environmentApart(): Record<string, string> {
  const { NODE_COMPILE_CACHE } = process.env;
  return NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {};
}
