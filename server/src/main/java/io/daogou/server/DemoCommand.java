package io.daogou.server;

import io.daogou.engine.EngineSettings;
import io.daogou.server.configuration.ApiKey;
import io.daogou.server.configuration.Configuration;
import io.daogou.server.configuration.HttpSettings;
import io.daogou.server.configuration.IdentitySettings;
import io.daogou.server.configuration.Scope;
import io.daogou.server.http.HttpServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code daogou demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Opens a shop to try.",
        description = {
            "",
            "The first start draws up about 2,000 products, sends 5,000 simulated shoppers through the shop and learns from "
                    + "them; later starts take a second or two. Listens on this machine only, with the well-known keys demo-browser "
                    + "and demo-admin.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  daogou demo",
            "  daogou demo --port 9000 --data /tmp/demo",
            "",
            "To begin anew, delete the data directory."
        })
final class DemoCommand implements Callable<Integer> {
    static final List<ApiKey> KEYS = List.of(
            ApiKey.ofPlain("demo-browser", "demo-browser", Scope.BROWSER),
            ApiKey.ofPlain("demo-admin", "demo-admin", Scope.ADMIN));

    /** Who tries a shop out does not wait for the last bit of quality; a training of one's own takes its time. */
    private static final double TRAINING_MINUTES = .2;

    private static final List<String> QUICK_MODELS = List.of("popular", "item-knn", "transitions", "graph-filter");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data/demo",
            description = "Where the demo shop lives. Default: ${DEFAULT-VALUE}.")
    private Path data = Path.of("data", "demo");

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Where to listen; 0 for any free port. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--shoppers",
            paramLabel = "N",
            defaultValue = "5000",
            description = "How many shoppers to simulate on the first start. Default: ${DEFAULT-VALUE}.")
    private int shoppers;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        DataDirectory directory = new DataDirectory(data);
        Configuration configuration = Configuration.defaults()
                .withHttp(HttpSettings.defaults().withPort(port))
                .withEngine(EngineSettings.defaults().withTraining(QUICK_MODELS, TRAINING_MINUTES))
                // Its visitors make themselves up: there is no server of a shop that could prove who they are.
                .withIdentity(IdentitySettings.defaults().trusting())
                .withKeys(KEYS);
        HttpServer.checkPort(configuration.http());
        Assembly assembly = Assembly.open(directory, configuration);
        return Serving.run(assembly, () -> {
            Progress progress = Progress.on(spec.commandLine().getErr());
            new DemoData(directory, shoppers, progress).prepare(assembly.engine(), assembly.clock());
            tell(out, assembly.serve(KEYS));
        });
    }

    private static void tell(PrintWriter out, int port) {
        String address = "http://127.0.0.1:" + port;
        out.println("The demo shop is open: " + address);
        out.println();
        out.println("Try: click three products, and see the shelves on the front page change and say why.");
        out.println("     Switch to the second device: sign in, and the phone knows what the computer just did.");
        out.println("     Ask as a program does: curl -H 'Authorization: Bearer demo-browser' '" + address
                + "/v1/recommendations?placement=home&deviceId=me' (more at " + address + "/docs)");
        out.flush();
    }
}
