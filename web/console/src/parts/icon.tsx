const PATHS = {
    pulse: 'M3 12h4l3-8 4 16 3-8h4',
    path: 'M5 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm14-10a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM7 17h8a4 4 0 0 0 0-8H9a3 3 0 0 1 0-6h8',
    funnel: 'M4 5h16l-6 8v6l-4-2v-4L4 5Z',
    grid: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
    people: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6 9c0-3.5 2.7-6 6-6s6 2.5 6 6M16 11a3 3 0 1 0 0-6M17 14c2.500.600 4 2.900 4 6',
    target: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-4.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9Z',
    search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm9 2-4-4',
    box: 'M4 8l8-4 8 4v8l-8 4-8-4V8Zm0 0 8 4 8-4M12 12v8',
    person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 8c0-3.500 3-6 7-6s7 2.500 7 6',
    shelf: 'M4 4v16M20 4v16M4 10h16M4 17h16M8 10V6h3v4M14 17v-4h3v4',
    rule: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM8 19.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z',
    layers: 'M12 3 3 8l9 5 9-5-9-5ZM3 13l9 5 9-5',
    spark: 'M12 3v5M12 16v5M3 12h5M16 12h5M6 6l3 3M15 15l3 3M18 6l-3 3M9 15l-3 3',
    check: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-4-9 3 3 5-6',
    list: 'M8 6h12M8 12h12M8 18h12M4 6h.010M4 12h.010M4 18h.010',
    key: 'M8 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm4-4h9M18 12v4M15 12v3',
    eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7-10-7-10-7Zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
    menu: 'M4 7h16M4 12h16M4 17h16',
    close: 'M6 6l12 12M18 6 6 18',
    plus: 'M12 5v14M5 12h14',
    up: 'M12 19V5M6 11l6-6 6 6',
    down: 'M12 5v14M6 13l6 6 6-6',
    back: 'M15 5l-7 7 7 7',
    alert: 'M12 4 2.500 20h19L12 4Zm0 6v4M12 17h.010',
    image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4',
    out: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside words; it says nothing by itself. */
export function Icon({name}: {name: IconName}) {
    return (
        <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={PATHS[name]} />
        </svg>
    );
}
