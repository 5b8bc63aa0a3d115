const PATHS = {
    home: 'M4 11.5 12 5l8 6.5V20h-5.5v-5h-5v5H4z',
    grid: 'M5 5h5.5v5.5H5zM13.5 5H19v5.5h-5.5zM5 13.5h5.5V19H5zM13.5 13.5H19V19h-5.5z',
    cart: 'M6 8.5h12l1 11H5zM9 11V7a3 3 0 0 1 6 0v4',
    person: 'M12 12a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4zM5 20c.6-3.6 3.4-5.3 7-5.3s6.4 1.7 7 5.3',
    heart: 'M12 19.5S4.5 15 4.5 9.7A3.9 3.9 0 0 1 12 8.2a3.9 3.9 0 0 1 7.5 1.5C19.5 15 12 19.5 12 19.5z',
    plus: 'M12 6v12M6 12h12',
    minus: 'M6 12h12',
    close: 'M7 7l10 10M17 7 7 17',
    back: 'M14.5 6 8.5 12l6 6',
    next: 'M9.5 6l6 6-6 6',
    search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20',
    chat: 'M4.5 5.5h15v10h-8l-4 3.5v-3.5h-3z',
    send: 'M4.5 12 19.5 5l-4 14-4-5.5z',
    check: 'M5.5 12.5l4.3 4.3 8.7-9',
    computer: 'M5 5.5h14v9.5H5zM3 18.5h18',
    phone: 'M8 3.5h8v17H8zM11 17.8h2',
    compare: 'M12 4v16M5 8h14M5 8l-2.5 6h5zM19 8l-2.5 6h5zM9 20h6',
    theme: 'M12 4.5a7.5 7.5 0 1 0 0 15zM12 4.5a7.5 7.5 0 0 1 0 15',
    code: 'M5 5h5v5H5zM14 5h5v5h-5zM5 14h5v5H5zM14 14h2v2h-2zM17.5 17.5H19V19h-1.5z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({name}: {name: IconName}) {
    return (
        <svg viewBox="0 0 24 24" className="icon" aria-hidden="true">
            <path d={PATHS[name]} />
        </svg>
    );
}
