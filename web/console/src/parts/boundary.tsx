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
        return <Failed problem={new Problem(-1, failure.message)} again={() => location.reload()} />;
    }
}
