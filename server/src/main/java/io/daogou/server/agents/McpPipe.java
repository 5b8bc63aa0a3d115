package io.daogou.server.agents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Carries the Model Context Protocol over a pair of streams: a message a line, an answer a line. Messages are answered one
 * after the other, in their order, and each before the input may end.
 *
 * <p><b>Threads:</b> one, the caller's. <b>Failure:</b> a line that is no message is answered as such and the next one read; a
 * broken stream ends the conversation.
 */
public final class McpPipe {
    private static final int LONGEST_LINE = 1 << 20;
    private static final byte[] TOO_LONG = ("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":"
                    + "\"the message has more than " + LONGEST_LINE + " bytes; ask for less at once\"}}")
            .getBytes(StandardCharsets.UTF_8);

    private final McpDialogue dialogue;
    private final InputStream in;
    private final OutputStream out;

    public McpPipe(McpDialogue dialogue, InputStream in, OutputStream out) {
        this.dialogue = dialogue;
        this.in = in;
        this.out = out;
    }

    /** Answers until the input ends. */
    public void run() throws IOException {
        byte[] block = new byte[8_192];
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int length = in.read(block); length >= 0; length = in.read(block)) {
            for (int i = 0; i < length; i++) {
                if (block[i] == '\n') {
                    answer(line);
                    line.reset();
                } else if (line.size() <= LONGEST_LINE) {
                    line.write(block[i]);
                }
            }
        }
        answer(line);
    }

    private void answer(ByteArrayOutputStream line) throws IOException {
        if (line.toString(StandardCharsets.UTF_8).isBlank()) {
            return;
        }
        Optional<byte[]> answer =
                line.size() > LONGEST_LINE ? Optional.of(TOO_LONG) : dialogue.answer(line.toByteArray());
        if (answer.isPresent()) {
            out.write(answer.get());
            out.write('\n');
            out.flush();
        }
    }
}
