/** Daogou for every platform that runs JavaScript. Begin with {@link Daogou}. */
export {Daogou, type Change, type EventFields, type Settings} from './daogou.js';
export type {Shown} from './impressions.js';
export type {Purposes, Shopper} from './person.js';
export {DaogouProblem, type ProblemKind} from './problem.js';
export {browserStorage, memoryStorage, type Storage} from './storage.js';
export {fetchTransport, type Request, type Response, type Transport} from './transport.js';
export type * from './types.js';
