/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.ToIntFunction;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import sc.fiji.unibiomed.cli.models.ModelsSubcommand;
import sc.fiji.unibiomed.cli.question.AskSubcommand;
import sc.fiji.unibiomed.cli.question.DescribeSubcommand;
import sc.fiji.unibiomed.cli.question.FindSubcommand;
import sc.fiji.unibiomed.cli.question.InterpretSubcommand;
import sc.fiji.unibiomed.cli.question.ReportSubcommand;
import sc.fiji.unibiomed.cli.question.SegmentSubcommand;
import sc.fiji.unibiomed.cli.terminal.ErrorLine;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.cli.terminal.ProgramArguments;
import sc.fiji.unibiomed.cli.terminal.UsageException;
import sc.fiji.unibiomed.cli.terminal.VisibleWriter;

/** The command {@code unibiomed}. */
@Command(name = "unibiomed", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = VersionText.class,
	description = { "Asks a biomedical image a question: the answer is text, and every finding comes with a mask.",
		"Research software. Not for diagnostic use." },
	footer = { "", "'unibiomed COMMAND --help' explains a command. 'unibiomed demo' needs nothing but this program." },
	exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:done", "1:something failed",
		"2:bad arguments or unusable input", "3:some of many images failed", "130:cancelled" })
public final class Main implements Runnable {

	private static final List<Class<?>> COMMANDS = List.of(SegmentSubcommand.class, FindSubcommand.class,
		DescribeSubcommand.class, AskSubcommand.class, ReportSubcommand.class, InterpretSubcommand.class,
		BatchSubcommand.class, EvaluateSubcommand.class, PrepareSubcommand.class, ModelsSubcommand.class,
		DevicesSubcommand.class, DemoSubcommand.class);

	@CommandLine.Spec
	private CommandLine.Model.CommandSpec spec;

	private Main() {}

	@Override
	public void run() {
		throw new CommandLine.ParameterException(spec.commandLine(),
			"Say what to do: segment, find, describe, ask, report, interpret, batch, evaluate, prepare, models, " +
				"devices or demo. 'unibiomed --help' explains them.");
	}

	/** Runs the program and ends the process with its exit code. */
	public static void main(final String[] args) {
		// Libraries report to standard error only what a user should act on.
		if (System.getProperty("org.slf4j.simpleLogger.defaultLogLevel") == null) {
			System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
		}
		final PrintWriter out = new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8);
		final PrintWriter err = new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8);
		System.exit(run(line -> execute(out, err, line), err, args));
	}

	/**
	 * Runs what was started as a program of its own, with the arguments that were meant.
	 *
	 * @param program gives the exit code
	 * @param args as Java gives them
	 * @return the exit code
	 */
	public static int run(final ToIntFunction<String[]> program, final PrintWriter err, final String... args) {
		final String[] meant;
		try {
			meant = ProgramArguments.of(args);
		}
		catch (final UsageException e) {
			err.println("unibiomed: " + e.getMessage());
			return ExitCode.UNUSABLE_INPUT;
		}
		return program.applyAsInt(meant);
	}

	/**
	 * Runs the program.
	 *
	 * @param out results
	 * @param err progress, and one line if something goes wrong
	 * @return the exit code
	 */
	public static int execute(final PrintWriter out, final PrintWriter err, final String... args) {
		return execute(withCommands(new CommandLine(new Main()), args), out, err, args);
	}

	/** Reading the options of a command takes a while; where one is named first, only its own are needed. */
	private static CommandLine withCommands(final CommandLine line, final String... args) {
		final List<Class<?>> named = COMMANDS.stream()
			.filter(command -> args.length > 0 && name(command).equals(args[0])).toList();
		for (final Class<?> command : named.isEmpty() ? COMMANDS : named) {
			line.addSubcommand(command);
		}
		return line;
	}

	private static String name(final Class<?> command) {
		return command.getAnnotation(Command.class).name();
	}

	/**
	 * Runs another program in the same manner.
	 *
	 * @param command as picocli knows it
	 * @param out results
	 * @param err progress, and one line if something goes wrong
	 * @return the exit code
	 */
	public static int execute(final Object command, final PrintWriter out, final PrintWriter err,
		final String... args)
	{
		return execute(new CommandLine(command), out, err, args);
	}

	private static int execute(final CommandLine line, final PrintWriter out, final PrintWriter err,
		final String... args)
	{
		final PrintWriter shown = VisibleWriter.around(out);
		final PrintWriter told = VisibleWriter.around(err);
		final ErrorLine errors = new ErrorLine(told);
		// What makes letters bold in help texts cannot be told from what file names bring along.
		return line.setOut(shown).setErr(told).setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
			.setCaseInsensitiveEnumValuesAllowed(true).setParameterExceptionHandler(errors)
			.setExecutionExceptionHandler(errors).execute(args);
	}
}
