export interface NodeCutOffTable {
  node: string;
  until: Date;
}

export interface WorkClaimTable {
  work: string;
  node: string;
  until: Date;
}
