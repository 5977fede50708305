/** What every form field takes. `error` is a whole sentence, such as `problem.fields.title`. */
export interface FieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  required?: boolean | undefined;
  /** Keeps the label for screen readers alone, where the place says it to everyone else. */
  hideLabel?: boolean | undefined;
}

/** One of several to choose from. */
export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  hint?: string | undefined;
  disabled?: boolean | undefined;
}
