import {createContext, useContext, useSyncExternalStore} from 'react';
import type {Daogou} from '@daogou/sdk';
import {pictureOf, type Role, type World} from './world';

export interface Session {
    readonly world: World;
    /** The device that this document is. */
    readonly role: Role;
    become(role: Role): void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
    const session = useContext(SessionContext);
    if (!session) throw new Error('no session around this component');
    return session;
}

export interface Device {
    readonly daogou: Daogou;
    readonly role: Role;
    readonly owner: string;
    /** Whether anything may be noted of them. */
    readonly isKnown: boolean;
    /** Another number after every change of who is here, and of what they agreed to. */
    readonly version: number;
}

/** The device that this document is, as it stands now. */
export function useDevice(): Device {
    const {world, role} = useSession();
    const version = useSyncExternalStore(world.subscribe, world.version);
    const daogou = world.devices[role];
    return {daogou, role, owner: world.owner(role), isKnown: daogou.deviceId !== null, version};
}

export const isPicture = pictureOf !== null;

const NOTHING: readonly never[] = [];

/** A list of whoever shops, and how to replace it. */
export function useList<T extends {readonly itemId: string}>(
    name: string,
): readonly [readonly T[], (entries: readonly T[]) => void] {
    const {world} = useSession();
    const {owner} = useDevice();
    const key = `${name}.${owner}`;
    const entries = useSyncExternalStore(world.kept.subscribe, () => world.kept.get<readonly T[]>(key));
    return [entries ?? NOTHING, next => world.kept.set(key, next)];
}

/** A setting of the page, kept whether or not anybody agreed: it says nothing of a person. */
export function useSetting<T>(name: string, otherwise: T): readonly [T, (value: T) => void] {
    const {world} = useSession();
    const key = 'setting.' + name;
    const value = useSyncExternalStore(world.kept.subscribe, () => world.kept.get<T>(key));
    return [value ?? otherwise, next => world.kept.set(key, next)];
}
