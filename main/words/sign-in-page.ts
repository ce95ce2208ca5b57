// The title of the window with a company's sign-in page: all that the app itself says there, in English.

/** `refused`: the place that the page wanted to lead to last and may not. */
export const signInPageTitle = (origin: string, refused?: string): string =>
  refused === undefined ? `Sign in at ${origin}` : `Sign in at ${origin}. It may not lead to ${refused}`
