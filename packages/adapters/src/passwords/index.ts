export { type Argon2Cost, argon2Passwords } from './argon2.js'
export { judgePassword } from './judge.js'
export { type ScryptCost, scryptPasswords } from './scrypt.js'
