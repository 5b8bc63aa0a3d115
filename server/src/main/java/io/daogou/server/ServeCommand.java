package io.daogou.server;

import io.daogou.server.configuration.ApiKey;
import io.daogou.server.configuration.Configuration;
import io.daogou.server.configuration.HttpSettings;
import io.daogou.server.http.HttpServer;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code daogou serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Serves a shop over HTTP.",
        description = {
            "",
            "Answers the API (browse it at /docs), the shop page at /, and metrics at /metrics. Listens on this machine "
                    + "only unless http.host in the configuration says otherwise. Without configured keys the first start makes two "
                    + "and shows them once. Stop it with Ctrl-C or SIGTERM: requests finish, nothing is lost.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  daogou serve --data shop --port 9000",
            "  daogou serve --data shop --config /etc/daogou.yaml",
            "",
            "Train beside it with 'daogou train --data shop': the new release is taken up by itself."
        })
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private ShopOptions shop = new ShopOptions();

    @Option(names = "--port", paramLabel = "N", description = "Where to listen; 0 for any free port. Default: 8080.")
    private @Nullable Integer port;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Configuration configured = shop.configuration();
        HttpSettings http = configured.http();
        Configuration configuration = configured.withHttp(port == null ? http : http.withPort(port));
        Assembly assembly = Assembly.open(shop.directory(), configuration);
        return Serving.run(assembly, () -> {
            HttpServer.checkPort(configuration.http());
            List<ApiKey> keys = configuration.keys().isEmpty()
                    ? Keys.ofFirstStart(shop.directory().keys(), out::println)
                    : configuration.keys();
            int listening = assembly.serve(keys);
            String address = "http://" + configuration.http().host() + ":" + listening;
            String truth = configuration.store() == null ? "" : " with " + configuration.store();
            out.println("Daogou serves " + shop.directory().root() + truth + " at " + address + " (API: " + address
                    + "/docs)");
            out.flush();
        });
    }
}
