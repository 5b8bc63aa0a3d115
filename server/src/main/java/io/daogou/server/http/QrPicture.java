package io.daogou.server.http;

import io.nayuki.qrcodegen.QrCode;

/** A text as a QR code in an SVG picture, dark on white with the four modules of margin that readers want. */
final class QrPicture {
    private static final int MARGIN = 4;
    /** Readable where a part of it is smudged or glares. */
    private static final QrCode.Ecc CORRECTION = QrCode.Ecc.MEDIUM;

    private QrPicture() {}

    static String of(String text) {
        QrCode code = QrCode.encodeText(text, CORRECTION);
        StringBuilder dark = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    dark.append('M')
                            .append(x + MARGIN)
                            .append(',')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
                }
            }
        }
        int size = code.size + 2 * MARGIN;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0,0h" + size + "v" + size + "h-" + size
                + "z\"/><path d=\"" + dark + "\"/></svg>";
    }
}
