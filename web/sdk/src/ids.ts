/** A random identifier. Pages without TLS have no `randomUUID`, mini programs no `crypto` at all. */
export function newId(): string {
    const {crypto} = globalThis as {crypto?: Crypto};
    if (crypto?.randomUUID) return crypto.randomUUID();
    const bytes = new Uint8Array(16);
    if (crypto?.getRandomValues) crypto.getRandomValues(bytes);
    else bytes.forEach((_, place) => (bytes[place] = Math.floor(Math.random() * 256)));
    return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
