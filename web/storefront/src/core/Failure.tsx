import {Component, type ReactNode} from 'react';
import {FailureNote} from './FailureNote';

/** Where a page itself breaks, such as a part of it that does not arrive: says so, and offers to load it again. */
export class Failure extends Component<{children: ReactNode}, {hasFailed: boolean}> {
    override state = {hasFailed: false};

    static getDerivedStateFromError(): {hasFailed: boolean} {
        return {hasFailed: true};
    }

    override componentDidMount(): void {
        addEventListener('hashchange', this.forget);
    }

    override componentWillUnmount(): void {
        removeEventListener('hashchange', this.forget);
    }

    override render(): ReactNode {
        return this.state.hasFailed ? <FailureNote /> : this.props.children;
    }

    private readonly forget = (): void => {
        if (this.state.hasFailed) this.setState({hasFailed: false});
    };
}
