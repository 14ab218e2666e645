/** Says on confirming that it is the browser that signed up. */
export const SIGN_UP_COOKIE = 'doublecrux.sign-up'
