import {useState} from 'react';
import {Problem, type Api} from '../api.js';
import {useApi} from '../session.js';

/** Something that is done when a button is pressed. */
export interface Doing {
    readonly isBusy: boolean;
    readonly problem: Problem | undefined;
    /** What was done, for people; undefined before and after a failure. */
    readonly done: string | undefined;
    readonly run: (act: (api: Api) => Promise<unknown>, said?: string) => Promise<boolean>;
}

export function useDoing(): Doing {
    const api = useApi();
    const [state, setState] = useState<Omit<Doing, 'run'>>({
        isBusy: false,
        problem: undefined,
        done: undefined,
    });
    return {
        ...state,
        run: async (act, said) => {
            setState({isBusy: true, problem: undefined, done: undefined});
            try {
                await act(api);
                setState({isBusy: false, problem: undefined, done: said});
                return true;
            } catch (failure) {
                const problem = failure instanceof Problem ? failure : new Problem(-1, String(failure));
                setState({isBusy: false, problem, done: undefined});
                return false;
            }
        },
    };
}

/** How it went, where readers hear of it. */
export function Told({of}: {of: Doing}) {
    return (
        <p className={`told ${of.problem ? 'error' : ''}`} role="status">
            {of.problem ? of.problem.message : of.done}
        </p>
    );
}
