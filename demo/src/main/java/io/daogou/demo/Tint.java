package io.daogou.demo;

/** A colour that can be lightened and darkened. */
record Tint(int red, int green, int blue) {
    /** Reads {@code #rrggbb}. */
    static Tint of(String hex) {
        int rgb = Integer.parseInt(hex, 1, 7, 16);
        return new Tint(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
    }

    /** This colour with a share of a grey, 0 (black) to 255 (white), mixed in. */
    String mixed(int grey, double share) {
        return new Tint(mix(red, grey, share), mix(green, grey, share), mix(blue, grey, share)).toString();
    }

    private static int mix(int own, int grey, double share) {
        return (int) Math.round(own + (grey - own) * share);
    }

    @Override
    public String toString() {
        return "#%06x".formatted(red << 16 | green << 8 | blue);
    }
}
