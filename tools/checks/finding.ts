/** What a check found. */
export interface Finding {
  /** A line each; none when all is well. */
  problems: string[];
  /** What it looked at, so that a check that saw nothing shows. */
  saw: string;
}

export type Check = (root: string) => Finding | Promise<Finding>;
