import {useLocation} from 'wouter';
import {Icon, type IconName} from './Icon';

const none = () => 0;

interface LinkProps {
    readonly page: string;
    readonly name: string;
    readonly icon?: IconName;
    /** How many wait there; shown as a number. */
    readonly useCount?: () => number;
}

/** A link of the frame, which knows whether it is where we are. */
export function Link({page, name, icon, useCount = none}: LinkProps) {
    const [path] = useLocation();
    const count = useCount();
    const isHere = path === '/' + page;
    return (
        <a
            href={'#/' + page}
            data-page={page}
            className={icon ? 'with-icon' : 'plain'}
            aria-current={isHere ? 'page' : undefined}
        >
            {icon && <Icon name={icon} />}
            <span>{name}</span>
            {count > 0 && <span className="count">{count > 99 ? '99+' : count}</span>}
        </a>
    );
}
