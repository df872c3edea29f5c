package sc.fiji.unibiomed.cli.question;

import java.io.IOException;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.unibiomed.interpret.ask.AskedTask;

/** Says what regions show. */
@Command(name = "describe", mixinStandardHelpOptions = true, sortOptions = false, sortSynopsis = false, description = "Says what each --region shows.",
	footerHeading = "%nExample:%n", footer = "  unibiomed describe --image oct.png --region mask.png --output result")
public final class DescribeSubcommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--output", paramLabel = "FOLDER", description = QuestionOptions.OUTPUT)
	private String output;

	@Mixin
	private QuestionOptions question;

	@Override
	public Integer call() throws IOException {
		return question.ask(spec, AskedTask.describe(), output);
	}
}
