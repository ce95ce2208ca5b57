// What has been typed into the sign-in form. It outlives the form, so that nothing is lost while signing in fails.
import type { Account, Problem, SignInForm, SignInWay } from '../preload/contract'

const anAddress = /^(?:sip:)?[^\s@:]+@[^\s@:]+$/i

export class SignInDraft {
  signInAddress = $state('')
  userName = $state('')
  server = $state('')
  password = $state('')
  keepSignedIn = $state(true)
  way = $state<SignInWay>('password')

  #isFilled = false

  /** Fills the form from the account last used, once, and never over something typed. */
  fill(account: Account | null): void {
    if (account === null || this.#isFilled) return
    this.#isFilled = true
    if (this.signInAddress !== '' || this.password !== '') return
    this.signInAddress = account.signInAddress
    this.userName = account.userName
    this.server = account.server
    this.keepSignedIn = account.keepSignedIn
    this.way = account.way ?? 'password'
  }

  /** Forgets the password once it is of no more use here. */
  forgetPassword(): void {
    this.password = ''
  }

  /** What is wrong with what was typed, before anything is sent; `null` if nothing is. */
  problem(): Problem | null {
    if (!anAddress.test(this.signInAddress.trim())) return { code: 'not-an-address', field: 'signInAddress' }
    if (this.way === 'password' && this.password === '') return { code: 'password-missing', field: 'password' }
    return null
  }

  /** The form as it is sent; a password that was typed before another way was chosen stays here. */
  form(): SignInForm {
    return {
      signInAddress: this.signInAddress.trim(),
      userName: this.userName.trim(),
      server: this.server.trim(),
      password: this.way === 'password' ? this.password : '',
      keepSignedIn: this.keepSignedIn,
      ...(this.way !== 'password' && { way: this.way })
    }
  }
}
