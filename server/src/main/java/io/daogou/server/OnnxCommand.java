package io.daogou.server;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code daogou onnx}. */
@Command(
        name = "onnx",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {OnnxExportCommand.class, OnnxCheckCommand.class},
        header = "Takes models out as ONNX files, and looks at models that come from elsewhere.",
        description = {"", "docs/other-tools.md has the whole way, out and in.", ""},
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  daogou onnx export --data shop --output onnx",
            "  daogou onnx check ridge.json --history 85123A,22423"
        })
final class OnnxCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "no command given; try 'daogou onnx export'");
    }
}
