declare module 'virtual:problem-sentences' {
  const sentences: Record<string, (params: Record<string, string | number>) => string>;
  export default sentences;
}
