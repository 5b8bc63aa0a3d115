package io.daogou.server;

import io.daogou.server.agents.McpPipe;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code daogou mcp}: the same tools as {@code POST /mcp}, for a program that starts this one. */
@Command(
        name = "mcp",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Lets an agent on this machine look around in a shop: MCP over standard input and output.",
        description = {
            "",
            "For programs that start their tools themselves, such as assistants on a desk. Each line in is a message of the Model "
                    + "Context Protocol, each line out an answer; logs go to the error stream. Reads only, and works beside a "
                    + "running 'serve', which offers the same at /mcp. Ends with its input.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Example, in the configuration of an assistant:",
            "  {\"mcpServers\": {\"shop\": {\"command\": \"/path/to/daogou\", \"args\": [\"mcp\", \"--data\", \"/path/to/shop\"]}}}"
        })
final class McpCommand implements Callable<Integer> {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    @Mixin
    private ShopOptions shop = new ShopOptions();

    @Override
    public Integer call() {
        // Whatever else prints must not speak into the protocol.
        OutputStream out = new BufferedOutputStream(System.out);
        System.setOut(System.err);
        try (Assembly assembly = shop.openToAnswer();
                Agents agents = assembly.agents()) {
            var _ = assembly.engine().placeNewItems(LONGEST_WAIT);
            new McpPipe(agents.dialogue(), System.in, out).run();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return 0;
    }
}
