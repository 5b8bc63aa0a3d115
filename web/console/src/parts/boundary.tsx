import {Component, type ReactNode} from 'react';
import {Problem} from '../api.js';
import {Failed} from './states.js';

/** Keeps a page that breaks, or whose files cannot be fetched, from taking the frame along. */
export class Boundary extends Component<{children: ReactNode}, {failure: Error | null}> {
    override state = {failure: null};

    static getDerivedStateFromError(failure: Error) {
        return {failure};
    }

    override render() {
        const {failure} = this.state as {failure: Error | null};
        if (!failure) return this.props.children;
        // Browsers have no other sign for a file of a page that could not be fetched.
        const isAway = /dynamically imported module|Importing a module/.test(failure.message);
        return (
            <Failed problem={new Problem(isAway ? 0 : -1, failure.message)} again={() => location.reload()} />
        );
    }
}
