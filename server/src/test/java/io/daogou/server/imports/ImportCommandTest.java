package io.daogou.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ImportCommandTest {
    private static final String LOG = "user,item,time\nu1,i1,2024-01-01\nu2,i2,never\n";

    private final InMemoryTarget shop = new InMemoryTarget();
    private final List<Path> opened = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream usualOut = System.out;
    private final PrintStream usualErr = System.err;

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void listenNoMore() {
        System.setOut(usualOut);
        System.setErr(usualErr);
    }

    @Test
    void importsIntoTheDataDirectoryAndSaysWhatBecameOfIt() throws IOException {
        assertThat(run(file("log.csv", LOG))).isZero();
        assertThat(opened).containsExactly(folder.resolve("data"));
        assertThat(shop.all()).hasSize(1);
        assertThat(shop.closed).isTrue();
        assertThat(text(out)).contains("log.csv: 2 rows").contains("1 stored").contains("1 rejected");
        assertThat(folder.resolve("data/log.csv.rejects.tsv")).content().contains("u2,i2,never");
        assertThat(text(err))
                .contains("--map item=item,time=time,user=user")
                .contains("line 3: time is not understood");
    }

    @Test
    void storesNothingInADryRun() throws IOException {
        assertThat(run(file("log.csv", LOG), "--dry-run")).isZero();
        assertThat(opened).isEmpty();
        assertThat(text(out)).contains("Dry run, nothing stored").contains("1 stored");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void goesOnWithTheNextFileAndAnswersTwoIfOneIsOfNoUse() throws IOException {
        assertThat(run(folder.resolve("nothing.csv").toString(), file("log.csv", LOG)))
                .isEqualTo(2);
        assertThat(shop.all()).hasSize(1);
        assertThat(text(err))
                .contains("daogou import: ")
                .contains("no such file")
                .doesNotContain("\tat ");
    }

    @Test
    void explainsOptionsThatAreWrong() throws IOException {
        String log = file("log.csv", LOG);
        assertThat(run(log, "--map", "titel=x")).isEqualTo(2);
        assertThat(run(log, "--map", "title")).isEqualTo(2);
        assertThat(run(log, "--currency", "POUND")).isEqualTo(2);
        assertThat(run(log, "--event", "veiw_item")).isEqualTo(2);
        assertThat(run(log, "--zone", "Europe/Londres")).isEqualTo(2);
        assertThat(run(log, "--format", "xlsx")).isEqualTo(2);
        assertThat(run(log, "--dates", "ydm")).isEqualTo(2);
        assertThat(text(err))
                .contains("did you mean title?")
                .contains("write field=column")
                .contains("ISO 4217")
                .contains("view_item")
                .contains("Europe/London")
                .contains("merchant-xml")
                .contains("dmy, mdy")
                .doesNotContain("\tat ");
        assertThat(opened).isEmpty();
    }

    @Test
    void teachesWithTwoExamples() {
        assertThat(commandLine().execute("--help")).isZero();
        assertThat(text(out).lines().filter(line -> line.startsWith("    daogou import")))
                .hasSize(2);
        assertThat(text(out)).contains("--skip-items").contains("Exit status");
    }

    private int run(String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("--data", folder.resolve("data").toString()));
        all.addAll(List.of(arguments));
        return commandLine().execute(all.toArray(String[]::new));
    }

    private CommandLine commandLine() {
        return new CommandLine(new ImportCommand((data, store) -> {
            opened.add(data);
            return shop;
        }));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String text(ByteArrayOutputStream written) {
        return written.toString(StandardCharsets.UTF_8);
    }
}
