// Who signs in and how. Part of the contract; it imports nothing.

/** How the user proves who they are: with a password, with who is signed in at the computer, on the company's page. */
export type SignInWay = 'password' | 'integrated' | 'page'

export type SignInStep = 'find-server' | 'check-password' | 'read-lists' | 'ask-presence'

export interface SignInForm {
  readonly signInAddress: string
  /** `DOMAIN\name` or empty: the sign-in address is then used. */
  readonly userName: string
  /** Address of the server's discovery root, or empty: it is then found from the sign-in address. */
  readonly server: string
  /** Empty in every way but the first. */
  readonly password: string
  readonly keepSignedIn: boolean
  /** Missing: by password, as in what older versions kept. */
  readonly way?: SignInWay
}

/** The account last used, to fill the form and to sign in again at the next start. Holds no secret. */
export type Account = Omit<SignInForm, 'password'>

/** Whether secrets can be kept: `working`, not yet tried, or why they last for this run only. */
export type Keychain = 'untried' | 'working' | 'absent' | 'locked' | 'silent'
