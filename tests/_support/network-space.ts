import { execFileSync } from 'node:child_process';

/** A network of a process's own (Linux's network namespaces), with two lines: one to the tests, and one that can be cut. */
export interface NetworkSpace {
  /** What goes before a command that shall run in it. */
  readonly enter: readonly string[];
  /** Where the tests reach it, whatever is cut. */
  readonly address: string;
  /** Where it reaches this machine, over the line that can be cut. */
  readonly world: string;
  /** From now on packets of that line vanish: nobody is told anything, and no connection ends by it. */
  cut(): void;
  heal(): void;
  close(): void;
}

let count = 0;

/** Why there can be none here; undefined where there can. */
export function whyNoNetworkSpace(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are Linux’s';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  try {
    aNetworkSpace().close();
    return undefined;
  } catch (error) {
    return `this kernel gives none (${(error as Error).message.trim().split('\n').at(-1)})`;
  }
}

/** A bridge stands between the cut line's two ends, as a switch does: cutting takes one of them out of it. */
export function aNetworkSpace(): NetworkSpace {
  const id = `${process.pid}${String.fromCharCode(97 + (count++ % 26))}`;
  const [space, bridge] = [`ph${id}`, `phb${id}`];
  // Of the range for measuring networks (RFC 2544), which nobody routes.
  const third = (process.pid + count * 7) % 250;
  const [front, back] = [`198.18.${third}`, `198.19.${third}`];
  const ip = (...words: string[]) =>
    execFileSync('ip', words, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  const inside = (...words: string[]) => ip('-n', space, ...words);
  const close = () => {
    // What is not there, because making it failed, needs no removing.
    for (const words of [
      ['netns', 'del', space],
      ['link', 'del', `phf${id}`],
      ['link', 'del', `phc${id}`],
      ['link', 'del', bridge],
    ])
      try {
        ip(...words);
      } catch {
        continue;
      }
  };
  try {
    ip('netns', 'add', space);
    inside('link', 'set', 'lo', 'up');
    ip('link', 'add', `phf${id}`, 'type', 'veth', 'peer', 'name', 'front', 'netns', space);
    ip('addr', 'add', `${front}.1/24`, 'dev', `phf${id}`);
    ip('link', 'set', `phf${id}`, 'up');
    inside('addr', 'add', `${front}.2/24`, 'dev', 'front');
    inside('link', 'set', 'front', 'up');
    ip('link', 'add', bridge, 'type', 'bridge');
    ip('addr', 'add', `${back}.1/24`, 'dev', bridge);
    ip('link', 'set', bridge, 'up');
    ip('link', 'add', `phc${id}`, 'type', 'veth', 'peer', 'name', 'back', 'netns', space);
    ip('link', 'set', `phc${id}`, 'master', bridge, 'up');
    inside('addr', 'add', `${back}.2/24`, 'dev', 'back');
    inside('link', 'set', 'back', 'up');
  } catch (error) {
    close();
    throw error;
  }
  return {
    enter: ['ip', 'netns', 'exec', space],
    address: `${front}.2`,
    world: `${back}.1`,
    cut: () => void ip('link', 'set', `phc${id}`, 'nomaster'),
    heal: () => void ip('link', 'set', `phc${id}`, 'master', bridge),
    close,
  };
}
