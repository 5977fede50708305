declare module 'virtual:problem-sentences' {
  const sentences: Record<string, (params: Record<string, string | number>) => string>;
  export default sentences;
}

declare module 'virtual:world-shapes' {
  /** The land of the world; `code` is of a state of the register, null for any other land. Numbers stand at `x` and `y`. */
  const world: {
    width: number;
    top: number;
    height: number;
    shapes: { code: string | null; d: string; x: number; y: number }[];
    dots: { code: string; x: number; y: number }[];
  };
  export default world;
}
