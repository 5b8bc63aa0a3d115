import {Person} from '../parts/person.js';
import type {PageProps} from '../routes.js';

/** One device, and whoever uses it. */
export default function DevicePage({id = ''}: PageProps) {
    return <Person id={decodeURIComponent(id)} kind="device" />;
}
