export { same } from './same.js'
export { sampleBox, sampleId } from './samples.js'
export { circumstances, deepFreeze, type Facts, specOf, type Then } from './spec.js'
