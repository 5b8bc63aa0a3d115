/** What a call failed for: nobody answered, the shop knows no such thing, or it does not want this call. */
export type ProblemKind = 'away' | 'missing' | 'refused';

/** A call that failed. `type` and `detail` are those of the server's problem document (RFC 9457), where it sent one. */
export class DaogouProblem extends Error {
    override readonly name = 'DaogouProblem';

    constructor(
        readonly kind: ProblemKind,
        readonly status: number,
        readonly type: string,
        detail: string,
        /** After how many milliseconds the server wants to be asked again; undefined where it did not say. */
        readonly retryAfter?: number,
    ) {
        super(detail);
    }
}
