/** Whether updates that begin with sequence `first` leave no gap after `head`; they may begin before it. */
export const follows = (head: number, first: number): boolean => first <= head + 1;
